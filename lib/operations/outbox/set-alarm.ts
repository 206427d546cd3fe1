import { addDays, later } from '../../domain/instant.ts';
import { timelineOf } from '../../domain/subscription.ts';
import { timers } from '../../domain/timeline.ts';
import type { Reactor } from './reactor.ts';

/** An instant so near that it could have passed when the Scheduler reads it, which refuses the past. */
const nearestSeconds = 10;
const secondsPerDay = 86_400;

/** Sets the alarm of a subscription to its earliest timer, or removes it when nothing is to come. */
export const setAlarm: Reactor<'set-alarm'> = async ({ alarms }, _reaction, { subscription, request }) => {
  if (!subscription) return undefined;
  const { value } = subscription;
  const [next] = timers(timelineOf(value));
  if (!next) await alarms.clear(value.id);
  else {
    const soonest = addDays(request.now, nearestSeconds / secondsPerDay);
    await alarms.set(value.id, later(next.at, soonest));
  }
  return undefined;
};
