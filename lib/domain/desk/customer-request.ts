import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome } from '../refusal.ts';
import { inOrder, refusedToWrite, type SupportRequest } from './support-request.ts';

export interface CustomerMessage {
  readonly at: Instant;
  readonly by: 'customer' | 'support';
  readonly text: string;
  /** Of what a customer wrote again: by it the desk knows the message. */
  readonly id?: string;
}

/**
 * A request as the customer's users see it, in the data center of their subscription: that support answered, not who.
 */
export interface CustomerRequest
  extends Pick<SupportRequest, 'id' | 'state' | 'subject' | 'openedAt' | 'closure'> {
  /** Who asked: a user, or the invitation that names them. */
  readonly userId: string;
  /** Of who asked before the portal was opened, when there were no users. */
  readonly invited?: AccountId;
  readonly messages: readonly CustomerMessage[];
  /** The version of the desk's request that it was told of; 0 before the desk has it. */
  readonly told: number;
}

/** What a user asks. */
export const askAsCustomer = (
  asked: Pick<CustomerRequest, 'id' | 'userId' | 'subject' | 'invited'> & { readonly text: string },
  now: Instant,
): CustomerRequest => {
  const { text, ...about } = asked;
  return { ...about, state: 'open', messages: [{ at: now, by: 'customer', text }], openedAt: now, told: 0 };
};

/** A user writes again, which the desk learns of a moment later: from then on the request waits for support (R33). */
export function writeAsCustomer(
  request: CustomerRequest,
  { id, text }: { readonly id: string; readonly text: string },
  now: Instant,
): Outcome<CustomerRequest> {
  const unfit = refusedToWrite(request, now);
  if (unfit) return unfit;
  const { closure, ...open } = request;
  const state = request.state === 'taken' ? 'taken' : 'open';
  return accepted({ ...open, state, messages: [...request.messages, { at: now, by: 'customer', text, id }] });
}

/** The request as the desk has it, and what was written here and has not reached the desk yet. */
export function toldByDesk(known: CustomerRequest, desk: SupportRequest, version: number): CustomerRequest {
  const there = new Set(desk.messages.map(({ id }) => id));
  const underWay = known.messages.filter(({ id }) => id !== undefined && !there.has(id));
  const messages = desk.messages.map(({ at, by, text, id }): CustomerMessage => {
    const role = by.role === 'support' ? 'support' : 'customer';
    return { at, by: role, text, ...(id !== undefined && { id }) };
  });
  const waits = underWay.length > 0 && desk.state !== 'taken';
  return {
    id: known.id,
    userId: known.userId,
    ...(known.invited && { invited: known.invited }),
    state: waits ? 'open' : desk.state,
    subject: desk.subject,
    messages: inOrder([...messages, ...underWay]),
    openedAt: desk.openedAt,
    told: version,
    ...(!waits && desk.closure && { closure: desk.closure }),
  };
}

/** What support has answered and the customer has not been told. */
export const newAnswersIn = (known: CustomerRequest, told: CustomerRequest): readonly CustomerMessage[] =>
  told.messages.filter(bySupport).slice(known.messages.filter(bySupport).length);

const bySupport = ({ by }: CustomerMessage): boolean => by === 'support';

/** More than a customer has to ask at a time; who wants to say more writes on what waits. */
export const mostWaiting = 20;

/** Whether support has still to see to a request. */
export const waitsForSupport = ({ state }: Pick<CustomerRequest, 'state'>): boolean =>
  state === 'open' || state === 'taken';

/** Whether a request is that of an invited person, which nobody else whom an invitation names may see. */
export const isInvitedAsker = ({ invited }: CustomerRequest, account: AccountId): boolean =>
  invited !== undefined && invited === account;
