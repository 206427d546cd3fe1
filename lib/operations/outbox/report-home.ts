import { invitationIn } from '../../domain/subscription.ts';
import { timelineOf } from '../../domain/subscription-timeline.ts';
import { namingOf } from '../partner/named-administrators.ts';
import { ref } from '../ports.ts';
import type { Reactor } from './reactor.ts';
import { commitWhileKept } from './while-kept.ts';

/**
 * Tells home the subscription's timeline; reports are ordered by version, so a late one changes nothing. Of an
 * invitation, home also learns whose account it names, as a digest (R16).
 */
export const reportHome: Reactor<'report-home'> = async (
  { dataCenters: { home } },
  _reaction,
  { subscription, change, request },
) => {
  if (!subscription) return undefined;
  const { value, version } = subscription;
  await home.report(ref('order', value.id), { version, timeline: timelineOf(value) });
  if (value.phase === 'purged' || !change.events.some(({ type }) => type === 'invitation-sent'))
    return undefined;
  const writes = namingOf(value.id, invitationIn(value)?.administrator);
  if (writes.length > 0)
    await commitWhileKept(home, { subscriptionId: value.id, commit: { writes } }, request);
  return undefined;
};
