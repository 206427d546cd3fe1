import { isPaidEvent } from '../../domain/billing/paid-events.ts';
import { whoPays } from '../../domain/billing/who-pays.ts';
import type { Instant } from '../../domain/instant.ts';
import { whyNotForPartner } from '../../domain/partner-access/partner-access.ts';
import { invitationIdOf } from '../../domain/subscription/invitation.ts';
import {
  invitationIn,
  isInvited,
  isPortalOpen,
  type Subscription,
} from '../../domain/subscription/subscription.ts';
import type { NoticeGiven, SubscriptionEvent } from '../../domain/subscription/subscription-events.ts';
import { helpOf } from '../../domain/subscription/subscription-timeline.ts';
import type { Mail, MailOf } from '../../mail/mail.ts';
import { type Addresses, addresseeOf } from './addressee.ts';
import { ownershipMailFor } from './ownership-mail-for.ts';
import { paidMailFor, paymentMailFor } from './paid-mail-for.ts';

/** What the mailer knows that the subscription does not. */
export interface MailFacts {
  readonly now: Instant;
  /** The activation link of an invitation's generation. */
  readonly linkTo: (invitationId: string, generation: number) => Promise<string>;
  /** Where the help mails of a subscription are stopped (R48). */
  readonly unsubscribeLinkTo: (subscriptionId: string) => Promise<string>;
  /** A page of the customer web, by its path. */
  readonly pageAt: (path: string) => string;
  readonly addresses: Addresses;
}

/** The mail that an event calls for as things stand now, to whom it is marked if it goes to several; `undefined` when it has been overtaken. */
export async function mailFor(
  event: SubscriptionEvent,
  subscription: Subscription,
  { now, linkTo, unsubscribeLinkTo, pageAt, addresses }: MailFacts,
  to?: string,
): Promise<Mail | undefined> {
  const addressee = await addresseeOf(toldOf(event, subscription), to, addresses);
  if (!addressee) return undefined;
  const about = { ...addressee, ...namesIn(subscription) };
  const trialEnd = trialEndOf(subscription);
  switch (event.type) {
    case 'invitation-sent': {
      const invitation = invitationIn(subscription);
      if (!isInvited(subscription) || invitation?.generation !== event.generation) return undefined;
      const { administrator, expiresAt, language, contactEmail: to } = invitation;
      const link = await linkTo(invitationIdOf(subscription.id), event.generation);
      return { ...about, kind: 'activation', to, language, administrator, link, expiresAt };
    }
    case 'ownership-transfer-requested':
    case 'ownership-transfer-declined':
    case 'ownership-transfer-withdrawn':
    case 'ownership-transfer-not-executed':
    case 'ownership-transferred':
    case 'billing-handed-over':
    case 'partner-access-removed':
    case 'partner-access-granted':
      return ownershipMailFor(event, subscription, about, {
        to,
        link: pageAt(`/portal/${subscription.id}`),
        billingLink: pageAt(`/portal/${subscription.id}/billing`),
      });
    case 'payment-method-replaced':
      return paymentMailFor(event, { ...about, payer: whoPays(subscription.billing).is });
    case 'end-of-support-announced':
      return endOfSupportMail(about, event.endOfSupport.at, subscription, now);
    case 'notice-given':
      return noticeMail(about, event, subscription, { now, pageAt });
    case 'trial-started':
      return trialReadyMail(about, subscription, pageAt);
    case 'help-given':
      return (
        helpOf(subscription) &&
        trialEnd &&
        ({
          ...about,
          kind: 'help',
          topic: event.topic,
          endsAt: trialEnd,
          unsubscribeLink: await unsubscribeLinkTo(subscription.id),
          payer: whoPays(subscription.billing).is,
        } as const)
      );
    case 'expired':
      return subscription.phase === 'expired'
        ? {
            ...about,
            kind: 'expired',
            at: event.at,
            purgeAt: subscription.purgeAt,
            ...supportOf(subscription, pageAt),
          }
        : undefined;
    case 'inactivated':
      return subscription.phase === 'inactive'
        ? { ...about, kind: 'inactivated', at: event.at, purgeAt: subscription.purgeAt }
        : undefined;
    case 'reactivated':
      return { ...about, kind: 'reactivated', at: event.at };
    case 'purge-started':
      return { ...about, kind: 'purged', at: event.at };
    default:
      return isPaidEvent(event)
        ? paidMailFor(
            event,
            subscription,
            { ...about, payer: whoPays(subscription.billing).is },
            pageAt(`/portal/${subscription.id}/billing`),
          )
        : undefined;
  }
}

/** The mail that the trial can be used; where the customer signed up, its portal is open too (R46, R48). */
function trialReadyMail(
  about: AboutMail,
  subscription: Subscription,
  pageAt: MailFacts['pageAt'],
): Mail | undefined {
  const endsAt = trialEndOf(subscription);
  if (subscription.phase !== 'trial' || !endsAt || !subscription.allowance) return undefined;
  const { id, signUp, allowance, billing } = subscription;
  return {
    ...about,
    kind: 'trial-ready',
    endsAt,
    ...allowance,
    payer: whoPays(billing).is,
    ...(signUp.by === 'customer' && {
      portal: { link: pageAt(`/portal/${id}`), accountId: signUp.accountId },
    }),
  };
}

/** Of a change of what pays those are told who were there before it was undone, or handed on (R56). */
const toldOf = (event: SubscriptionEvent, subscription: Subscription): Parameters<typeof addresseeOf>[0] =>
  (event.type === 'payment-method-replaced' && event.mailedTo) || subscription;

const namesIn = (subscription: Subscription) => ({
  organizationName: subscription.names.organization,
  serviceName: subscription.names.service,
  partnerName: subscription.names.partner,
  ...(whyNotForPartner(subscription) && { partnerIsOut: true as const }),
});

/** The mail about an end of support, unless the date has come, or was moved (R28). */
function endOfSupportMail(
  about: AboutMail,
  deadline: Instant,
  subscription: Subscription,
  now: Instant,
): Mail | undefined {
  const { endOfSupport } = subscription.periods;
  if (!('limit' in subscription) || endOfSupport?.at !== deadline || deadline <= now) return undefined;
  const { successor } = endOfSupport;
  return { ...about, kind: 'end-of-support', deadline, ...(successor !== undefined && { link: successor }) };
}

/** When the trial ends; `undefined` when it is none, or over. */
const trialEndOf = (subscription: Subscription): Instant | undefined =>
  subscription.phase === 'trial' && subscription.limit.is === 'until' ? subscription.limit.at : undefined;

type AboutMail = Pick<
  MailOf<'end-of-support'>,
  'to' | 'language' | 'addressedAs' | 'organizationName' | 'serviceName' | 'partnerName' | 'partnerIsOut'
>;

function noticeMail(
  about: AboutMail,
  event: NoticeGiven,
  subscription: Subscription,
  { now, pageAt }: Pick<MailFacts, 'now' | 'pageAt'>,
): Mail | undefined {
  const { about: topic, days, deadline } = event;
  if (topic === 'end-of-support') return endOfSupportMail(about, deadline, subscription, now);
  if (!noticeStands(event, subscription, now)) return undefined;
  const ended = subscription.phase === 'expired' ? 'expired' : 'inactive';
  const notice = { ...about, days, deadline };
  return topic === 'expiry'
    ? { ...notice, kind: 'notice-before-expiry', payer: whoPays(subscription.billing).is }
    : { ...notice, kind: `notice-before-${topic}`, ended, ...supportOf(subscription, pageAt) };
}

/** Where to ask support for what it alone can still do (R50). */
const supportOf = (subscription: Subscription, pageAt: MailFacts['pageAt']): { supportLink?: string } =>
  subscription.phase === 'expired' && isPortalOpen(subscription)
    ? { supportLink: pageAt(`/portal/${subscription.id}/support`) }
    : {};

/** A notice is worth sending until its deadline has come or gone away. */
function noticeStands({ about, deadline }: NoticeGiven, subscription: Subscription, now: Instant): boolean {
  if (deadline <= now) return false;
  if (about === 'purge') return 'purgeAt' in subscription && subscription.purgeAt === deadline;
  return 'limit' in subscription && subscription.limit.is === 'until' && subscription.limit.at === deadline;
}
