import type { PartnerUserEvent } from '../../domain/partner-user-events.ts';
import type { PortalEvent } from '../../domain/portal-events.ts';
import type { SubscriptionEvent } from '../../domain/subscription-events.ts';
import type { Mail } from '../../mail/mail.ts';
import { MailNotSent } from '../ports.ts';
import { mailFor } from './mail-for.ts';
import { partnerMailFor } from './partner-mail-for.ts';
import { portalMailFor } from './portal-mail-for.ts';
import type { Occasion, Reactor } from './reactor.ts';

/** Mails what an event calls for. A mail that can never be sent is recorded as failed and not tried again. */
export const sendMail: Reactor<'mail'> = async ({ mailer, ...facts }, reaction, occasion) => {
  const { change, request } = occasion;
  const { event, to } = reaction;
  const mail = await mailOf(reaction, occasion, { ...facts, now: request.now });
  if (!mail) return undefined;
  const record = { event, ...(to !== undefined && { to }), at: request.now };
  try {
    const { messageId } = await mailer.send(mail, [change.id, event, ...(to ? [to] : [])].join('.'));
    return { ...record, messageId };
  } catch (error) {
    if (error instanceof MailNotSent && !error.retryable) return { ...record, failure: error.message };
    throw error;
  }
};

function mailOf(
  { event: at, to }: Parameters<Reactor<'mail'>>[1],
  { change, subscription, portal, partner }: Occasion,
  facts: Parameters<typeof portalMailFor>[2],
): Promise<Mail | undefined> {
  const event = change.events[at];
  if (event && partner) return Promise.resolve(partnerMailFor(event as PartnerUserEvent, partner.value));
  if (!event || !subscription || subscription.value.phase === 'purged') return Promise.resolve(undefined);
  const { value } = subscription;
  if (change.of.kind !== 'portal') return mailFor(event as SubscriptionEvent, value, facts);
  if (!portal) return Promise.resolve(undefined);
  return portalMailFor(
    event as PortalEvent,
    { portal: portal.value, subscription: value, change, to },
    facts,
  );
}
