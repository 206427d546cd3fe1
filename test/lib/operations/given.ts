import { accountId } from '../../../lib/domain/identity.ts';
import type { SubscriptionOrder } from '../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription/subscription-events.ts';
import { timelineOf } from '../../../lib/domain/subscription/subscription-timeline.ts';
import { timers } from '../../../lib/domain/time/timers.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import {
  activated,
  addedAt,
  agreements,
  at,
  customer,
  inactivatesAt,
  invitationSent,
  kimSignedIn,
  order,
  partner,
  subscriptionAfter,
  subscriptionOrder,
} from '../support/records.ts';
import type { Place, World } from './world.ts';

export const subscriptionIn = (place: Place): string => `sub_${place}`;
export const self = (place: Place) => ref('subscription', subscriptionIn(place));

/** A customer with a subscription in each of the data centers, after the events, reported and with its alarm set. */
export async function givenSubscriptions(
  world: World,
  data: readonly Place[],
  ...events: readonly SubscriptionEvent[]
): Promise<void> {
  const orders = data.map((place) => subscriptionOrder(place, subscriptionIn(place)));
  await world.put('eu', ref('customer', customer.id), {
    ...customer,
    services: orders.map(({ id, service, countryOfUse, dataCenter }) => ({
      subscriptionId: id,
      service,
      countryOfUse,
      dataCenter,
    })),
  });
  for (const placed of orders) await givenSubscription(world, placed, events);
}

/** Who works at the partner besides its administrator, and has signed up for a trial. */
export const max = {
  id: 'usr_2',
  accountId: accountId('max@partner.example'),
  role: 'implementation-expert',
  identity: { issuer: 'https://id.example', subject: 'max' },
  since: addedAt,
} as const;

/** A trial in each of the data centers that {@link max} signed up for, and holds. */
export async function givenTrialsOfMax(world: World, data: readonly Place[]): Promise<void> {
  await world.put('eu', ref('partner', partner.id), { ...partner, users: [...partner.users, max] });
  const signUp = { by: 'partner', accountId: max.accountId, at: addedAt, agreements } as const;
  for (const place of data) {
    const placed = subscriptionOrder(place, subscriptionIn(place));
    await givenSubscription(world, { ...placed, periods: { ...placed.periods, trialDays: 30 }, signUp }, []);
  }
}

async function givenSubscription(
  world: World,
  placed: SubscriptionOrder,
  events: readonly SubscriptionEvent[],
): Promise<void> {
  const place = placed.dataCenter as Place;
  const subscription = subscriptionAfter(placed, ...events);
  const timeline = timelineOf(subscription);
  await world.put(place, ref('subscription', placed.id), subscription);
  await world.put('eu', ref('order', placed.id), {
    ...order(place, placed.id),
    reported: { version: 1, timeline },
  });
  const [next] = timers(timeline);
  if (next) world.alarms.set(placed.id, next.at);
  if (
    subscription.phase === 'active' ||
    (subscription.phase === 'inactive' && subscription.was.phase === 'active')
  )
    await world.put(place, ref('portal-access', kimSignedIn.issuer, kimSignedIn.subject, placed.id), {
      subscriptionId: placed.id,
    });
}

export const sentAt = at('2026-01-02T10:00:00Z');
export const acceptedAt = at('2026-01-03T10:00:00Z');

/** What leads to each phase of a subscription. */
export const until = {
  added: [],
  invited: [invitationSent(sentAt)],
  active: [invitationSent(sentAt), activated(acceptedAt)],
  inactive: [
    invitationSent(sentAt),
    activated(acceptedAt),
    { type: 'inactivated', at: inactivatesAt } satisfies SubscriptionEvent,
  ],
} as const satisfies Record<string, readonly SubscriptionEvent[]>;
