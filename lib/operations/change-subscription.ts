import { refusedBy } from '../domain/billing/card-digits.ts';
import type { Charge } from '../domain/billing/charge.ts';
import { chargeOf, isPaidEvent } from '../domain/billing/paid-events.ts';
import type { EventBase } from '../domain/change.ts';
import type { Instant } from '../domain/instant.ts';
import { namesAtPartner } from '../domain/ownership/pass-on.ts';
import { accepted, type Outcome } from '../domain/refusal.ts';
import { evolve } from '../domain/subscription/evolve-subscription.ts';
import type { Subscription, Tombstone } from '../domain/subscription/subscription.ts';
import { purged } from '../domain/subscription/subscription-blocks.ts';
import type { SubscriptionDecision, SubscriptionEvent } from '../domain/subscription/subscription-events.ts';
import { timelineOf } from '../domain/subscription/subscription-timeline.ts';
import { answersOf, concernsPartner, payer, toldIn } from '../domain/subscription/told.ts';
import { needsFacts, passTime, type TimeFacts } from '../domain/time/pass-time.ts';
import { standing } from '../domain/time/standing.ts';
import { timers } from '../domain/time/timers.ts';
import type { Write } from './ports/commit.ts';
import type { Loaded, LoadedOf } from './ports/loaded.ts';
import { changeRef, type Records, type Ref, ref } from './ports/records.ts';
import type { Store } from './ports/store.ts';
import { type PendingReaction, pending, type Reaction } from './reactions.ts';
import type { Authorship, RequestContext } from './request.ts';
import { changeOf, type Plan, transact } from './transact.ts';

export interface SubscriptionChange {
  /** The data center that holds the subscription. */
  readonly store: Store;
  readonly subscriptionId: string;
  readonly author: Authorship;
  /** The subscription, if it was read just now: the first attempt decides on it. */
  readonly loaded?: { readonly subscription: Loaded<Subscription | Tombstone> | undefined };
  /** What is known at home of the customer; asked only when something irreversible is due. */
  readonly facts: () => Promise<TimeFacts>;
  /** Whether the decision looks at the customer portal, which then has to stand as it did at the commit. */
  readonly reliesOnPortal?: boolean;
  /** Why the caller may not; asked of a repeated request too. */
  readonly authorize?: (current: Subscription, known: Known) => Outcome<never> | undefined;
  /** Decides on the subscription as it truly stands, time having passed. */
  readonly decide: (
    current: Subscription,
    known: Known,
  ) => SubscriptionDecision | Promise<SubscriptionDecision>;
  /** The version before time's part of this command was committed, which a caller has seen in place of the next. */
  readonly seen?: number;
  /** Parts of the commit besides the subscription itself. A portal among them is not checked as well. */
  readonly besides?: (next: Subscription, known: Known) => readonly Write[];
}

/** What was read with the subscription. */
export interface Known {
  /** The version that the caller could have seen: what time has just brought for the caller's command is not counted. */
  readonly version: number;
  /** The portal, if the change relies on it and it was opened. */
  readonly portal: Loaded<Records['portal']> | undefined;
}

/** What a command would do, or does: the subscription before, time having passed, and after. */
export interface Decided {
  readonly before: Subscription;
  readonly after: Subscription;
  /** What the command itself brings, without what time has brought. */
  readonly events: readonly SubscriptionEvent[];
}

/** A subscription after a command, with the charge that the command made, if it made one (R51). */
export interface Changed extends Loaded<Subscription> {
  readonly charge?: Charge;
}

/**
 * A command on a subscription in its data center: pass time, decide, commit with history and reactions. One that is
 * refused and leaves an event of it nevertheless is committed and then refused, and refused again when it is repeated.
 * What time has brought before somebody's command is a change of its own, which nobody made (R66).
 */
export async function changeSubscription(
  change: SubscriptionChange,
  request: RequestContext,
): Promise<Outcome<Changed>> {
  const changed = await changedOnce(change, request);
  if (!('timeFirst' in changed)) return changed;
  const { idempotency, ...once } = request;
  const { store, subscriptionId, facts } = change;
  const author = { actor: { role: 'system' } } as const;
  const passed = await changeSubscription(
    { store, subscriptionId, facts, author, decide: () => accepted([]) },
    once,
  );
  if (!passed.ok) return passed;
  const { loaded, ...afresh } = change;
  const { timeFirst } = changed;
  const isOnlyTime = passed.value.version === timeFirst + 1;
  return changeSubscription({ ...afresh, ...(isOnlyTime && { seen: timeFirst }) }, request);
}

/** Time has something to bring to this version, which is to be committed before the command. */
interface TimeFirst {
  readonly timeFirst: number;
}

async function changedOnce(
  change: SubscriptionChange,
  request: RequestContext,
): Promise<Outcome<Changed> | TimeFirst> {
  const changed = await transact<ReturnType<typeof recordsOf>, Outcome<Changed> | TimeFirst>(
    {
      store: change.store,
      read: recordsOf(change),
      ...(change.loaded && !change.reliesOnPortal && { known: { ...change.loaded, portal: undefined } }),
      decide: (records) => planned(change, request, records),
      replay: async ({ subscription, portal }, result) => {
        const present = alive(subscription);
        if (!present.ok) return present;
        const { value, version } = present.value;
        const forbidden = change.authorize?.(value, { version, portal });
        if (forbidden) return forbidden;
        return accepted(
          result.kind === 'change' ? await repeated(change.store, result, present.value) : present,
        );
      },
    },
    request,
  );
  return changed.ok ? changed.value : changed;
}

/** What a command answered that left a refusal or a charge in the history. */
async function repeated(store: Store, { id }: Ref, present: Loaded<Subscription>): Promise<Outcome<Changed>> {
  const { change } = await store.load({ change: ref('change', ...id) });
  const events = change?.value.events ?? [];
  return refusedBy(events) ?? accepted({ ...present, ...chargeIn(events) });
}

const chargeIn = (events: readonly EventBase[]): Pick<Changed, 'charge'> => {
  const [charge] = events.flatMap((event) => chargeOf(event) ?? []);
  return charge ? { charge } : {};
};

/** The same decision on the same records, and nothing is written. */
export async function previewSubscription(
  change: SubscriptionChange,
  request: RequestContext,
): Promise<Outcome<Decided>> {
  const decided = await decidedOn(change, request, await change.store.load(recordsOf(change)));
  if (!decided.ok) return decided;
  return refusedBy(decided.value.events) ?? accepted(decided.value);
}

const recordsOf = ({ subscriptionId, reliesOnPortal }: SubscriptionChange) => ({
  subscription: ref('subscription', subscriptionId),
  portal: reliesOnPortal ? ref('portal', subscriptionId) : undefined,
});
type SubscriptionRecords = LoadedOf<ReturnType<typeof recordsOf>>;

/** A subscription that has not been purged. */
const alive = (loaded: Loaded<Subscription | Tombstone> | undefined): Outcome<Loaded<Subscription>> =>
  loaded && loaded.value.phase !== 'purged' ? accepted({ ...loaded, value: loaded.value }) : purged;

async function decidedOn(
  { facts, authorize, decide, seen }: SubscriptionChange,
  { now }: RequestContext,
  { subscription, portal }: SubscriptionRecords,
): Promise<
  Outcome<Decided & { readonly stored: Loaded<Subscription>; readonly passed: readonly SubscriptionEvent[] }>
> {
  const present = alive(subscription);
  if (!present.ok) return present;
  const { value: stored, version } = present.value;
  const passed = passTime(stored, now, needsFacts(stored, now) ? await facts() : { account: undefined });
  const before = passed.subscription;
  const known = { version: version - 1 === seen ? seen : version, portal };
  const decision = authorize?.(before, known) ?? (await decide(before, known));
  if (!decision.ok) return decision;
  const after = decision.value.reduce(evolve, before);
  return accepted({ stored: present.value, before, after, passed: passed.events, events: decision.value });
}

async function planned(
  change: SubscriptionChange,
  request: RequestContext,
  records: SubscriptionRecords,
): Promise<Outcome<Plan<Outcome<Changed> | TimeFirst>>> {
  const decided = await decidedOn(change, request, records);
  if (!decided.ok) return decided;
  const { stored, after: next, passed } = decided.value;
  const bySomebody = change.author.actor.role !== 'system';
  if (bySomebody && passed.length > 0 && decided.value.events.length > 0)
    return accepted({ value: { timeFirst: stored.version } });
  const events = [...passed, ...decided.value.events];
  const self = ref('subscription', change.subscriptionId);
  if (events.length === 0) return accepted({ value: accepted(stored), result: self });
  const version = stored.version + 1;
  const refusal = refusedBy(decided.value.events);
  const charge = chargeIn(decided.value.events);
  const known: Known = { version: stored.version, portal: records.portal };
  return accepted({
    value: refusal ?? accepted({ value: next, version, ...charge }),
    result: refusal || charge.charge ? changeRef({ of: self, version }) : self,
    commit: {
      writes: [{ put: self, value: next, expect: stored.version }, ...writesBesides(change, next, known)],
      change: changeOf(request, change.author, {
        of: self,
        version,
        events,
        reactions: reactionsTo(events, nextAt(stored.value) !== nextAt(next)),
        from: statusAt(stored.value, request.now),
        to: statusAt(next, request.now),
      }),
    },
  });
}

/** A portal that the decision relied on has to stand as it did, unless the commit itself replaces it. */
function writesBesides(
  { besides, reliesOnPortal, subscriptionId }: SubscriptionChange,
  next: Subscription,
  known: Known,
): readonly Write[] {
  const writes = besides?.(next, known) ?? [];
  if (!reliesOnPortal || writes.some((write) => 'put' in write && write.put.kind === 'portal')) return writes;
  return [...writes, { check: ref('portal', subscriptionId), expect: known.portal?.version ?? 'absent' }];
}

const statusAt = (subscription: Subscription, now: Instant): string =>
  standing({ ...timelineOf(subscription), handled: now }, now).status;

/**
 * To whom the mails of an event go: users whom it names, or the contact of the service; what is charged for is told to
 * the billing administrator too. None for most events.
 */
export function recipientsOf(event: SubscriptionEvent): readonly (string | undefined)[] {
  const contact = mailed.has(event.type) ? [undefined] : toldIn(event);
  const ofMoney = isPaidEvent(event) || event.type === 'payment-method-replaced';
  return ofMoney ? [...contact, payer] : contact;
}

/** Events that call for a mail (`mailFor` says which). */
const mailed: ReadonlySet<SubscriptionEvent['type']> = new Set<SubscriptionEvent['type']>([
  'invitation-sent',
  'trial-started',
  'help-given',
  'expired',
  'converted',
  'purchased',
  'charged',
  'payment-method-replaced',
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
  const mails = events.flatMap((event, at) =>
    recipientsOf(event).map((to): Reaction => ({ do: 'mail', event: at, ...(to !== undefined && { to }) })),
  );
  const partner = events.flatMap((event, at): Reaction[] =>
    concernsPartner(event) ? [{ do: 'tell-partner', event: at }] : [],
  );
  const desk: Reaction[] = events.flatMap(({ type }, event): Reaction[] => {
    if (type === 'reactivation-requested' || type === 'ownership-transfer-consented')
      return [{ do: 'open-request', event }];
    if (type === 'partner-of-record-designated' || type === 'partner-of-record-removed')
      return [{ do: 'carry-designation', event }];
    if (type === 'mail-block-lifted') return [{ do: 'lift-mail-block', event }];
    return answersOf[type] ? [{ do: 'close-requests' }] : [];
  });
  const purge: Reaction[] = events.some(({ type }) => type === 'purge-started') ? [{ do: 'purge' }] : [];
  const holders: Reaction[] = events.some(namesAtPartner) ? [{ do: 'check-holders' }] : [];
  const report: Reaction[] = events.every(({ type }) => toldOnly.has(type)) ? [] : [{ do: 'report-home' }];
  return pending(...alarm, ...report, ...desk, ...partner, ...holders, ...mails, ...purge);
}

/** What only tells of a deadline leaves it where it is: home knows both by itself (R36). */
const toldOnly = new Set<SubscriptionEvent['type']>(['notice-given', 'help-given']);
