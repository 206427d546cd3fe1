import type { Instant } from '../../domain/instant.ts';
import { invitationIdOf } from '../../domain/invitation.ts';
import { invitationIn, type Subscription } from '../../domain/subscription.ts';
import type { SubscriptionEvent } from '../../domain/subscription-events.ts';
import type { Mail } from '../../mail/mail.ts';

/** What the mailer knows that the subscription does not. */
export interface MailFacts {
  readonly now: Instant;
  /** The activation link of an invitation's generation. */
  readonly linkTo: (invitationId: string, generation: number) => Promise<string>;
}

/** The mail that an event calls for as things stand now; `undefined` when it has been overtaken. */
export async function mailFor(
  event: SubscriptionEvent,
  subscription: Subscription,
  { now, linkTo }: MailFacts,
): Promise<Mail | undefined> {
  const about = {
    to: subscription.contact.email,
    language: subscription.contact.language,
    organizationName: subscription.names.organization,
    serviceName: subscription.names.service,
    partnerName: subscription.names.partner,
  };
  switch (event.type) {
    case 'invitation-sent': {
      const invitation = invitationIn(subscription);
      if (subscription.phase !== 'invitation-sent' || invitation?.generation !== event.generation)
        return undefined;
      const { administrator, expiresAt, language, contactEmail: to } = invitation;
      const link = await linkTo(invitationIdOf(subscription.id), event.generation);
      return { ...about, kind: 'activation', to, language, administrator, link, expiresAt };
    }
    case 'notice-given':
      return noticeStands(event, subscription, now)
        ? { ...about, kind: `notice-before-${event.about}`, days: event.days, deadline: event.deadline }
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

/** A notice is worth sending until its deadline has come or gone away. */
function noticeStands(
  { about, deadline }: Extract<SubscriptionEvent, { type: 'notice-given' }>,
  subscription: Subscription,
  now: Instant,
): boolean {
  if (deadline <= now) return false;
  if (about === 'purge') return subscription.phase === 'inactive' && subscription.purgeAt === deadline;
  return 'limit' in subscription && subscription.limit.is === 'until' && subscription.limit.at === deadline;
}
