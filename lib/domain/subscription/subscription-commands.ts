import type { LinkedAccount } from '../customer/customer.ts';
import type { Instant } from '../instant.ts';
import { accepted, refused } from '../refusal.ts';
import { accountLifts } from '../time/account-lifts.ts';
import { type EndOfSupport, sameEnd } from '../time/end-of-support.ts';
import { type Contact, giverOf } from './contact.ts';
import type { Subscription } from './subscription.ts';
import { purged } from './subscription-blocks.ts';
import type { SubscriptionDecision, SubscriptionEvent } from './subscription-events.ts';
import { timelineOf } from './subscription-timeline.ts';

/** Support lets mails go to an address again that get through no more; why stands in the history (R66). */
export const liftMailBlock = (
  state: Subscription,
  { blocked, ...block }: { readonly address: string; readonly reason: string; readonly blocked: boolean },
  now: Instant,
): SubscriptionDecision => {
  if (state.phase === 'purging') return purged;
  return blocked ? accepted([{ type: 'mail-block-lifted', at: now, ...block }]) : noMailBlock;
};

const noMailBlock = refused(
  'no-mail-block',
  'No mail about this subscription to this address came back or was reported as spam since it was lifted last, so there is nothing to lift.',
  '/address',
);

/** Announces the end of support, or another date than the one announced before (R28). Time must have been passed first. */
export function announceEndOfSupport(
  state: Subscription,
  end: Omit<EndOfSupport, 'since'>,
  now: Instant,
): SubscriptionDecision {
  if (!('limit' in state) || sameEnd(state.periods.endOfSupport, end)) return accepted([]);
  return accepted([{ type: 'end-of-support-announced', at: now, endOfSupport: { ...end, since: now } }]);
}

/** What a subscription is told of its customer at home. */
export interface CustomerNews {
  readonly account?: LinkedAccount;
  /** What was corrected of it; the rest stays as the activation has it (R21). */
  readonly contact?: Partial<Pick<Contact, 'email' | 'language'>>;
}

/**
 * Tells the subscription of its customer; a number that came too late asks support for help (R31, R33). Where mails go
 * is no longer the partner's to say once the customer has said it, or has removed access of the partner (R61, R64).
 */
export function hearOfCustomer(
  state: Subscription,
  { account, contact: corrected }: CustomerNews,
  now: Instant,
): SubscriptionDecision {
  const events: SubscriptionEvent[] = [];
  if (state.phase === 'purging') return accepted(events);
  const contact = { ...state.contact, ...corrected };
  if (!sameContact(contact, state.contact) && giverOf(state.contact) === 'partner')
    events.push({ type: 'contact-changed', at: now, contact });
  if (account && accountLifts(timelineOf(state), account))
    events.push({ type: 'account-number-linked', at: now, account });
  else if (account && state.phase === 'inactive')
    events.push({ type: 'reactivation-requested', at: now, accountNumber: account.accountNumber });
  return accepted(events);
}

const sameContact = (one: Contact, other: Contact): boolean =>
  one.email === other.email && one.language === other.language;
