import * as z from 'zod/mini';
import type { CustomerRequest } from '../domain/desk/customer-request.ts';
import {
  askerActions,
  deskActions,
  type RequestClosure,
  requestKinds,
  requestStates,
  type SupportRequest,
} from '../domain/desk/support-request.ts';
import type { AccountId } from '../domain/identity.ts';
import type { Instant } from '../domain/instant.ts';
import { actions } from '../http/fields.ts';

/** Of a closed request: why, and until when whoever asked can still write on it. */
const closure = z.nullable(
  z.object({
    at: z.iso.datetime(),
    reason: z.nullable(z.string()),
    reopensUntil: z.nullable(z.iso.datetime()),
  }),
);

const presentClosure = (closed: RequestClosure | undefined) =>
  closed ? { at: closed.at, reason: closed.reason ?? null, reopensUntil: closed.reopensUntil ?? null } : null;

export const supportRequest = z.object({
  id: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  subscriptionId: z.nullable(z.string()),
  accountNumber: z.nullable(z.string()),
  subject: z.string(),
  messages: z.array(
    z.object({
      at: z.iso.datetime(),
      by: z.object({ role: z.string(), accountId: z.optional(z.string()) }),
      text: z.string(),
    }),
  ),
  openedAt: z.iso.datetime(),
  closure,
  ...actions,
});

/** What only support is told. */
export const deskRequest = z.object({
  ...supportRequest.shape,
  partnerId: z.string(),
  takenBy: z.nullable(z.string()),
  /** Who asked, when it was a user of a customer's portal and not the partner. */
  customer: z.nullable(z.object({ customerId: z.string(), accountId: z.string(), dataCenter: z.string() })),
});

/** What a user of the customer portal is told. */
export const customerRequest = z.object({
  id: z.string(),
  state: z.enum(requestStates),
  subject: z.string(),
  messages: z.array(
    z.object({ at: z.iso.datetime(), by: z.enum(['customer', 'support']), text: z.string() }),
  ),
  openedAt: z.iso.datetime(),
  closure,
  ...actions,
});

export const customerRequestExample = {
  id: 'req_01K00000000000000000000000',
  state: 'open',
  subject: 'I cannot sign in',
  messages: [
    { at: '2026-11-20T08:00:00.000Z', by: 'customer', text: 'I get to a page that names another account.' },
  ],
  openedAt: '2026-11-20T08:00:00.000Z',
  closure: null,
  allowedActions: ['write'],
  blockedActions: [],
};

/** A request as the customer's users see it. */
export const presentCustomerRequest = (request: CustomerRequest, now: Instant) => ({
  id: request.id,
  state: request.state,
  subject: request.subject,
  messages: request.messages.map(({ at, by, text }) => ({ at, by, text })),
  openedAt: request.openedAt,
  closure: presentClosure(request.closure),
  ...askerActions(request, now),
});

export const supportRequestExample = {
  id: 'req_01K00000000000000000000000',
  kind: 'question',
  state: 'open',
  subscriptionId: 'sub_01K00000000000000000000000',
  accountNumber: null,
  subject: 'The customer cannot sign in',
  messages: [
    {
      at: '2026-11-20T08:00:00.000Z',
      by: { role: 'partner', accountId: 'anna@partner.example' },
      text: 'Kim gets to a page that names another account.',
    },
  ],
  openedAt: '2026-11-20T08:00:00.000Z',
  closure: null,
  allowedActions: ['write'],
  blockedActions: [],
};
export const deskRequestExample = {
  ...supportRequestExample,
  allowedActions: ['take', 'answer', 'close'],
  partnerId: 'par_01K00000000000000000000000',
  takenBy: null,
  customer: null,
};

/** A request as the partner sees it who opened it: of support, that it answered, not who. */
export const presentOwnRequest = (request: SupportRequest, now: Instant) => ({
  ...present(request, 'partner'),
  ...askerActions(request, now),
});

/** A request as somebody at the desk sees it. */
export const presentDeskRequest = (request: SupportRequest, viewer: AccountId) => ({
  ...present(request, 'support'),
  partnerId: request.partnerId,
  takenBy: request.takenBy ?? null,
  customer: request.asker
    ? {
        customerId: request.asker.customerId,
        accountId: request.asker.accountId,
        dataCenter: request.asker.dataCenter,
      }
    : null,
  ...deskActions(request, viewer),
});

const present = (request: SupportRequest, viewer: 'partner' | 'support') => ({
  id: request.id,
  kind: request.kind,
  state: request.state,
  subscriptionId: request.subscriptionId ?? null,
  accountNumber: request.accountNumber ?? null,
  subject: request.subject,
  messages: request.messages.map(({ at, by, text }) => ({
    at,
    by:
      !('accountId' in by) || (by.role === 'support' && viewer === 'partner')
        ? { role: by.role }
        : { role: by.role, accountId: by.accountId },
    text,
  })),
  openedAt: request.openedAt,
  closure: presentClosure(request.closure),
});
