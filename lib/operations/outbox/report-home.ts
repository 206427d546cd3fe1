import { timelineOf } from '../../domain/subscription/subscription-timeline.ts';
import { ref } from '../ports/records.ts';
import type { Reactor } from './reactor.ts';

/** Tells home the subscription's timeline; reports are ordered by version, so a late one changes nothing. */
export const reportHome: Reactor<'report-home'> = async (
  { dataCenters: { home } },
  _reaction,
  { subscription },
) => {
  if (!subscription) return undefined;
  const { value, version } = subscription;
  await home.report(ref('order', value.id), { version, timeline: timelineOf(value) });
  return undefined;
};
