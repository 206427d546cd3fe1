import { addDays, type Instant, later } from '../../domain/instant.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import { timelineOf } from '../../domain/subscription/subscription-timeline.ts';
import { timers } from '../../domain/time/timers.ts';
import type { Alarms } from '../ports/alarms.ts';
import { ref } from '../ports/records.ts';
import type { Reactor } from './reactor.ts';

/** An instant so near that it could have passed when the Scheduler reads it, which refuses the past. */
const nearestSeconds = 10;
const secondsPerDay = 86_400;

/** So often a subscription that keeps changing is looked at again before the sweep takes over. */
const looks = 3;

/**
 * Sets the alarm of a subscription to its earliest timer, or removes it when nothing is to come. It looks again
 * afterwards: of two who set it for two changes at once, the one that knows less can be the last.
 */
export const setAlarm: Reactor<'set-alarm'> = async (
  { alarms, dataCenters },
  _reaction,
  { subscription, request },
) => {
  let seen = subscription;
  for (let look = 0; seen && look < looks; look++) {
    await alarmFor(alarms, seen.value, request.now);
    const self = ref('subscription', seen.value.id);
    const { subscription: current } = await dataCenters.in(dataCenters.here).load({ subscription: self });
    if (current?.version === seen.version) return undefined;
    seen = current;
  }
  if (seen) throw new Error('The subscription changed whenever its alarm was set.');
  return undefined;
};

async function alarmFor(alarms: Alarms, subscription: Subscription | Tombstone, now: Instant): Promise<void> {
  const [next] = timers(timelineOf(subscription));
  if (!next) return alarms.clear(subscription.id);
  const soonest = addDays(now, nearestSeconds / secondsPerDay);
  return alarms.set(subscription.id, later(next.at, soonest));
}
