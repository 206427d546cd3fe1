import type { Instant } from '../../domain/instant.ts';
import { invitationIdOf } from '../../domain/invitation.ts';
import { invitationIn, type Subscription } from '../../domain/subscription.ts';
import type { NoticeGiven, SubscriptionEvent } from '../../domain/subscription-events.ts';
import type {
  Mail,
  NoticeBeforeExpiryMail,
  NoticeBeforeInactivationMail,
  NoticeBeforePurgeMail,
} from '../../mail/mail.ts';

/** What the mailer knows that the subscription does not. */
export interface MailFacts {
  readonly now: Instant;
  /** The activation link of an invitation's generation. */
  readonly linkTo: (invitationId: string, generation: number) => Promise<string>;
  /** A page of the customer web, by its path. */
  readonly pageAt: (path: string) => string;
}

/** The mail that an event calls for as things stand now; `undefined` when it has been overtaken. */
export async function mailFor(
  event: SubscriptionEvent,
  subscription: Subscription,
  { now, linkTo }: Pick<MailFacts, 'now' | 'linkTo'>,
): Promise<Mail | undefined> {
  const about = {
    to: subscription.contact.email,
    language: subscription.contact.language,
    organizationName: subscription.names.organization,
    serviceName: subscription.names.service,
    partnerName: subscription.names.partner,
  };
  const trialEnd = trialEndOf(subscription);
  switch (event.type) {
    case 'invitation-sent': {
      const invitation = invitationIn(subscription);
      if (!isInvited(subscription) || invitation?.generation !== event.generation) return undefined;
      const { administrator, expiresAt, language, contactEmail: to } = invitation;
      const link = await linkTo(invitationIdOf(subscription.id), event.generation);
      return { ...about, kind: 'activation', to, language, administrator, link, expiresAt };
    }
    case 'notice-given':
      return noticeStands(event, subscription, now)
        ? { ...about, ...noticeMail(event, subscription) }
        : undefined;
    case 'trial-started':
      return trialEnd && subscription.allowance
        ? { ...about, kind: 'trial-ready', endsAt: trialEnd, ...subscription.allowance }
        : undefined;
    case 'help-given':
      return trialEnd && { ...about, kind: 'help', topic: event.topic, endsAt: trialEnd };
    case 'expired':
      return subscription.phase === 'expired'
        ? { ...about, kind: 'expired', at: event.at, purgeAt: subscription.purgeAt }
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
      return undefined;
  }
}

/** Whether an invitation of the administrator is open. */
const isInvited = (subscription: Subscription): boolean =>
  subscription.phase === 'invitation-sent' ||
  (subscription.phase === 'trial' && subscription.activation.is === 'sent');

/** When the trial ends; `undefined` when it is none, or over. */
const trialEndOf = (subscription: Subscription): Instant | undefined =>
  subscription.phase === 'trial' && subscription.limit.is === 'until' ? subscription.limit.at : undefined;

type NoticeMail = NoticeBeforeInactivationMail | NoticeBeforeExpiryMail | NoticeBeforePurgeMail;

function noticeMail(
  { about, days, deadline }: NoticeGiven,
  { phase }: Subscription,
): Pick<NoticeMail, 'kind' | 'days' | 'deadline'> & { readonly ended: NoticeBeforePurgeMail['ended'] } {
  const ended = phase === 'expired' ? 'expired' : 'inactive';
  return { kind: `notice-before-${about}`, days, deadline, ended };
}

/** A notice is worth sending until its deadline has come or gone away. */
function noticeStands({ about, deadline }: NoticeGiven, subscription: Subscription, now: Instant): boolean {
  if (deadline <= now) return false;
  if (about === 'purge') return 'purgeAt' in subscription && subscription.purgeAt === deadline;
  return 'limit' in subscription && subscription.limit.is === 'until' && subscription.limit.at === deadline;
}
