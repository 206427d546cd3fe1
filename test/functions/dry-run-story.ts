import { expect } from '@jest/globals';
import { accept } from '../support/acceptance.ts';
import { type ApiAnswer, type Call, kim } from '../support/api-client.ts';
import type { LocalCloudProcess } from '../support/local-cloud.ts';

export const anna = 'anna@partner.example';
export const robin = { accountId: 'robin@contoso.example', firstName: 'Robin', lastName: 'Lind' };
export const partnerName = 'Nordic Partner AB';
const card = { reference: 'pm_8fk2', lastFour: '4242' };
/** How it is paid once it was replaced. */
const otherCard = { reference: 'pm_9gl3', lastFour: '4343' };
const billingAddress = { line1: 'Street 1', city: 'Boston', postalCode: '02101', country: 'US' };
const abroad = { ...billingAddress, country: 'SE' };
const conversion = { plan: 'essentials', billingAddress, paymentMethod: card };
const both = ['online-services-agreement', 'privacy-statement'];
const signUp = {
  service: 'dynamics-365',
  countryOfUse: 'US',
  organization: { name: 'Tailspin' },
  contactEmail: 'tailspin@contoso.example',
  administrator: { firstName: 'Kim', lastName: 'Berg' },
  agreements: { language: 'en', documents: both },
};

type Who = 'partner' | 'otto' | 'support' | 'kimAtHome' | 'kim' | 'robin' | 'stranger';

/** Where the story happens, and to whom; filled in before it begins. */
export const world = {} as { cloud: LocalCloudProcess; calls: Readonly<Record<Who, Call>> };
/** What is known by now: the ids that paths name, and what bodies need. */
export const known: Record<string, string> = {};

/** A command that is looked at, refused both ways, and then given. */
export interface Step {
  readonly command: string;
  readonly by: Who;
  readonly body?: () => unknown;
  readonly query?: string;
  /** What makes it refused. */
  readonly refused: {
    readonly by?: Who;
    readonly body?: () => unknown;
    readonly ids?: Readonly<Record<string, string>>;
  };
  /** What the preview says, as far as it matters here. */
  readonly shows: object;
  /** What comes before, and what is to be learned from the answer. */
  readonly given?: () => Promise<unknown>;
  readonly learn?: (body: ApiAnswer['body']) => void;
}

const at = (path: string): string => `/v1/subscriptions/${known.subscriptionId}${path}`;
export const settle = () => world.cloud.advance({ minutes: 1 });

async function letRobinIn(): Promise<void> {
  await world.calls.robin('POST', at('/access-requests'), { firstName: 'Robin', lastName: 'Lind' });
  const { body } = await world.calls.kim('GET', at('/access-requests'));
  const path = at(`/access-requests/${body.items[0].id}/grant`);
  expect((await world.calls.kim('POST', path, { roles: ['administrator', 'user'] })).status).toBe(200);
}

const transfer = (more: object = {}) => ({
  newAdministrator: robin.accountId,
  signUpAccount: anna,
  companyName: 'Contoso',
  accountId: known.subscriptionId,
  cardLastFour: otherCard.lastFour,
  ...more,
});
export const done = async (call: ReturnType<Call>): Promise<ApiAnswer['body']> => {
  const { status, body } = await call;
  expect([status < 300, body]).toEqual([true, body]);
  return body;
};
const addTrial = { service: 'dynamics-365', countryOfUse: 'US', acceptTerms: { language: 'en' } };

/** The life of a trial that a partner signs up, and of one that a customer does: every command in its turn. */
export const story: readonly Step[] = [
  {
    command: 'addService',
    by: 'partner',
    body: () => addTrial,
    refused: { body: () => ({ ...addTrial, countryOfUse: 'XX' }) },
    shows: {
      changes: {
        status: { from: null, to: 'trial' },
        dataCenter: { from: null, to: 'us' },
        billingAdministrator: { from: null, to: anna },
      },
      mails: [{ kind: 'trial-ready', to: 'it@contoso.example' }],
      deadlines: [{ kind: 'expiry' }],
      irreversible: [expect.stringMatching(/country of use/), expect.stringMatching(/bound/)],
    },
    learn: ({ id }) => {
      known.subscriptionId = id;
    },
  },
  {
    command: 'convertTrialForCustomer',
    by: 'partner',
    body: () => conversion,
    refused: { body: () => ({ ...conversion, billingAddress: abroad }) },
    shows: {
      changes: { status: { from: 'trial', to: 'paid' }, helpMails: { from: 'wanted', to: 'over' } },
      mails: [
        { kind: 'converted', to: 'it@contoso.example' },
        { kind: 'converted', to: anna },
      ],
      charges: [{ lines: expect.arrayContaining([expect.objectContaining({ for: 'partner-user' })]) }],
    },
  },
  {
    command: 'buyForCustomer',
    by: 'partner',
    body: () => ({ kind: 'licences', licences: 2 }),
    refused: { body: () => ({ kind: 'plan', plan: 'none' }) },
    shows: {
      changes: { licences: { from: 20, to: 22 } },
      mails: [
        { kind: 'receipt', to: 'it@contoso.example' },
        { kind: 'receipt', to: anna },
      ],
    },
  },
  {
    command: 'replacePaymentMethodForCustomer',
    by: 'partner',
    body: () => otherCard,
    refused: { body: () => ({ ...otherCard, billingAddress: abroad }) },
    shows: { changes: { paymentMethod: { from: '4242', to: '4343' } } },
  },
  {
    command: 'requestTransferForCustomer',
    by: 'partner',
    given: async () => {
      const customerAdministrator = kim;
      await done(
        world.calls.partner('POST', at('/activation'), {
          customerAdministrator,
          contactEmail: kim.accountId,
        }),
      );
      await accept(world.cloud, kim.accountId, kim.accountId);
      await letRobinIn();
    },
    body: transfer,
    refused: { body: () => transfer({ companyName: 'Fabrikam' }) },
    shows: {
      changes: { ownershipTransfer: { from: null, to: 'requested' } },
      mails: [{ kind: 'ownership-offered', to: robin.accountId }],
    },
  },
  {
    command: 'withdrawTransferForCustomer',
    by: 'partner',
    refused: { by: 'otto' },
    shows: {
      changes: { ownershipTransfer: { from: 'requested', to: null } },
      mails: [{ kind: 'ownership-withdrawn', to: robin.accountId }],
    },
  },
  {
    command: 'addDelegate',
    by: 'kim',
    body: () => ({ accountId: robin.accountId }),
    refused: { body: () => ({ accountId: 'nobody@contoso.example' }) },
    shows: { changes: { delegates: { from: null, to: robin.accountId } } },
    learn: ({ id }) => {
      known.delegateId = id;
    },
  },
  {
    command: 'removeDelegate',
    by: 'kim',
    query: 'confirm=true',
    refused: { ids: { delegateId: 'del_none' } },
    shows: { changes: { delegates: { from: robin.accountId, to: null } } },
  },
  {
    command: 'liftCardBlock',
    by: 'support',
    given: async () => {
      await done(world.calls.kim('POST', at('/delegates'), { accountId: robin.accountId }));
      for (let guess = 0; guess < 5; guess++)
        await world.calls.kim('POST', at('/ownership-transfer'), transfer({ cardLastFour: `000${guess}` }));
    },
    body: () => ({ reason: 'Kim called.' }),
    refused: { ids: { subscriptionId: `sub_${'0'.repeat(26)}` } },
    shows: { changes: { wrongCardDigits: { from: 5, to: 0 } } },
  },
  {
    command: 'requestOwnershipTransfer',
    by: 'kim',
    body: transfer,
    refused: { body: () => transfer({ accountId: 'sub_1' }) },
    shows: {
      changes: { ownershipTransfer: { from: null, to: 'requested' } },
      mails: [
        { kind: 'ownership-offered', to: robin.accountId },
        { kind: 'transfer-asked-for', to: partnerName },
      ],
    },
  },
  {
    command: 'callOffOwnershipTransfer',
    by: 'kim',
    refused: { by: 'stranger' },
    shows: {
      changes: { ownershipTransfer: { from: 'requested', to: null } },
      mails: [
        { kind: 'ownership-withdrawn', to: robin.accountId },
        { kind: 'transfer-withdrawn', to: partnerName },
      ],
    },
  },
  {
    command: 'withdrawTransferForSupport',
    by: 'support',
    given: () => done(world.calls.kim('POST', at('/ownership-transfer'), transfer())),
    refused: { ids: { subscriptionId: `sub_${'0'.repeat(26)}` } },
    shows: {
      changes: { ownershipTransfer: { from: 'requested', to: null } },
      mails: [
        { kind: 'ownership-withdrawn', to: robin.accountId },
        { kind: 'ownership-withdrawn', to: kim.accountId },
        { kind: 'transfer-withdrawn', to: partnerName },
      ],
    },
  },
  {
    command: 'consentToOwnershipTransfer',
    by: 'robin',
    given: () => done(world.calls.kim('POST', at('/ownership-transfer'), transfer())),
    refused: { by: 'kim' },
    shows: { changes: { ownershipTransfer: { from: 'requested', to: 'agreed' } } },
  },
  {
    command: 'executeOwnershipTransfer',
    by: 'support',
    body: () => ({}),
    refused: { body: () => ({ newAdministrator: kim.accountId, reason: 'Another one.' }) },
    shows: {
      changes: {
        billingAdministrator: { from: anna, to: robin.accountId },
        primaryAdministrator: { from: anna, to: robin.accountId },
        initialUser: { from: anna, to: robin.accountId },
        ownershipTransfer: { from: 'agreed', to: null },
        delegates: { from: robin.accountId, to: anna },
      },
      mails: [
        { kind: 'ownership-received', to: robin.accountId },
        { kind: 'ownership-taken-over', to: partnerName },
      ],
      irreversible: [expect.stringMatching(/support/)],
    },
  },
  {
    command: 'correctAccountInformation',
    by: 'robin',
    body: () => ({ phone: '+1 617 555 0100' }),
    refused: { body: () => ({ billingAddress: abroad }) },
    shows: { changes: { phone: { from: null, to: '+1 617 555 0100' } } },
  },
  {
    command: 'removePartnerBilling',
    by: 'robin',
    refused: { by: 'kim' },
    shows: {
      changes: { partnerBillingAccess: { from: 'open', to: 'removed' }, delegates: { from: anna, to: null } },
      irreversible: [expect.stringMatching(/billing/)],
    },
  },
  {
    command: 'removePartnerUser',
    by: 'robin',
    refused: { by: 'kim' },
    shows: {
      changes: {
        partnerUserAccess: { from: 'open', to: 'removed' },
        nextCharge: { from: expect.any(Number), to: expect.any(Number) },
      },
      irreversible: [],
    },
  },
  {
    command: 'enablePartnerUser',
    by: 'robin',
    refused: { by: 'kim' },
    shows: {
      changes: {
        partnerUserAccess: { from: 'removed', to: 'open' },
        nextCharge: { from: expect.any(Number) },
      },
      mails: [{ to: kim.accountId }, { to: robin.accountId }, { kind: 'access-restored', to: partnerName }],
    },
  },
  {
    command: 'removePartner',
    by: 'robin',
    refused: { by: 'kim' },
    shows: { changes: { partnerUserAccess: { from: 'open', to: 'removed' } } },
  },
  {
    command: 'signUpDirectly',
    by: 'kimAtHome',
    body: () => signUp,
    refused: { body: () => ({ ...signUp, agreements: { language: 'en', documents: both.slice(1) } }) },
    shows: {
      changes: {
        status: { from: null, to: 'trial' },
        billingAdministrator: { from: null, to: kim.accountId },
      },
      mails: [{ kind: 'trial-ready', to: 'tailspin@contoso.example' }],
      deadlines: [{ kind: 'expiry' }],
    },
    learn: ({ id }) => {
      known.subscriptionId = id;
    },
  },
  {
    command: 'designatePartner',
    by: 'kim',
    body: () => ({ authorizationNumber: known.authorizationNumber, organization: 'Tailspin' }),
    // With several subscriptions the organisation is named (R52).
    refused: { body: () => ({ authorizationNumber: known.authorizationNumber }) },
    shows: { changes: { partnerOfRecord: { from: null, to: partnerName } } },
  },
  {
    command: 'removePartnerOfRecord',
    by: 'kim',
    query: 'organization=Tailspin',
    refused: { by: 'stranger' },
    shows: { changes: { partnerOfRecord: { from: partnerName, to: null } } },
  },
  {
    command: 'convertTrial',
    by: 'kim',
    body: () => conversion,
    refused: { body: () => ({ ...conversion, billingAddress: abroad }) },
    shows: {
      changes: { status: { from: 'trial', to: 'paid' } },
      mails: [
        { kind: 'converted', to: 'tailspin@contoso.example' },
        { kind: 'converted', to: kim.accountId },
      ],
      charges: [{ currency: 'EUR' }],
      deadlines: [],
    },
  },
  {
    command: 'buy',
    by: 'kim',
    body: () => ({ kind: 'storage', storageGb: 3 }),
    refused: { body: () => ({ kind: 'release', release: 'none' }) },
    shows: {
      changes: { storageGb: { from: 5, to: 8 } },
      mails: [
        { kind: 'receipt', to: 'tailspin@contoso.example' },
        { kind: 'receipt', to: kim.accountId },
      ],
      charges: [{ lines: [{ for: 'storage', quantity: 3 }] }],
    },
  },
  {
    command: 'replacePaymentMethod',
    by: 'kim',
    body: () => otherCard,
    refused: { body: () => ({ ...otherCard, billingAddress: abroad }) },
    shows: { changes: { paymentMethod: { from: '4242', to: '4343' } } },
  },
  {
    command: 'claimAdvisorFee',
    by: 'partner',
    given: async () => {
      const { authorizationNumber } = known;
      await done(
        world.calls.kim('PUT', at('/partner-of-record'), { authorizationNumber, organization: 'Tailspin' }),
      );
      await settle();
    },
    refused: { by: 'otto' },
    shows: {
      changes: { advisorFeeClaimedAt: { from: null } },
      irreversible: [expect.stringMatching(/once/)],
    },
  },
  {
    command: 'handOverBilling',
    by: 'kim',
    given: letRobinIn,
    body: () => ({ newAdministrator: robin.accountId }),
    refused: { body: () => ({ newAdministrator: 'nobody@contoso.example' }) },
    shows: {
      changes: {
        billingAdministrator: { from: kim.accountId, to: robin.accountId },
        initialUser: { to: robin.accountId },
        delegates: { from: null, to: kim.accountId },
      },
      mails: [
        { kind: 'billing-received', to: robin.accountId },
        { kind: 'billing-handed-over', to: kim.accountId },
      ],
    },
  },
  {
    command: 'convertExpiredTrial',
    by: 'support',
    given: async () => {
      const { id } = await done(
        world.calls.partner('POST', `/v1/customers/${known.another}/subscriptions`, addTrial),
      );
      known.subscriptionId = id;
      await world.cloud.advance({ days: 31 });
    },
    body: () => conversion,
    refused: { body: () => ({ ...conversion, plan: 'none' }) },
    shows: { changes: { status: { from: 'expired', to: 'paid' } }, charges: [{ currency: 'EUR' }] },
  },
];
