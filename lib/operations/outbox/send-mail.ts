import type { Delivery } from '../../domain/delivery.ts';
import type { Partner } from '../../domain/partner/partner.ts';
import { isPartnerNews } from '../../domain/partner/partner-news.ts';
import type { PartnerUserEvent } from '../../domain/partner/partner-user-events.ts';
import { mailToOf } from '../../domain/partner/partner-users.ts';
import { whoAnswers } from '../../domain/partner/who-answers.ts';
import { userWho } from '../../domain/portal/portal.ts';
import type { PortalEvent } from '../../domain/portal/portal-events.ts';
import type { SubscriptionEvent } from '../../domain/subscription/subscription-events.ts';
import type { Mail } from '../../mail/mail.ts';
import { reportDelivery } from '../delivery/report-delivery.ts';
import { isSuppressed } from '../delivery/suppressions.ts';
import { MailInDoubt, type MailMarks, MailNotSent } from '../ports/mailer.ts';
import { type MailRecord, ref } from '../ports/records.ts';
import type { Addresses } from './addressee.ts';
import { answerMailFor } from './answer-mail-for.ts';
import { answerToInvited } from './answer-to-invited.ts';
import { mailFor } from './mail-for.ts';
import { partnerMailFor } from './partner-mail-for.ts';
import { partnerNewsMailFor } from './partner-news-mail-for.ts';
import { portalMailFor } from './portal-mail-for.ts';
import type { Occasion, ReactionDependencies, Reactor } from './reactor.ts';

/**
 * Mails what an event calls for, unless mails to the address are blocked. A mail that can never be sent is recorded as
 * failed, told on its invitation, and not tried again.
 */
export const sendMail: Reactor<'mail'> = async (dependencies, reaction, occasion) => {
  const { change, request } = occasion;
  const { event, to } = reaction;
  const mail = await mailOf(reaction, occasion, {
    ...dependencies,
    now: request.now,
    addresses: addressesIn(dependencies, occasion),
  });
  if (!mail) return undefined;
  const digests = await dependencies.recipientDigests(mail.to);
  const [recipient] = digests;
  const { of, version } = change;
  const about = to ?? aboutIn(change.events[event]);
  const marks: MailMarks = {
    recipient,
    place: { of, version, mail: mail.kind, ...(about !== undefined && { to: about }) },
  };
  const record = { event, ...(to !== undefined && { to }), at: request.now };
  const here = dependencies.dataCenters.in(dependencies.dataCenters.here);
  if (await isSuppressed(here, digests)) {
    await tell(dependencies, occasion, marks, { status: 'failed', at: request.now, reason: 'suppressed' });
    return { ...record, failure: 'suppressed' };
  }
  return sent(dependencies, occasion, { mail, marks, record });
};

async function sent(
  dependencies: ReactionDependencies,
  occasion: Occasion,
  {
    mail,
    marks,
    record,
  }: {
    readonly mail: Mail;
    readonly marks: MailMarks;
    readonly record: Pick<MailRecord, 'event' | 'to' | 'at'>;
  },
): Promise<MailRecord> {
  const { event, to, at } = record;
  const id = [occasion.change.id, event, ...(to ? [to] : [])].join('.');
  // Before it is sent: what fails afterwards must not send it twice.
  if (mail.kind === 'partner-invitation') await tell(dependencies, occasion, marks, { status: 'sent', at });
  try {
    const { messageId } = await dependencies.mailer.send(mail, id, marks);
    return { ...record, messageId };
  } catch (error) {
    if (!(error instanceof MailNotSent)) throw new MailInDoubt(error);
    if (error.retryable) throw error;
    await tell(dependencies, occasion, marks, { status: 'failed', at, reason: 'refused' });
    return { ...record, failure: error.message };
  }
}

/** The portal, or home, is read for the mails alone that go to somebody by who they are. */
const addressesIn = (
  { dataCenters }: Pick<ReactionDependencies, 'dataCenters'>,
  { change, subscription }: Occasion,
): Addresses => ({
  languageOf: async (person) => {
    const [subscriptionId = ''] = change.of.id;
    const { portal } = await dataCenters.in(dataCenters.here).load({ portal: ref('portal', subscriptionId) });
    return portal && userWho(portal.value, person)?.language;
  },
  atPartner: async (accountId) => {
    const partnerId = subscription?.value.phase === 'purged' ? undefined : subscription?.value.partnerId;
    if (partnerId === undefined) return undefined;
    const { partner } = await dataCenters.home.load({ partner: ref('partner', partnerId) });
    const user = partner && whoAnswers(partner.value, accountId);
    if (!user) return undefined;
    const { email: to, language } = mailToOf(user);
    return { to, language };
  },
});

/** The one user whom an event is about. */
const aboutIn = (event: object | undefined): string | undefined =>
  event && 'userId' in event ? String(event.userId) : undefined;

const tell = (
  { dataCenters }: ReactionDependencies,
  { request }: Occasion,
  marks: MailMarks,
  delivery: Delivery,
): Promise<void> => reportDelivery(dataCenters)({ ...marks, delivery }, request);

/** Of a customer the partner's history says the subscription only; home knows what it is called (R34). */
async function partnerMailOf(
  event: PartnerUserEvent,
  partner: Partner,
  to: string | undefined,
  { dataCenters: { home } }: Pick<ReactionDependencies, 'dataCenters'>,
): Promise<Mail | undefined> {
  if (!isPartnerNews(event)) return partnerMailFor(event, partner);
  const { order } = await home.load({ order: ref('order', event.subscriptionId) });
  return order && partnerNewsMailFor(event, partner, order.value, to);
}

function mailOf(
  { event: at, to }: Parameters<Reactor<'mail'>>[1],
  { change, subscription, portal, partner }: Occasion,
  facts: Parameters<typeof portalMailFor>[2] & Pick<ReactionDependencies, 'dataCenters'>,
): Promise<Mail | undefined> {
  const event = change.events[at];
  if (event && change.of.kind === 'support-request')
    return answerMailFor(event, change, facts.dataCenters.home);
  if (event && partner) return partnerMailOf(event as PartnerUserEvent, partner.value, to, facts);
  if (!event || !subscription || subscription.value.phase === 'purged') return Promise.resolve(undefined);
  const { value } = subscription;
  if (change.of.kind === 'forecourt') return answerToInvited(event as PortalEvent, value, facts);
  if (change.of.kind !== 'portal') return mailFor(event as SubscriptionEvent, value, facts, to);
  if (!portal) return Promise.resolve(undefined);
  return portalMailFor(
    event as PortalEvent,
    { portal: portal.value, subscription: value, change, to },
    facts,
  );
}
