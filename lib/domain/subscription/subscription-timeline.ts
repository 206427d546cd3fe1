import type { BillingAccount } from '../billing/billing-account.ts';
import type { Instant } from '../instant.ts';
import { type Standing, standing } from '../time/standing.ts';
import type { BillingMark, HelpStep, InvitationMark, PaidMark, Periods, Timeline } from '../time/timeline.ts';
import { markOf } from './invitation.ts';
import type { Paid, Subscription, Tombstone, Usable } from './subscription.ts';

/** The time-bound part of a subscription or of its tombstone. */
export function timelineOf(subscription: Subscription | Tombstone): Timeline {
  if (subscription.phase === 'purged')
    return {
      periods: { retentionDays: 0, noticeDays: { beforeInactivation: [], beforePurge: [] } },
      handled: subscription.purgedAt,
      phase: 'purged',
      since: subscription.since,
    };
  const help = helpOf(subscription);
  const periods: Periods = {
    retentionDays: subscription.periods.retentionDays,
    noticeDays: subscription.periods.noticeDays,
    ...(help && { help }),
    ...(subscription.periods.endOfSupport && { endOfSupport: subscription.periods.endOfSupport }),
  };
  const usable = 'was' in subscription ? subscription.was : subscription;
  const signedUpBy = 'signUp' in usable ? usable.signUp.by : undefined;
  const { billing } = subscription;
  const common = {
    periods,
    handled: subscription.handled,
    ...(signedUpBy && { signedUpBy }),
    ...(billing && { billing: billingMark(billing) }),
  };
  switch (subscription.phase) {
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'trial':
    case 'paid':
      return {
        ...common,
        phase: subscription.phase,
        limit: subscription.limit,
        ...(subscription.phase === 'paid' && { paid: paidMark(subscription) }),
        ...invitationMark(subscription),
      };
    case 'inactive':
    case 'expired':
      return {
        ...common,
        phase: subscription.phase,
        since: subscription.since,
        purgeAt: subscription.purgeAt,
        was: subscription.was.phase,
        ...invitationMark(subscription.was),
      };
    case 'purging':
      return { ...common, phase: 'purging', since: subscription.since };
    default:
      return subscription satisfies never;
  }
}

/** The help series of a trial, unless nobody wants it: then it has no timers (R48). */
export const helpOf = ({
  periods,
  helpStopped,
}: Pick<Subscription, 'periods' | 'helpStopped'>): readonly HelpStep[] | undefined =>
  helpStopped === undefined ? periods.help : undefined;

function billingMark({ administrator, delegates, partnerAccess }: BillingAccount): BillingMark {
  const atPartner = delegates.flatMap(({ holder }) => (holder.of === 'partner' ? [holder.accountId] : []));
  return {
    administrator: administrator.of,
    ...(administrator.of === 'partner' && { holder: administrator.accountId }),
    ...(atPartner.length > 0 && { delegates: atPartner }),
    partnerBilling: partnerAccess.billing.is === 'open',
    partnerUser: partnerAccess.user.is === 'open',
  };
}

const paidMark = ({ paid, allowance }: Paid): PaidMark => ({
  since: paid.since,
  plan: paid.plan.plan,
  release: paid.release.release,
  licences: allowance.licences,
  storageGb: allowance.storageGb,
});

function invitationMark(usable: Usable): { readonly invitation?: InvitationMark } {
  switch (usable.phase) {
    case 'added':
      return usable.withdrawn ? { invitation: markOf(usable.withdrawn, 'withdrawn') } : {};
    case 'invitation-sent':
      return { invitation: markOf(usable.invitation, 'sent') };
    case 'active':
      return { invitation: markOf(usable.invitation, 'accepted') };
    case 'trial':
    case 'paid':
      return usable.activation.is === 'none'
        ? {}
        : { invitation: markOf(usable.activation.invitation, usable.activation.is) };
    default:
      return usable satisfies never;
  }
}

/** How the subscription stands at `now` (R36). */
export const standingOf = (state: Subscription, now: Instant): Standing => standing(timelineOf(state), now);
