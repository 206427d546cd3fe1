import { type Actions, actionsFrom, type BlockedAction } from './action.ts';
import type { Actor, EventBase } from './change.ts';
import type { AccountId } from './identity.ts';
import type { Instant } from './instant.ts';
import { accepted, type Outcome, refused } from './refusal.ts';

/**
 * `reactivation`: an account number submitted while the data is kept, with the check already done (R33).
 * `ownership-transfer`: the new owner has agreed, and support can execute it (R59).
 */
export const requestKinds = ['reactivation', 'ownership-transfer', 'question'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const requestStates = ['open', 'taken', 'answered', 'closed'] as const;
export type RequestState = (typeof requestStates)[number];

export interface RequestMessage {
  readonly at: Instant;
  readonly by: Actor;
  readonly text: string;
}

/** A user of a customer's portal who asked, and where what they see of it is kept. */
export interface CustomerAsker {
  readonly customerId: string;
  readonly dataCenter: string;
  readonly userId: string;
  readonly accountId: AccountId;
}

/** What somebody asks of support. Lives at home. */
export interface SupportRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly partnerId: string;
  /** The subscription it is about, with which it is purged (R34). */
  readonly subscriptionId?: string;
  /** Who asked, when it was not the partner, who then does not see it. */
  readonly asker?: CustomerAsker;
  /** The number that was submitted and checked, of a reactivation. */
  readonly accountNumber?: string;
  readonly subject: string;
  readonly messages: readonly RequestMessage[];
  readonly openedAt: Instant;
  /** Who at support works on it. */
  readonly takenBy?: AccountId;
}

export interface RequestEvent extends EventBase {
  readonly type:
    | 'request-opened'
    | 'request-taken'
    | 'request-answered'
    | 'request-continued'
    | 'request-closed';
}

export interface RequestDecision {
  readonly request: SupportRequest;
  readonly events: readonly RequestEvent[];
}
type Decision = Outcome<RequestDecision>;

export type OpenRequest = Pick<
  SupportRequest,
  'id' | 'kind' | 'partnerId' | 'subscriptionId' | 'accountNumber' | 'subject' | 'asker'
> & { readonly text: string };

/** A request as the customer's user sees it, in the data center of their subscription: that support answered, not who. */
export interface CustomerRequest extends Pick<SupportRequest, 'id' | 'state' | 'subject' | 'openedAt'> {
  readonly userId: string;
  readonly messages: readonly {
    readonly at: Instant;
    readonly by: 'customer' | 'support';
    readonly text: string;
  }[];
  /** The version of the desk's request that it was told of; 0 before the desk has it. */
  readonly told: number;
}

export const customerCopyOf = (request: SupportRequest, version: number): CustomerRequest => ({
  id: request.id,
  userId: request.asker?.userId ?? '',
  state: request.state,
  subject: request.subject,
  messages: request.messages.map(({ at, by, text }) => ({
    at,
    by: by.role === 'support' ? 'support' : 'customer',
    text,
  })),
  openedAt: request.openedAt,
  told: version,
});

/** Opens a request (R33). */
export const openRequest = ({ text, ...about }: OpenRequest, by: Actor, now: Instant): RequestDecision => ({
  request: { ...about, state: 'open', messages: [{ at: now, by, text }], openedAt: now },
  events: [{ type: 'request-opened', at: now }],
});

/** Somebody at support takes the request; from another one only once that one has answered. */
export function takeRequest(request: SupportRequest, by: AccountId, now: Instant): Decision {
  if (request.state === 'closed') return closed;
  if (request.state === 'taken' && request.takenBy === by) return unchanged(request);
  if (request.state === 'taken') return refusedBy(takenBlock);
  return changed({ ...request, state: 'taken', takenBy: by }, 'request-taken', now);
}

/** Support answers. */
export function answerRequest(request: SupportRequest, text: string, by: AccountId, now: Instant): Decision {
  if (request.state === 'closed') return closed;
  const message: RequestMessage = { at: now, by: { role: 'support', accountId: by }, text };
  const messages = [...request.messages, message];
  return changed({ ...request, state: 'answered', takenBy: by, messages }, 'request-answered', now);
}

/** Who asked writes again: the request waits for support once more. */
export function continueRequest(request: SupportRequest, text: string, by: Actor, now: Instant): Decision {
  if (request.state === 'closed') return closed;
  const messages = [...request.messages, { at: now, by, text }];
  const state = request.state === 'answered' ? 'open' : request.state;
  return changed({ ...request, state, messages }, 'request-continued', now);
}

/** Closes the request; closing it again changes nothing. */
export const closeRequest = (request: SupportRequest, now: Instant): Decision =>
  request.state === 'closed'
    ? unchanged(request)
    : changed({ ...request, state: 'closed' }, 'request-closed', now);

/** Whether a request of a kind still waits for what it asks. */
export const awaits = (kind: RequestKind, request: SupportRequest): boolean =>
  request.kind === kind && request.state !== 'closed';

const changed = (request: SupportRequest, type: RequestEvent['type'], at: Instant): Decision =>
  accepted({ request, events: [{ type, at }] });
const unchanged = (request: SupportRequest): Decision => accepted({ request, events: [] });

type Block = Omit<BlockedAction, 'action'>;
const refusedBy = ({ code, reason, remedy }: Block): Outcome<never> => refused(code, `${reason} ${remedy}`);

const closedBlock: Block = {
  code: 'request-closed',
  reason: 'The request is closed.',
  remedy: 'Open a new one.',
};
const takenBlock: Block = {
  code: 'request-taken',
  reason: 'Somebody else at support works on the request.',
  remedy: 'Answer it if they cannot; that takes it over.',
};
const closed = refusedBy(closedBlock);

export type RequestAction = 'take' | 'answer' | 'close' | 'write';

/** What can be done with a request now, by whoever looks at it (R65). */
export function requestActions(
  request: SupportRequest,
  viewer: 'partner' | 'support',
): Actions<RequestAction> {
  const block = request.state === 'closed' ? closedBlock : undefined;
  if (viewer === 'partner') return { ...actionsFrom({ write: block ?? true }) };
  return actionsFrom<Exclude<RequestAction, 'write'>>({
    take: block ?? (request.state === 'taken' ? takenBlock : true),
    answer: block ?? true,
    close: block ?? true,
  });
}
