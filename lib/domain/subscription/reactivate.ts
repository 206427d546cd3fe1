import { refusedFor } from '../action.ts';
import type { LinkedAccount } from '../customer/customer.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome } from '../refusal.ts';
import type { Status } from '../time/standing.ts';
import type { Subscription } from './subscription.ts';
import { purged, whyNotReactivate } from './subscription-blocks.ts';
import type { SubscriptionDecision } from './subscription-events.ts';
import { standingOf } from './subscription-timeline.ts';

/** Reactivates an inactive subscription; everything is as before (R33). */
export function reactivate(state: Subscription, account: LinkedAccount, now: Instant): SubscriptionDecision {
  return (
    whyNotReactivatable(standingOf(state, now).status) ??
    accepted([{ type: 'reactivated', at: now, account }])
  );
}

/** The refusal of a reactivation by status; `undefined` when it is possible (R33). */
export function whyNotReactivatable(status: Status): Outcome<never> | undefined {
  const block = whyNotReactivate(status);
  if (!block) return undefined;
  return status === 'purged' ? purged : refusedFor(block);
}
