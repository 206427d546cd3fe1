import type { Charge } from '../billing/charge.ts';
import { chargeOfMonth, hasPartnerAccess } from '../billing/paid.ts';
import type { LinkedAccount } from '../customer/customer.ts';
import type { Instant } from '../instant.ts';
import { evolve } from '../subscription/evolve-subscription.ts';
import type { Subscription } from '../subscription/subscription.ts';
import type { SubscriptionEvent } from '../subscription/subscription-events.ts';
import { timelineOf } from '../subscription/subscription-timeline.ts';
import { accountLifts } from './account-lifts.ts';
import { isTransition, type Timer, timers } from './timers.ts';

/** What must be known before anything irreversible happens: the customer's account number at home. */
export interface TimeFacts {
  readonly account: LinkedAccount | undefined;
}

/** The timers that are due at `now`, in order. */
const dueTimers = (subscription: Subscription, now: Instant): Timer[] =>
  timers(timelineOf(subscription)).filter(({ at }) => at <= now);

/** Whether something is due that cannot be taken back, so that the facts must be read at home first. */
export const needsFacts = (subscription: Subscription, now: Instant): boolean =>
  dueTimers(subscription, now).some(isTransition);

/**
 * Applies every timer due by `now`, in order, each at its own instant, never early (R36). A number that the
 * customer had before the deadline lifts the limit instead (R31). The subscription is unchanged when no event comes.
 */
export function passTime(
  subscription: Subscription,
  now: Instant,
  facts: TimeFacts,
): { subscription: Subscription; events: SubscriptionEvent[] } {
  const events: SubscriptionEvent[] = [];
  let state = subscription;
  const apply = (event: SubscriptionEvent): void => {
    events.push(event);
    state = evolve(state, event);
  };
  if (facts.account && accountLifts(timelineOf(state), facts.account))
    apply({ type: 'account-number-linked', at: now, account: facts.account });
  for (let due = dueTimers(state, now); due[0]; due = dueTimers(state, now)) {
    const [{ at }] = due;
    for (const timer of due.filter((other) => other.at === at)) apply(eventOf(timer, state));
  }
  return { subscription: state, events };
}

function eventOf(
  { kind, at, days = 0, deadline = at, topic = 'first-steps' }: Timer,
  state: Subscription,
): SubscriptionEvent {
  switch (kind) {
    case 'notice-before-inactivation':
      return { type: 'notice-given', at, about: 'inactivation', days, deadline };
    case 'notice-before-expiry':
      return { type: 'notice-given', at, about: 'expiry', days, deadline };
    case 'notice-before-end-of-support':
      return { type: 'notice-given', at, about: 'end-of-support', days, deadline };
    case 'help':
      return { type: 'help-given', at, days, topic };
    case 'expiry':
      return { type: 'expired', at };
    case 'notice-before-purge':
      return { type: 'notice-given', at, about: 'purge', days, deadline };
    case 'inactivation':
      return { type: 'inactivated', at };
    case 'purge':
      return { type: 'purge-started', at };
    case 'monthly-charge':
      return { type: 'charged', at, charge: chargeIn(state, at) };
    default:
      return kind satisfies never;
  }
}

function chargeIn(state: Subscription, at: Instant): Charge {
  if (state.phase !== 'paid') throw new TypeError('Only a paid subscription is charged.');
  return chargeOfMonth(state.paid, state.allowance, hasPartnerAccess(state.billing), at);
}
