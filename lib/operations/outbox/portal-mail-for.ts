import { type Portal, type PortalUser, userOf } from '../../domain/portal/portal.ts';
import { whyNotUsable } from '../../domain/portal/portal-actions.ts';
import type { PortalEvent } from '../../domain/portal/portal-events.ts';
import { mailTo } from '../../domain/subscription/contact.ts';
import { userInvitationIdOf } from '../../domain/subscription/invitation.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import type { Mail } from '../../mail/mail.ts';
import type { StoredChange } from '../ports/records.ts';
import type { MailFacts } from './mail-for.ts';

export interface PortalOccasion {
  readonly portal: Portal;
  readonly subscription: Subscription;
  readonly change: Pick<StoredChange, 'actor'>;
  /** The user to whom the mail goes, when the event does not say. */
  readonly to: string | undefined;
}

/** The mail that an event of a portal calls for as things stand now; `undefined` when it has been overtaken (R37, R39, R43). */
export async function portalMailFor(
  event: PortalEvent,
  { portal, subscription, change, to: userId }: PortalOccasion,
  { now, linkTo, pageAt }: MailFacts,
): Promise<Mail | undefined> {
  // An answer is worth sending above all when something does not work.
  if (event.type !== 'support-answered' && whyNotUsable(standingOf(subscription, now))) return undefined;
  const user = userId === undefined ? undefined : userOf(portal, userId);
  const about = {
    organizationName: subscription.names.organization,
    serviceName: subscription.names.service,
    partnerName: subscription.names.partner,
  };
  const page = (path = '') => pageAt(`/portal/${subscription.id}${path}`);
  switch (event.type) {
    case 'user-invited': {
      if (user?.status !== 'invited' || user.invitation?.generation !== event.invitation.generation)
        return undefined;
      const link = await linkTo(userInvitationIdOf(subscription.id, user.id), event.invitation.generation);
      const { expiresAt } = event.invitation;
      return { ...about, ...addressed(user), kind: 'user-invitation', person: nameOf(user), link, expiresAt };
    }
    case 'access-requested': {
      const waits = portal.requests.some(({ id, status }) => id === event.request.id && status === 'open');
      if (!user || !waits) return undefined;
      const person = nameOf(event.request);
      return { ...about, ...addressed(user), kind: 'access-requested', person, link: page('/requests') };
    }
    case 'access-granted':
      return (
        user && { ...about, ...addressed(user), kind: 'access-granted', person: nameOf(user), link: page() }
      );
    case 'access-declined': {
      const { accountId: to, language } = event.request;
      return { ...about, to, language, kind: 'access-declined', person: nameOf(event.request) };
    }
    case 'roles-changed':
      return user && rolesMail(event, user, change, { ...about, link: page() });
    case 'administrator-appointed': {
      const appointed = userOf(portal, event.userId);
      return (
        user &&
        appointed && {
          ...about,
          ...addressed(user),
          kind: 'portal-administrator-appointed',
          person: nameOf(appointed),
          reason: event.reason,
          link: page('/users'),
        }
      );
    }
    case 'support-answered': {
      const { subject, text, requestId } = event;
      return (
        user && {
          ...about,
          ...addressed(user),
          kind: 'support-answered',
          person: nameOf(user),
          subject,
          text,
          invited: false,
          link: page(`/support/${requestId}`),
        }
      );
    }
    case 'support-asked':
    case 'support-written':
    case 'support-closed':
    case 'portal-opened':
    case 'user-added':
    case 'user-joined':
    case 'user-corrected':
    case 'user-deleted':
      return undefined;
    default:
      return event satisfies never;
  }
}

function rolesMail(
  { gained, handedOverBy }: Extract<PortalEvent, { type: 'roles-changed' }>,
  user: PortalUser,
  { actor }: PortalOccasion['change'],
  { link, ...about }: Record<'organizationName' | 'serviceName' | 'partnerName' | 'link', string>,
): Mail | undefined {
  const roles = gained.filter((role) => user.roles.includes(role));
  if (roles.length === 0) return undefined;
  return {
    ...about,
    ...addressed(user),
    kind: 'roles-received',
    person: nameOf(user),
    roles,
    ...(actor.role === 'customer' && actor.accountId && { by: actor.accountId }),
    ...(handedOverBy && { handedOverBy }),
    ...(user.status === 'active' && { link }),
  };
}

function addressed(user: PortalUser) {
  const { email: to, language } = mailTo(user);
  return { to, language };
}

const nameOf = ({
  accountId,
  firstName,
  lastName,
}: Pick<PortalUser, 'accountId' | 'firstName' | 'lastName'>) => ({
  accountId,
  firstName,
  lastName,
});
