import { accountId, type Identity } from '../../../lib/domain/identity.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import type { Subscription } from '../../../lib/domain/subscription/subscription.ts';
import { timelineOf } from '../../../lib/domain/subscription/subscription-timeline.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import type { World } from '../../lib/operations/world.ts';
import { subscriptionId } from './portal-world.ts';

/** Somebody of the support desk. */
export const desk: Identity = {
  issuer: 'https://id.example',
  subject: 'desk',
  accountId: accountId('desk@vendor.example'),
};

/** A command on the subscription that is carried out. */
export const command = { subscriptionId, dryRun: false } as const;

export const billingAddress = { line1: 'Storgatan 1', city: 'Uppsala', postalCode: '753 31', country: 'SE' };
export const conversion = {
  plan: 'essentials',
  billingAddress,
  paymentMethod: { reference: 'pm_1', lastFour: '4242' },
};

export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.code);

/** The subscription as its data center holds it. */
export async function storedIn(world: World): Promise<Subscription> {
  const subscription = await world.get('eu', ref('subscription', subscriptionId));
  if (!subscription || subscription.phase === 'purged') throw new Error('There is no subscription.');
  return subscription;
}

/** Home knows how the subscription stands. */
export async function reportHome(world: World): Promise<void> {
  const [order, subscription] = await Promise.all([
    world.get('eu', ref('order', subscriptionId)),
    storedIn(world),
  ]);
  if (!order) throw new Error('There is no order.');
  const reported = { version: 1, timeline: timelineOf(subscription) };
  await world.put('eu', ref('order', subscriptionId), { ...order, reported });
}
