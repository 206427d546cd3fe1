import { invitationIn } from '../../domain/subscription.ts';
import { timelineOf } from '../../domain/subscription-timeline.ts';
import { namingOf } from '../partner/named-administrators.ts';
import { DataCenterUnavailable, ref } from '../ports.ts';
import type { Reactor } from './reactor.ts';

/**
 * Tells home the subscription's timeline; reports are ordered by version, so a late one changes nothing. Of an
 * invitation, home also learns whose account it names, as a digest (R16).
 */
export const reportHome: Reactor<'report-home'> = async (
  { dataCenters: { home } },
  _reaction,
  { subscription, change },
) => {
  if (!subscription) return undefined;
  const { value, version } = subscription;
  await home.report(ref('order', value.id), { version, timeline: timelineOf(value) });
  if (value.phase === 'purged' || !change.events.some(({ type }) => type === 'invitation-sent'))
    return undefined;
  const writes = namingOf(value.id, invitationIn(value)?.administrator);
  if (writes.length === 0) return undefined;
  const named = await home.commit({ writes });
  if (named.is !== 'done') throw new DataCenterUnavailable('Others write to the same record.');
  return undefined;
};
