import type { Mail } from '../inbox/inbox.ts';
import type { Fired } from '../ports.ts';
import { NotAsTold } from './check.ts';

/** The console of the local cloud, as far as the story needs it. */
export interface Controls {
  token(accountId: string, scope: string): Promise<string>;
  now(): Promise<string>;
  /** Moves the clock; resolves when everything due on the way is done. */
  advanceTo(at: string): Promise<readonly Fired[]>;
  /** Resolves when nothing is at work any more; a minute passes. */
  settle(): Promise<void>;
  /** The mails to an address, oldest first. */
  mailsTo(address: string): Promise<readonly Mail[]>;
  /** The latest mail to an address. */
  lastMailTo(address: string): Promise<Mail>;
}

export function controls(consoleUrl: string): Controls {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${consoleUrl}/_local/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new NotAsTold(`The console answered ${response.status} to ${method} ${path}: ${text}`);
    return JSON.parse(text) as T;
  }

  const mailsTo = async (address: string): Promise<readonly Mail[]> => {
    const { items } = await call<{ items: { id: string }[] }>(
      'GET',
      `inbox?to=${encodeURIComponent(address)}`,
    );
    return Promise.all(items.map(({ id }) => call<Mail>('GET', `inbox/${id}`)));
  };

  return {
    token: async (accountId, scope) =>
      (await call<{ accessToken: string }>('POST', 'tokens', { accountId, scope })).accessToken,
    now: async () => (await call<{ now: string }>('GET', 'clock')).now,
    advanceTo: async (to) => (await call<{ fired: readonly Fired[] }>('POST', 'clock/advance', { to })).fired,
    settle: async () => {
      await call('POST', 'clock/advance', { minutes: 1 });
    },
    mailsTo,
    async lastMailTo(address) {
      const mail = (await mailsTo(address)).at(-1);
      if (!mail) throw new NotAsTold(`There should be a mail to ${address}, but there is none.`);
      return mail;
    },
  };
}
