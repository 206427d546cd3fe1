import { randomUUID } from 'node:crypto';
import { defaultCatalog } from '../../../lib/catalog.ts';
import type { Customer } from '../../../lib/domain/customer/customer.ts';
import { type Order, orderRecord } from '../../../lib/domain/customer/order.ts';
import type { Account } from '../../../lib/domain/directory/account.ts';
import { accountId, type Identity, type Person } from '../../../lib/domain/identity.ts';
import { addDays, type Instant, instant } from '../../../lib/domain/instant.ts';
import type { Membership, Partner } from '../../../lib/domain/partner/partner.ts';
import { evolve } from '../../../lib/domain/subscription/evolve-subscription.ts';
import type { AgreedDocument } from '../../../lib/domain/subscription/invitation.ts';
import {
  type Subscription,
  type SubscriptionOrder,
  subscriptionFrom,
  type Tombstone,
} from '../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription/subscription-events.ts';
import {
  type FoundPartner,
  type Records,
  type Ref,
  ref,
  type StoredChange,
} from '../../../lib/operations/ports/records.ts';
import { pending } from '../../../lib/operations/reactions.ts';

/** Literal instants read best: `at('2026-01-01')`. */
export const at = (text: string): Instant => instant(text);

export const addedAt = at('2026-01-01T10:00:00Z');
/** 90 days of 24 hours later. */
export const inactivatesAt = at('2026-04-01T10:00:00Z');
/** 30 days later. */
export const purgesAt = at('2026-05-01T10:00:00Z');

export const terms = defaultCatalog.services[0]?.terms as SubscriptionOrder['periods'];

export const partnerSignedIn: Identity = {
  issuer: 'https://id.example',
  subject: 'nora',
  accountId: accountId('nora@partner.example'),
};
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

export const agreements: AgreedDocument[] = [
  { document: 'online-services-agreement', version: '1', sha256: 'a'.repeat(64), language: 'en' },
  { document: 'privacy-statement', version: '1', sha256: 'b'.repeat(64), language: 'en' },
];

export const partner: Partner = {
  id: 'par_1',
  accountNumber: 'P-1',
  authorizationNumber: '1234567890',
  organization: { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 123' },
  activatedAt: addedAt,
  users: [
    {
      id: 'usr_1',
      accountId: partnerSignedIn.accountId,
      role: 'administrator',
      identity: { issuer: partnerSignedIn.issuer, subject: partnerSignedIn.subject },
      since: addedAt,
    },
  ],
};
export const foundPartner: FoundPartner = {
  partnerId: partner.id,
  accountNumber: partner.accountNumber,
  authorizationNumber: partner.authorizationNumber,
  organization: partner.organization,
};
export const membership: Membership = {
  partnerId: partner.id,
  partnerAccountNumber: partner.accountNumber,
  organization: partner.organization,
  userId: 'usr_1',
  role: 'administrator',
  accountId: partnerSignedIn.accountId,
};
export const account: Account = {
  accountNumber: 'A-1',
  organization: {
    name: 'Contoso Ltd',
    phone: '+46 8 456',
    address: { line1: 'Storgatan 1', city: 'Uppsala', postalCode: '753 31', country: 'SE' },
  },
  identities: [kim.accountId],
  partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: partner.accountNumber }],
};
export const customer: Customer = {
  id: 'cus_1',
  partnerId: partner.id,
  kind: 'prospect',
  organization: { name: 'Contoso Ltd' },
  contactEmail: 'it@contoso.example',
  customerAdministrator: kim,
  language: 'en',
  services: [],
  createdAt: addedAt,
};

export const subscriptionOrder = (dataCenter = 'eu', id = 'sub_1'): SubscriptionOrder => ({
  id,
  customerId: customer.id,
  partnerId: partner.id,
  service: 'rapidstart-services',
  countryOfUse: dataCenter === 'us' ? 'US' : 'SE',
  dataCenter,
  addedAt,
  names: {
    organization: customer.organization.name,
    partner: partner.organization.name,
    service: 'RapidStart Services',
  },
  contact: { email: customer.contactEmail, language: customer.language },
  periods: {
    inactivationDays: 90,
    retentionDays: terms.retentionDays,
    invitationDays: terms.invitationDays,
    noticeDays: terms.noticeDays,
  },
});

export const order = (dataCenter = 'eu', id = 'sub_1'): Order =>
  orderRecord(subscriptionOrder(dataCenter, id));

export const invitationSent = (when: Instant, generation = 1): SubscriptionEvent => ({
  type: 'invitation-sent',
  at: when,
  generation,
  administrator: kim,
  contact: { email: customer.contactEmail, language: 'en' },
});
export const activated = (when: Instant): SubscriptionEvent => ({
  type: 'activated',
  at: when,
  acceptance: { identity: kimSignedIn, at: when, agreements },
});
export const linked = (since: Instant): SubscriptionEvent => ({
  type: 'account-number-linked',
  at: since,
  account: { accountNumber: account.accountNumber, since },
});

/** A subscription after the events given. */
export const subscriptionAfter = (
  from: SubscriptionOrder,
  ...events: readonly SubscriptionEvent[]
): Subscription => events.reduce(evolve, subscriptionFrom(from));

export const tombstone: Tombstone = {
  id: 'sub_1',
  customerId: 'cus_1',
  partnerId: 'par_1',
  service: 'rapidstart-services',
  countryOfUse: 'SE',
  dataCenter: 'eu',
  addedAt,
  phase: 'purged',
  since: purgesAt,
  purgedAt: addDays(purgesAt, 1),
  rowsPurged: 7,
};

/** No two changes have one id: it names their transaction, and an engine remembers those of all tables. */
const changeId = (): string => `chg_${randomUUID().replaceAll('-', '').slice(0, 26).toUpperCase()}`;

/** A change of an aggregate at a version, with an alarm to be set. */
export const change = (of: Ref, version: number, more: Partial<StoredChange> = {}): StoredChange => ({
  id: changeId(),
  version,
  at: addedAt,
  actor: { role: 'system' },
  correlationId: 'request-1',
  events: [{ type: 'notice-given', at: addedAt }],
  of,
  reactions: pending({ do: 'set-alarm' }),
  mails: [],
  ...more,
});

/** One record of every kind but subscriptions, at the place where it stands. */
export const oneOfEach: { readonly [K in Exclude<keyof Records, 'subscription'>]: [Ref<K>, Records[K]] } = {
  account: [ref('account', 'A-1'), account],
  'account-name': [
    ref('account-name', 'P-1', 'contoso', 'A-1'),
    { accountNumber: 'A-1', organization: account.organization },
  ],
  'account-phone': [
    ref('account-phone', 'P-1', '+468456', 'A-1'),
    { accountNumber: 'A-1', organization: account.organization },
  ],
  'account-customer': [ref('account-customer', 'A-1', 'cus_1'), { customerId: 'cus_1' }],
  partner: [ref('partner', 'par_1'), partner],
  'active-organization': [ref('active-organization', 'P-1'), { partnerId: 'par_1' }],
  'authorization-number': [ref('authorization-number', '1234567890'), foundPartner],
  'partner-name': [ref('partner-name', 'nordic partner', 'par_1'), foundPartner],
  'partner-phone': [ref('partner-phone', '+468123', 'par_1'), foundPartner],
  'direct-sign-ups': [
    ref('direct-sign-ups', 'https://id.example', 'kim', 'dynamics-365'),
    { entries: [{ organization: 'contoso ltd', subscriptionId: 'sub_1' }] },
  ],
  designation: [
    ref('designation', 'sub_1', '2'),
    {
      productLine: 'rapidstart',
      at: addedAt,
      by: kim.accountId,
      partner: { authorizationNumber: '1234567890', name: 'Nordic Partner AB' },
    },
  ],
  'designated-subscription': [
    ref('designated-subscription', 'par_1', 'sub_1'),
    {
      subscriptionId: 'sub_1',
      productLine: 'rapidstart',
      service: 'rapidstart-services',
      countryOfUse: 'SE',
      organizationName: 'Contoso Ltd',
      since: addedAt,
    },
  ],
  membership: [ref('membership', partnerSignedIn.issuer, partnerSignedIn.subject), membership],
  'portal-account': [ref('portal-account', partnerSignedIn.accountId), { partnerId: 'par_1' }],
  delivery: [
    ref('delivery', 'portal', 'sub_1', '2', 'user-invitation', 'usr_1'),
    { status: 'bounced', at: addedAt, reason: 'mailbox-full', permanent: false },
  ],
  suppression: [ref('suppression', 'k1-digest'), { since: addedAt, reason: 'complained' }],
  'suppression-pointer': [ref('suppression-pointer', 'sub_1', 'k1-digest'), { digest: 'k1-digest' }],
  forecourt: [
    ref('forecourt', 'sub_1'),
    { subscriptionId: 'sub_1', accountId: kim.accountId, signedInAt: addedAt },
  ],
  'customer-request': [
    ref('customer-request', 'sub_1', 'req_2'),
    {
      id: 'req_2',
      userId: 'usr_1',
      state: 'answered',
      subject: 'I cannot sign in',
      messages: [
        { at: addedAt, by: 'customer', text: 'Why?' },
        { at: addedAt, by: 'support', text: 'Sign out first.' },
      ],
      openedAt: addedAt,
      told: 3,
    },
  ],
  announcement: [ref('announcement', 'rapidstart-services'), { endOfSupport: '{}', next: 'x', done: false }],
  'support-request': [
    ref('support-request', 'req_1'),
    {
      id: 'req_1',
      kind: 'reactivation',
      state: 'taken',
      partnerId: 'par_1',
      subscriptionId: 'sub_1',
      accountNumber: 'A-1',
      subject: 'Reactivate',
      messages: [{ at: addedAt, by: { role: 'partner', accountId: kim.accountId }, text: 'Please.' }],
      openedAt: addedAt,
      takenBy: kim.accountId,
    },
  ],
  'request-pointer': [ref('request-pointer', 'sub_1', 'req_1'), { requestId: 'req_1' }],
  'portal-invitation': [ref('portal-invitation', kim.accountId, 'par_1'), { partnerId: 'par_1' }],
  administered: [
    ref('administered', kimSignedIn.issuer, kimSignedIn.subject),
    { entries: [{ subscriptionId: 'sub_1', at: addedAt }] },
  ],
  customer: [
    ref('customer', 'cus_1'),
    {
      ...customer,
      account: { accountNumber: 'A-1', since: addedAt },
      services: [
        { subscriptionId: 'sub_1', service: 'rapidstart-services', countryOfUse: 'SE', dataCenter: 'eu' },
      ],
    },
  ],
  'external-id': [ref('external-id', 'par_1', 'CRM-1'), { customerId: 'cus_1' }],
  enrolment: [
    ref('enrolment', 'enr_1'),
    {
      id: 'enr_1',
      partnerId: 'par_1',
      status: 'running',
      createdAt: addedAt,
      createdBy: partnerSignedIn,
      checkedAt: addedAt,
      run: { at: addedAt, by: partnerSignedIn },
      chunks: 1,
      total: 2,
      rows: { unchecked: 0, 'would-enrol': 1, enrolled: 0, unchanged: 0, refused: 1, left: 0 },
      pass: { ahead: [0], again: [], tries: 1, silent: ['us'] },
    },
  ],
  'enrolment-rows': [
    ref('enrolment-rows', 'enr_1', '0'),
    {
      rows: [
        {
          line: 1,
          externalId: 'CRM-1',
          status: 'would-enrol',
          actions: ['create-customer', 'add-service'],
          order: {
            customer: {
              externalId: 'CRM-1',
              kind: 'prospect',
              organization: { name: 'Contoso Ltd' },
              contactEmail: 'it@contoso.example',
              customerAdministrator: kim,
            },
            subscription: {
              service: 'dynamics-365',
              countryOfUse: 'SE',
              acceptTerms: { language: 'sv' },
            },
            activation: true,
          },
        },
        {
          line: 2,
          externalId: 'CRM-1',
          status: 'refused',
          problem: {
            code: 'external-id-repeated',
            detail: 'Line 1 has it.',
            errors: [{ pointer: '/externalId', code: 'external-id-repeated', detail: 'Line 1 has it.' }],
          },
        },
      ],
    },
  ],
  order: [ref('order', 'sub_1'), order()],
  portal: [
    ref('portal', 'sub_1'),
    {
      id: 'sub_1',
      openedAt: addedAt,
      users: [
        {
          ...kim,
          id: 'usr_2',
          language: 'en',
          roles: ['administrator', 'billing-contact'],
          addedAt,
          addedBy: { role: 'partner' },
          status: 'active',
          identity: { issuer: kimSignedIn.issuer, subject: kimSignedIn.subject },
          since: addedAt,
        },
        {
          ...kim,
          id: 'usr_3',
          language: 'sv',
          roles: ['user'],
          addedAt,
          addedBy: { role: 'customer', accountId: kim.accountId },
          status: 'invited',
          invitation: { generation: 1, sentAt: addedAt, expiresAt: addDays(addedAt, 14), sentIn: 2 },
        },
      ],
      requests: [],
    },
  ],
  'portal-access': [ref('portal-access', 'https://id.example', 'kim', 'sub_1'), { subscriptionId: 'sub_1' }],
  change: [
    ref('change', 'subscription', 'sub_1', '1'),
    change(ref('subscription', 'sub_1'), 1, {
      onBehalfOf: { role: 'customer', id: 'cus_1' },
      from: 'added',
      to: 'inactive',
      mails: [
        { event: 0, at: addedAt, messageId: 'ses-1' },
        { event: 1, at: addedAt, failure: 'MessageRejected' },
      ],
      reactions: [
        { do: 'carry-customer', subscriptionId: 'sub_1', dataCenter: 'us', contact: true, attempts: 3 },
        { do: 'mail', event: 0, attempts: 0, claimedAt: addedAt },
        { do: 'forget-rows', attempts: 0, notBefore: addDays(addedAt, 30) },
        { do: 'purge', attempts: 0 },
      ],
    }),
  ],
  idempotency: [
    ref('idempotency', 'hash'),
    { fingerprint: 'body', result: ref('order', 'sub_1'), forgetAt: addDays(addedAt, 2) },
  ],
};
