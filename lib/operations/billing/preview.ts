import { type BillingWarning, billingWarnings } from '../../domain/billing/billing-access.ts';
import type { Charge } from '../../domain/billing/charge.ts';
import { chargeOf } from '../../domain/billing/paid-events.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Address } from '../../domain/organization.ts';
import {
  type Subscription,
  type SubscriptionOrder,
  subscriptionFrom,
} from '../../domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../domain/subscription/subscription-events.ts';
import { timelineOf } from '../../domain/subscription/subscription-timeline.ts';
import { concernsPartner } from '../../domain/subscription/told.ts';
import { helpStanding } from '../../domain/time/help-mails.ts';
import { type Deadline, standing } from '../../domain/time/standing.ts';
import type { MailKind } from '../../mail/mail.ts';
import { type Decided, recipientsOf } from '../change-subscription.ts';
import type { Addresses } from '../outbox/addressee.ts';
import { mailFor } from '../outbox/mail-for.ts';
import { addedEvents } from '../subscription/provision-subscription.ts';
import { nextCharge } from './charges.ts';

/** What a command would bring, were it not a dry run: the same decision, and nothing is written. */
export interface Preview {
  /** By the name of what changes, in the words of the API. */
  readonly changes: Readonly<Record<string, { readonly from: Shown; readonly to: Shown }>>;
  readonly mails: readonly { readonly kind: string; readonly to: string }[];
  readonly charges: readonly Charge[];
  /** What would come next by itself, soonest first. */
  readonly deadlines: readonly Deadline[];
  /** What is said, and no error: of what the command brings (R60). */
  readonly warnings: readonly BillingWarning[];
  /** What cannot be taken back, in sentences. */
  readonly irreversible: readonly string[];
}

type Shown = string | number | null;

/** What a preview compares. A command that changes something else adds a line here. */
const compared: Readonly<Record<string, (subscription: Subscription, now: Instant) => Shown | undefined>> = {
  organizationName: ({ names }) => names.organization,
  service: ({ service }) => service,
  countryOfUse: ({ countryOfUse }) => countryOfUse,
  dataCenter: ({ dataCenter }) => dataCenter,
  status: (subscription, now) => standing(timelineOf(subscription), now).status,
  plan: (subscription) => (subscription.phase === 'paid' ? subscription.paid.plan.plan : null),
  release: (subscription) => (subscription.phase === 'paid' ? subscription.paid.release.release : null),
  licences: ({ allowance }) => allowance?.licences,
  storageGb: ({ allowance }) => allowance?.storageGb,
  /** Of the month after this one, in the currency's minor unit (R62). */
  nextCharge: (subscription, now) => nextCharge(subscription, now).next?.total,
  /** Where notifications go (R12). */
  noticesTo: ({ contact }) => contact.email,
  billingAdministrator: ({ billing }) => billing?.administrator.accountId,
  partnerBillingAccess: ({ billing }) => billing?.partnerAccess.billing.is,
  partnerUserAccess: ({ billing }) => billing?.partnerAccess.user.is,
  advisorFeeClaimedAt: ({ billing }) => billing?.advisorFee?.claimedAt,
  paymentMethod: ({ billing }) => billing?.paymentMethod?.lastFour,
  delegates: ({ billing }) =>
    billing?.delegates
      .map(({ holder }) => holder.accountId)
      .sort()
      .join(', ') || null,
  initialUser: ({ billing }) => billing?.initialUser.accountId,
  primaryAdministrator: ({ billing }) => billing?.primaryAdministrator.accountId,
  wrongCardDigits: ({ billing }) => billing && (billing.cardMismatches ?? 0),
  helpMails: (subscription) => helpStanding(subscription),
  ownershipTransfer: ({ billing: { transfer } = {} }) =>
    transfer && (transfer.consentedAt ? 'agreed' : 'requested'),
  phone: ({ billing }) => billing?.information?.phone,
  address: ({ billing }) => inOneLine(billing?.information?.address),
  billingAddress: ({ billing }) => inOneLine(billing?.address),
  contact: ({ billing }) => {
    const { name, email, phone } = billing?.information?.contact ?? {};
    return [name, email, phone].filter(Boolean).join(', ') || null;
  },
};

const inOneLine = (address: Address | undefined): string | undefined =>
  address &&
  [address.line1, address.line2, address.postalCode, address.city, address.country]
    .filter(Boolean)
    .join(', ');

/** What cannot be taken back. A command that brings something like it adds a line here. */
const irreversible: { readonly [Type in SubscriptionEvent['type']]?: string } = {
  'billing-handed-over': 'Only the new billing administrator, or support, can give it to somebody else.',
  'subscription-added': 'The country of use and the data center are fixed from then on.',
  'trial-started': 'The terms of the trial are accepted, and the customer is bound by them.',
  'ownership-transferred': 'Only the new owner, or support, can give the ownership to somebody else.',
  'advisor-fee-claimed': 'The advisor fee of a subscription is claimed once.',
  converted: 'A paid subscription does not become a trial again, and its first month is charged at once.',
  purchased: 'What was bought cannot be given back; what it costs is part of every month from then on.',
};

function forGood(event: SubscriptionEvent, { billing }: Subscription): string[] {
  if (event.type === 'purchased' && !event.charge) return ['What was bought cannot be given back.'];
  if (event.type !== 'partner-access-removed') return [irreversible[event.type] ?? []].flat();
  const { removed } = event;
  return [
    ...(removed.includes('billing')
      ? ['Access of the partner to billing that was removed cannot be opened again.']
      : []),
    ...(billing?.administrator.of === 'partner'
      ? [
          'The partner stays the billing administrator and can do nothing any more: nobody converts or buys until it is let in again, or the ownership is transferred.',
        ]
      : []),
  ];
}

/** Before a subscription is ordered there is none. */
type Foreseen = Omit<Decided, 'before'> & { readonly before: Subscription | undefined };

/** Any command of this section as a dry run. */
export const previewOf = async ({ before, after, events }: Foreseen, now: Instant): Promise<Preview> => ({
  changes: Object.fromEntries(
    Object.entries(compared).flatMap(([name, of]) => {
      const [from, to] = [(before && of(before, now)) ?? null, of(after, now) ?? null];
      // A count that begins with none has not changed.
      return from === to || (from === null && to === 0) ? [] : [[name, { from, to }]];
    }),
  ),
  mails: await mailsOf(events, after, now),
  charges: events.flatMap((event) => chargeOf(event) ?? []),
  deadlines: standing(timelineOf(after), now).deadlines,
  warnings: before ? warningsBrought(before, after) : [],
  irreversible: events.flatMap((event) => forGood(event, after)),
});

const warningsOf = ({ billing }: Subscription): readonly BillingWarning[] =>
  billing ? billingWarnings(billing) : [];

const warningsBrought = (before: Subscription, after: Subscription): readonly BillingWarning[] =>
  warningsOf(after).filter(({ code }) => !warningsOf(before).some((one) => one.code === code));

/** Of mails to people at the partner, whom home alone knows, the organisation is named (R20). */
const partnerMail: { readonly [Type in SubscriptionEvent['type']]?: MailKind } = {
  'ownership-transfer-requested': 'transfer-asked-for',
  'ownership-transfer-declined': 'transfer-declined',
  'ownership-transfer-withdrawn': 'transfer-withdrawn',
  'ownership-transferred': 'ownership-taken-over',
  'partner-access-removed': 'access-removed',
  'partner-access-granted': 'access-restored',
};

/** An order as a dry run: what is there once the data center has created the subscription. */
export function previewOfOrder(order: SubscriptionOrder, now: Instant): Promise<Preview> {
  const after = subscriptionFrom(order);
  return previewOf({ before: undefined, after, events: addedEvents(after) }, now);
}

/** A command that finds everything done: only what comes by itself. */
export const previewOfNothing = (deadlines: readonly Deadline[]): Preview => ({
  changes: {},
  mails: [],
  charges: [],
  deadlines,
  warnings: [],
  irreversible: [],
});

/** Somebody is named by the account: what they have set decides only once the mail is written. */
const accountsAlone: Addresses = {
  languageOf: () => Promise.resolve(undefined),
  atPartner: () => Promise.resolve(undefined),
};

async function mailsOf(
  events: readonly SubscriptionEvent[],
  after: Subscription,
  now: Instant,
): Promise<Preview['mails']> {
  const link = () => Promise.resolve('');
  const facts = { now, linkTo: link, unsubscribeLinkTo: link, pageAt: () => '', addresses: accountsAlone };
  const mails = await Promise.all(
    events.flatMap((event) => recipientsOf(event).map((to) => mailFor(event, after, facts, to))),
  );
  const atPartner = events.filter(concernsPartner).flatMap(({ type }) => partnerMail[type] ?? []);
  return [
    ...mails.flatMap((mail) => (mail ? [{ kind: mail.kind, to: mail.to }] : [])),
    ...atPartner.map((kind) => ({ kind, to: after.names.partner })),
  ];
}
