import { check, NotAsTold } from './check.ts';
import type { Controls } from './controls.ts';

/** A problem as the API answers it. */
interface Problem {
  readonly code?: string;
  readonly detail?: string;
}

/** The API of home as one person. */
export interface ApiClient {
  /** Calls, and takes no other status than the expected one. Throws `NotAsTold`. */
  call<T>(method: string, path: string, status: number, body?: unknown): Promise<T>;
  /** Calls, and takes no other answer than this refusal: `404 account-not-found`. */
  refused(method: string, path: string, refusal: string, body?: unknown): Promise<Problem>;
}

/** Clients for people, by account and scope. */
export const apiClients =
  (home: string, local: Pick<Controls, 'token'>) =>
  async (accountId: string, scope: string): Promise<ApiClient> => {
    const authorization = `Bearer ${await local.token(accountId, scope)}`;

    async function send(method: string, path: string, body: unknown): Promise<[number, unknown]> {
      // Many records are sent as JSON Lines, everything else as JSON.
      const lines = typeof body === 'string';
      const response = await fetch(`${home}${path}`, {
        method,
        headers: {
          authorization,
          ...(body !== undefined && { 'content-type': lines ? 'application/jsonl' : 'application/json' }),
        },
        ...(body !== undefined && { body: lines ? body : JSON.stringify(body) }),
      });
      return [response.status, JSON.parse(await response.text())];
    }

    return {
      async call<T>(method: string, path: string, status: number, body?: unknown) {
        const [actual, answer] = await send(method, path, body);
        if (actual === status) return answer as T;
        const { code = 'no code', detail = '' } = answer as Problem;
        throw new NotAsTold(
          `${method} ${path} should answer ${status}, but answers ${actual} ${code}. ${detail}`,
        );
      },
      async refused(method, path, refusal, body) {
        const [status, answer] = await send(method, path, body);
        const problem = answer as Problem;
        check(`The answer to ${method} ${path}`, `${status} ${problem.code ?? 'without a code'}`, refusal);
        return problem;
      },
    };
  };
