import type { Instant } from '../domain/instant.ts';
import { needsFacts, passTime, type TimeFacts } from '../domain/pass-time.ts';
import { accepted, type Outcome } from '../domain/refusal.ts';
import { evolve, type Subscription, type Tombstone, timelineOf } from '../domain/subscription.ts';
import { purged } from '../domain/subscription-commands.ts';
import type { SubscriptionEvent } from '../domain/subscription-events.ts';
import { standing, timers } from '../domain/timeline.ts';
import { type Loaded, ref, type Store, type Write } from './ports.ts';
import { type PendingReaction, pending, type Reaction } from './reactions.ts';
import type { Authorship, RequestContext } from './request.ts';
import { changeOf, type Plan, transact } from './transact.ts';

export interface SubscriptionChange {
  /** The data center that holds the subscription. */
  readonly store: Store;
  readonly subscriptionId: string;
  readonly author: Authorship;
  /** What is known at home of the customer; asked only when something irreversible is due. */
  readonly facts: () => Promise<TimeFacts>;
  /** Decides on the subscription as it truly stands, time having passed. */
  readonly decide: (
    current: Subscription,
  ) => Outcome<readonly SubscriptionEvent[]> | Promise<Outcome<readonly SubscriptionEvent[]>>;
  /** Parts of the commit besides the subscription itself. */
  readonly besides?: (next: Subscription) => readonly Write[];
}

/** A command on a subscription in its data center: pass time, decide, commit with history and reactions. */
export const changeSubscription = (
  change: SubscriptionChange,
  request: RequestContext,
): Promise<Outcome<Loaded<Subscription>>> => {
  const self = ref('subscription', change.subscriptionId);
  return transact(
    {
      store: change.store,
      read: { subscription: self },
      decide: ({ subscription }) => planned(change, request, subscription),
      replay: async ({ subscription }) => alive(subscription),
    },
    request,
  );
};

/** A subscription that has not been purged. */
const alive = (loaded: Loaded<Subscription | Tombstone> | undefined): Outcome<Loaded<Subscription>> =>
  loaded && loaded.value.phase !== 'purged' ? accepted({ ...loaded, value: loaded.value }) : purged;

async function planned(
  { author, facts, decide, besides, subscriptionId }: SubscriptionChange,
  request: RequestContext,
  loaded: Loaded<Subscription | Tombstone> | undefined,
): Promise<Outcome<Plan<Loaded<Subscription>>>> {
  const present = alive(loaded);
  if (!present.ok) return present;
  const { value: stored, version } = present.value;
  const known = needsFacts(stored, request.now) ? await facts() : { account: undefined };
  const passed = passTime(stored, request.now, known);
  const decision = await decide(passed.subscription);
  if (!decision.ok) return decision;
  const events = [...passed.events, ...decision.value];
  const result = ref('subscription', subscriptionId);
  if (events.length === 0) return accepted({ value: present.value, result });
  const next = decision.value.reduce(evolve, passed.subscription);
  return accepted({
    value: { value: next, version: version + 1 },
    result,
    commit: {
      writes: [{ put: result, value: next, expect: version }, ...(besides?.(next) ?? [])],
      change: changeOf(request, author, {
        of: result,
        version: version + 1,
        events,
        reactions: reactionsTo(events, nextAt(stored) !== nextAt(next)),
        from: statusAt(stored, request.now),
        to: statusAt(next, request.now),
      }),
    },
  });
}

const statusAt = (subscription: Subscription, now: Instant): string =>
  standing({ ...timelineOf(subscription), handled: now }, now).status;

const mailed = new Set<SubscriptionEvent['type']>([
  'invitation-sent',
  'trial-started',
  'help-given',
  'expired',
  'notice-given',
  'end-of-support-announced',
  'inactivated',
  'reactivated',
  'purge-started',
]);

const nextAt = (subscription: Subscription): Instant | undefined => timers(timelineOf(subscription))[0]?.at;

/** What follows from events on a subscription: the alarm if it moves, mails, and the purge last. */
export function reactionsTo(events: readonly SubscriptionEvent[], alarmMoves: boolean): PendingReaction[] {
  const alarm: Reaction[] = alarmMoves ? [{ do: 'set-alarm' }] : [];
  const mails: Reaction[] = events.flatMap(({ type }, event) =>
    mailed.has(type) ? [{ do: 'mail', event }] : [],
  );
  const desk: Reaction[] = events.flatMap(({ type }, event): Reaction[] => {
    if (type === 'reactivation-requested') return [{ do: 'open-request', event }];
    return type === 'reactivated' ? [{ do: 'close-requests' }] : [];
  });
  const purge: Reaction[] = events.some(({ type }) => type === 'purge-started') ? [{ do: 'purge' }] : [];
  return pending(...alarm, { do: 'report-home' }, ...desk, ...mails, ...purge);
}
