import * as z from 'zod/mini';
import { type Faults, faultPlanSchema } from '../aws/faults.ts';
import type { Meter } from '../aws/meter.ts';
import type { QueueStore } from '../aws/sqs/queues.ts';
import type { Permission } from '../iam/ledger.ts';
import { instant } from './clock-routes.ts';
import { type ConsoleRoute, json, nothing } from './router.ts';

/** Signs in whom one likes: an access token of that person. */
export type IssueToken = (accountId: string, scope: string) => Promise<string>;

const tokenSchema = z.strictObject({
  accountId: z.string().check(z.minLength(1)),
  /** One or more of the scopes, separated by spaces. */
  scope: z.string().check(z.minLength(1)),
});

export function tokenRoutes(issueToken: IssueToken): ConsoleRoute[] {
  return [
    {
      method: 'POST',
      path: /^\/_local\/tokens$/,
      handle: async ({ input }) => {
        const { accountId, scope } = await input(tokenSchema);
        return json({ accessToken: await issueToken(accountId, scope) });
      },
    },
  ];
}

export function faultRoutes(faults: Faults): ConsoleRoute[] {
  const path = /^\/_local\/faults$/;
  return [
    { method: 'GET', path, handle: () => json(faults.plan()) },
    {
      method: 'PUT',
      path,
      handle: async ({ input }) => {
        faults.use(await input(faultPlanSchema));
        return json(faults.plan());
      },
    },
  ];
}

export function meterRoutes(meter: Meter): ConsoleRoute[] {
  const path = /^\/_local\/meter$/;
  return [
    { method: 'GET', path, handle: () => json({ items: meter.rows(), requests: meter.requests() }) },
    {
      method: 'DELETE',
      path,
      handle: () => {
        meter.reset();
        return nothing;
      },
    },
  ];
}

/** What the functions' roles allow, and which of it was needed since the start. */
export function permissionRoutes(permissions: () => Permission[]): ConsoleRoute[] {
  return [{ method: 'GET', path: /^\/_local\/permissions$/, handle: () => json({ items: permissions() }) }];
}

/** What could not be done, from every queue of every data center; oldest first. */
export function deadLetterRoutes(store: QueueStore): ConsoleRoute[] {
  const queueOf = new Map(store.queues.map((queue) => [queue.arn, queue]));
  return [
    {
      method: 'GET',
      path: /^\/_local\/dead-letters$/,
      handle: () =>
        json({
          items: store.messages().map(({ id, queueArn, body, attributes, sentAt }) => ({
            id,
            dataCenter: queueOf.get(queueArn)?.dataCenter,
            queue: queueOf.get(queueArn)?.name,
            sentAt: instant(sentAt),
            attributes,
            body: parsed(body),
          })),
        }),
    },
  ];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
