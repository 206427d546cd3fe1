import { defaultCatalog, serviceOf } from '../../../lib/catalog.ts';
import { accountId, type Identity, type Person } from '../../../lib/domain/identity.ts';
import { addDays, type Instant, instant } from '../../../lib/domain/instant.ts';
import { evolve } from '../../../lib/domain/subscription/evolve-subscription.ts';
import type { AgreedDocument } from '../../../lib/domain/subscription/invitation.ts';
import {
  type Subscription,
  type SubscriptionOrder,
  subscriptionFrom,
} from '../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription/subscription-events.ts';
import { passTime } from '../../../lib/domain/time/pass-time.ts';

/** Literal instants read best: `at('2026-01-01')`. */
export const at = (text: string): Instant => instant(text);

export const addedAt = at('2026-01-01T10:00:00Z');
/** 90 days of 24 hours after `addedAt`. */
export const inactivatesAt = at('2026-04-01T10:00:00Z');
/** 30 days later. */
export const purgesAt = at('2026-05-01T10:00:00Z');

export const kim: Person = {
  accountId: accountId('kim@contoso.example'),
  firstName: 'Kim',
  lastName: 'Berg',
};
export const kimSignedIn: Identity = {
  issuer: 'https://id.example',
  subject: 'kim',
  accountId: kim.accountId,
};
export const strangerSignedIn: Identity = {
  issuer: 'https://id.example',
  subject: 'stranger',
  accountId: accountId('someone@else.example'),
};

export const order: SubscriptionOrder = {
  id: 'sub_1',
  customerId: 'cus_1',
  partnerId: 'par_1',
  service: 'rapidstart-services',
  countryOfUse: 'SE',
  dataCenter: 'eu',
  addedAt,
  names: { organization: 'Contoso Ltd', partner: 'Nordic Partner AB', service: 'RapidStart Services' },
  contact: { email: 'it@contoso.example', language: 'en' },
  periods: {
    inactivationDays: 90,
    retentionDays: 30,
    invitationDays: 14,
    noticeDays: { beforeInactivation: [30, 7, 1], beforePurge: [7, 1] },
  },
};

export const agreements: AgreedDocument[] = [
  { document: 'online-services-agreement', version: '1', sha256: 'a'.repeat(64), language: 'en' },
  { document: 'privacy-statement', version: '1', sha256: 'b'.repeat(64), language: 'en' },
];

export const invitationSent = (when: Instant, generation = 1): SubscriptionEvent => ({
  type: 'invitation-sent',
  at: when,
  generation,
  administrator: kim,
  contact: { email: 'it@contoso.example', language: 'en' },
});

export const activated = (when: Instant): SubscriptionEvent => ({
  type: 'activated',
  at: when,
  acceptance: { identity: kimSignedIn, at: when, agreements },
});

const trialTerms = serviceOf(defaultCatalog, 'dynamics-365')?.terms;
if (!trialTerms?.trialDays || !trialTerms.help) throw new Error('The catalogue has no trial.');
const { inactivationDays, ...rapidstartPeriods } = order.periods;
/** Of a trial whose terms nobody has accepted yet. */
export const trialOrder: SubscriptionOrder = {
  ...order,
  service: 'dynamics-365',
  periods: {
    ...rapidstartPeriods,
    trialDays: trialTerms.trialDays,
    noticeDays: trialTerms.noticeDays,
    help: trialTerms.help,
  },
  allowance: { licences: 20, storageGb: 5 },
};
/** Of a trial that the partner signs up for the customer. */
export const byPartner: SubscriptionOrder = {
  ...trialOrder,
  signUp: {
    by: 'partner',
    accountId: accountId('anna@partner.example'),
    onBehalfOf: 'cus_1',
    at: addedAt,
    agreements,
  },
};
/** A subscription after the events given. */
export const given = (...events: readonly SubscriptionEvent[]): Subscription =>
  events.reduce(evolve, subscriptionFrom(order));

export const notInPortal = { administratorSignsInToPortal: false };
export const day = (count: number) => addDays(addedAt, count);
export const inactive = (): Subscription =>
  passTime(given(invitationSent(addedAt), activated(addedAt)), inactivatesAt, { account: undefined })
    .subscription;
/** The code of a refusal; nothing of what is accepted. */
export const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;
