import type { Instant } from '../instant.ts';
import type { Subscription } from '../subscription/subscription.ts';
import type { SubscriptionEvent } from '../subscription/subscription-events.ts';
import { helpOf } from '../subscription/subscription-timeline.ts';

/** How the help series of a trial stands for who reads its mails; `over` also when there never was one (R48). */
export type HelpStanding = 'wanted' | 'stopped' | 'over';

export function helpStanding(state: Subscription): HelpStanding {
  if (state.phase !== 'trial' || !state.periods.help) return 'over';
  return helpOf(state) ? 'wanted' : 'stopped';
}

/**
 * Stops the help series, or starts it again; every other mail goes out as before (R48). Nothing happens when it is
 * so already, or when the series is over. Time must have been passed first.
 */
export function changeHelp(state: Subscription, wanted: boolean, now: Instant): readonly SubscriptionEvent[] {
  const change = helpStanding(state) === (wanted ? 'stopped' : 'wanted');
  return change ? [{ type: wanted ? 'help-resumed' : 'help-unsubscribed', at: now }] : [];
}
