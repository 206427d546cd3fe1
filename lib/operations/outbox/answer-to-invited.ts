import type { PortalEvent } from '../../domain/portal/portal-events.ts';
import { mailTo } from '../../domain/subscription/contact.ts';
import { invitationIdOf, invites } from '../../domain/subscription/invitation.ts';
import { invitationIn, isInvited, type Subscription } from '../../domain/subscription/subscription.ts';
import type { Mail } from '../../mail/mail.ts';
import type { MailFacts } from './mail-for.ts';

/** The mail that takes support's answer to whom the invitation names; `undefined` when it names another by now (R33). */
export async function answerToInvited(
  event: PortalEvent,
  subscription: Subscription,
  { linkTo, pageAt }: Pick<MailFacts, 'linkTo' | 'pageAt'>,
): Promise<Mail | undefined> {
  const invitation = invitationIn(subscription);
  if (event.type !== 'support-answered' || !invitation || !invites(invitation, event.accountId))
    return undefined;
  const { administrator: person, language, generation } = invitation;
  const { id, names } = subscription;
  const waits = isInvited(subscription);
  const { email: to } = mailTo({ accountId: person.accountId, language });
  return {
    kind: 'support-answered',
    to,
    language,
    organizationName: names.organization,
    serviceName: names.service,
    partnerName: names.partner,
    person,
    subject: event.subject,
    text: event.text,
    invited: waits,
    link: waits
      ? await linkTo(invitationIdOf(id), generation)
      : pageAt(`/portal/${id}/support/${event.requestId}`),
  };
}
