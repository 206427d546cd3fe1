import { type Actions, actionsFrom, type Block, refusedFor } from '../action.ts';
import type { Actor, EventBase } from '../change.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome } from '../refusal.ts';

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
  /** Of a message that a customer's data center has brought: brought again, it changes nothing. */
  readonly id?: string;
}

/** That a request was closed, and until when whoever asked can still write on it, which opens it again. */
export interface RequestClosure {
  readonly at: Instant;
  readonly reason?: string;
  readonly reopensUntil?: Instant;
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
  /** Who at support works on it, or did last. */
  readonly takenBy?: AccountId;
  /** Of a closed request. */
  readonly closure?: RequestClosure;
}

export type RequestEvent =
  | (EventBase & {
      readonly type:
        | 'request-opened'
        | 'request-taken'
        | 'request-released'
        | 'request-answered'
        | 'request-continued';
    })
  | (EventBase & { readonly type: 'request-closed'; readonly reason?: string });

export interface RequestDecision {
  readonly request: SupportRequest;
  readonly events: readonly RequestEvent[];
}
type Decision = Outcome<RequestDecision>;

export type OpenRequest = Pick<
  SupportRequest,
  'id' | 'kind' | 'partnerId' | 'subscriptionId' | 'accountNumber' | 'subject' | 'asker'
> & { readonly text: string };

/** Opens a request (R33). */
export const openRequest = ({ text, ...about }: OpenRequest, by: Actor, now: Instant): RequestDecision => ({
  request: { ...about, state: 'open', messages: [{ at: now, by, text }], openedAt: now },
  events: [{ type: 'request-opened', at: now }],
});

/** Somebody at support takes the request; from another one who works on it only expressly. */
export function takeRequest(
  request: SupportRequest,
  { by, takeOver = false }: { readonly by: AccountId; readonly takeOver?: boolean },
  now: Instant,
): Decision {
  if (request.state === 'closed') return refusedFor(closedAtDeskBlock);
  const { state, takenBy: former } = request;
  if (state === 'taken' && former === by) return unchanged(request);
  if (state === 'taken' && !takeOver) return refusedFor(takenBlock);
  return changed({ ...request, state: 'taken', takenBy: by }, [{ type: 'request-taken', at: now }]);
}

/** Whoever has taken it puts it back, or somebody does for them: it waits as before. */
export function releaseRequest(request: SupportRequest, now: Instant): Decision {
  if (request.state === 'closed') return refusedFor(closedAtDeskBlock);
  if (request.state !== 'taken') return refusedFor(notTakenBlock);
  const { takenBy, ...released } = request;
  const state = request.messages.at(-1)?.by.role === 'support' ? 'answered' : 'open';
  return changed({ ...released, state }, [{ type: 'request-released', at: now }]);
}

/** Support answers, whether or not it was taken; who answers has it from then on. */
export function answerRequest(request: SupportRequest, text: string, by: AccountId, now: Instant): Decision {
  if (request.state === 'closed') return refusedFor(closedAtDeskBlock);
  if (isFull(request.messages, longestThread.support)) return refusedFor(fullBlock);
  const message: RequestMessage = { at: now, by: { role: 'support', accountId: by }, text };
  const messages = [...request.messages, message];
  return changed({ ...request, state: 'answered', takenBy: by, messages }, [
    { type: 'request-answered', at: now },
  ]);
}

/** What whoever asked writes again. */
export interface Continuation {
  readonly text: string;
  readonly by: Actor;
  readonly at: Instant;
}

/** Who asked writes again: the request waits for support once more, also for a while after it was closed. */
export function continueRequest(request: SupportRequest, { text, by, at }: Continuation): Decision {
  const block = whyNotWrite(request, at);
  return block ? refusedFor(block) : continued(request, { text, by, at });
}

/**
 * The same, brought by the data center of a customer, which has let them write: it counts whatever happened here
 * meanwhile, and once.
 */
export const bringMessage = (request: SupportRequest, id: string, message: Continuation): Decision =>
  request.messages.some((known) => known.id === id)
    ? unchanged(request)
    : continued(request, { ...message, id });

function continued(
  { closure, ...request }: SupportRequest,
  { text, by, at, id }: Continuation & { readonly id?: string },
): Decision {
  const message: RequestMessage = { at, by, text, ...(id !== undefined && { id }) };
  const messages = inOrder([...request.messages, message]);
  const state = request.state === 'taken' ? 'taken' : 'open';
  return changed({ ...request, state, messages }, [{ type: 'request-continued', at }]);
}

/** Closes the request, once: whose reason stands is whoever came first. */
export function closeRequest(
  request: SupportRequest,
  closing: Omit<RequestClosure, 'at'>,
  now: Instant,
): Decision {
  if (request.state === 'closed') return refusedFor(closedAtDeskBlock);
  const { reason } = closing;
  return changed({ ...request, state: 'closed', closure: { at: now, ...closing } }, [
    { type: 'request-closed', at: now, ...(reason !== undefined && { reason }) },
  ]);
}

/** Whether a request of a kind still waits for what it asks. */
export const awaits = (kind: RequestKind, request: SupportRequest): boolean =>
  request.kind === kind && request.state !== 'closed';

/** Messages by their instants; those of a customer can arrive later than an answer that they did not know. */
export const inOrder = <T extends { readonly at: Instant }>(messages: readonly T[]): T[] =>
  [...messages].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));

const changed = (request: SupportRequest, events: readonly RequestEvent[]): Decision =>
  accepted({ request, events });
const unchanged = (request: SupportRequest): Decision => accepted({ request, events: [] });

const closedBlock: Block = {
  code: 'request-closed',
  reason: 'The request is closed.',
  remedy: 'Open a new one.',
};
const closedAtDeskBlock: Block = {
  code: 'request-closed',
  reason: 'The request is closed.',
  remedy:
    'Nothing is left to do: whoever asked opens it again by writing on it while they can, or opens a new one.',
};
const takenBlock: Block = {
  code: 'request-taken',
  reason: 'Somebody else at support works on the request.',
  remedy: 'Take it over with takeOver, if they cannot; an answer takes it over as well.',
};
const notTakenBlock: Block = {
  code: 'request-not-taken',
  reason: 'Nobody works on the request.',
  remedy: 'There is nothing to put back: whoever wants to can take it.',
};
const fullBlock: Block = {
  code: 'request-full',
  reason: 'The request has become too long to go on with.',
  remedy: 'Open a new one.',
};

interface Longest {
  readonly messages: number;
  readonly characters: number;
}
/** A request is one record of at most 400 KB, of up to three bytes a character; support can still answer the last message. */
const longestThread = {
  asker: { messages: 100, characters: 60_000 },
  support: { messages: 150, characters: 90_000 },
} as const satisfies Record<string, Longest>;

const isFull = (messages: readonly { readonly text: string }[], longest: Longest): boolean =>
  messages.length >= longest.messages ||
  messages.reduce((characters, { text }) => characters + text.length, 0) >= longest.characters;

/** Why whoever asked cannot write now. */
function whyNotWrite(
  {
    state,
    closure,
    messages,
  }: Pick<SupportRequest, 'state' | 'closure'> & {
    readonly messages: readonly { readonly text: string }[];
  },
  now: Instant,
): Block | undefined {
  const reopens = closure?.reopensUntil !== undefined && now < closure.reopensUntil;
  if (state === 'closed' && !reopens) return closedBlock;
  return isFull(messages, longestThread.asker) ? fullBlock : undefined;
}

/** What whoever asked can do with a request now (R65). */
export const askerActions = (request: Parameters<typeof whyNotWrite>[0], now: Instant): Actions<'write'> =>
  actionsFrom({ write: whyNotWrite(request, now) ?? true });

/** Why whoever asked cannot write now, as a refusal. */
export const refusedToWrite = (
  request: Parameters<typeof whyNotWrite>[0],
  now: Instant,
): Outcome<never> | undefined => {
  const block = whyNotWrite(request, now);
  return block && refusedFor(block);
};

export type DeskAction = 'take' | 'take-over' | 'release' | 'answer' | 'close';

/** What somebody at support can do with a request now (R65). */
export function deskActions(request: SupportRequest, viewer: AccountId): Actions<DeskAction> {
  const block = request.state === 'closed' ? closedAtDeskBlock : undefined;
  const isTaken = request.state === 'taken';
  const byAnother = isTaken && request.takenBy !== viewer;
  return actionsFrom<DeskAction>({
    take: block ?? (byAnother ? takenBlock : true),
    'take-over': block ?? true,
    release: block ?? (isTaken ? true : notTakenBlock),
    answer: block ?? (isFull(request.messages, longestThread.support) ? fullBlock : true),
    close: block ?? true,
  });
}
