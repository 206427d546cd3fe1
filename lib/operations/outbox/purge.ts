import { purgeSubscription } from './purge-subscription.ts';
import type { Reactor } from './reactor.ts';

/** Deletes everything about a subscription whose retention has ended (R34). */
export const purge: Reactor<'purge'> = async (dependencies, _reaction, { subscription, change, request }) => {
  if (subscription && subscription.value.phase !== 'purged')
    await purgeSubscription(dependencies)({ ...subscription, value: subscription.value }, change, request);
  return undefined;
};
