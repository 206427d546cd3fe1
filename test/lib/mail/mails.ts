import type { Charge } from '../../../lib/domain/billing/charge.ts';
import { accountId, type Language } from '../../../lib/domain/identity.ts';
import { instant } from '../../../lib/domain/instant.ts';
import type { Mail } from '../../../lib/mail/mail.ts';

export const link = 'https://eu.onramp.example/activate/inv_01JD0Z5K3N8Q4R7T9VWXYZ0123.k1-abc';

export const unsubscribeLink = 'https://eu.onramp.example/unsubscribe/sub_01JD0Z5K3N8Q4R7T9VWXYZ0123.k1-abc';

const charge: Charge = {
  at: instant('2026-12-20T08:00:00Z'),
  until: instant('2027-01-20T08:00:00Z'),
  currency: 'EUR',
  lines: [{ for: 'licences', quantity: 20, unitPrice: 9_000, amount: 180_000 }],
  total: 180_000,
};

/** One mail of each kind. */
export const mails = (language: Language): Mail[] => {
  const about = {
    to: 'office@contoso.example',
    language,
    organizationName: 'Contoso AB',
    serviceName: 'RapidStart Services',
    partnerName: 'Fabrikam Consulting',
    addressedAs: 'partner',
  } as const;
  const person = {
    accountId: accountId('robin@contoso.example'),
    firstName: 'Robin',
    lastName: 'Öberg',
  };
  return [
    {
      ...about,
      kind: 'activation',
      administrator: { accountId: accountId('kim@contoso.example'), firstName: 'Kim', lastName: 'Åkesson' },
      link,
      expiresAt: instant('2026-12-04T08:00:00Z'),
    },
    {
      ...about,
      kind: 'notice-before-inactivation',
      days: 30,
      deadline: instant('2027-02-18T08:00:00Z'),
    },
    {
      ...about,
      kind: 'inactivated',
      at: instant('2027-02-18T08:00:00Z'),
      purgeAt: instant('2027-03-20T08:00:00Z'),
    },
    { ...about, kind: 'reactivated', at: instant('2027-03-01T12:30:00Z') },
    {
      ...about,
      kind: 'trial-ready',
      endsAt: instant('2026-12-20T08:00:00Z'),
      licences: 20,
      storageGb: 5,
      payer: 'partner',
    },
    {
      ...about,
      kind: 'help',
      topic: 'first-steps',
      endsAt: instant('2026-12-20T08:00:00Z'),
      unsubscribeLink,
      payer: 'person',
    },
    {
      ...about,
      kind: 'notice-before-expiry',
      days: 7,
      deadline: instant('2026-12-20T08:00:00Z'),
      payer: 'partner',
    },
    {
      ...about,
      kind: 'converted',
      planName: 'Professional',
      licences: 20,
      storageGb: 5,
      charge,
      nextChargeAt: charge.until,
    },
    {
      ...about,
      kind: 'payment-method-replaced',
      lastFour: '1881',
      by: accountId('kim@contoso.example'),
      at: instant('2026-12-24T08:00:00Z'),
    },
    {
      ...about,
      kind: 'receipt',
      purchase: { kind: 'licences', licences: 5 },
      charge,
      nextChargeAt: charge.until,
    },
    { ...about, kind: 'month-charged', charge, nextChargeAt: charge.until, link },
    {
      ...about,
      kind: 'expired',
      at: instant('2026-12-20T08:00:00Z'),
      purgeAt: instant('2027-01-19T08:00:00Z'),
    },
    {
      ...about,
      kind: 'notice-before-purge',
      ended: 'inactive',
      days: 1,
      deadline: instant('2027-03-20T08:00:00Z'),
    },
    { ...about, kind: 'user-invitation', person, link, expiresAt: instant('2026-12-04T08:00:00Z') },
    { ...about, kind: 'access-requested', person, link },
    { ...about, kind: 'access-granted', person, link },
    { ...about, kind: 'access-declined', person },
    {
      ...about,
      kind: 'roles-received',
      person,
      roles: ['billing-contact', 'shipping-contact'],
      by: accountId('kim@contoso.example'),
      handedOverBy: accountId('sam@contoso.example'),
      link,
    },
    { ...about, kind: 'portal-administrator-appointed', person, reason: 'Kim has left; ticket 4711.', link },
    {
      ...about,
      kind: 'ownership-offered',
      person,
      by: accountId('kim@contoso.example'),
      reason: 'The owner has left.',
      link,
    },
    {
      ...about,
      kind: 'ownership-received',
      noticesTo: 'robin@contoso.example',
      partnersCard: '8888',
      person,
      former: accountId('anna@fabrikam.example'),
      formerIsDelegate: true,
      at: instant('2026-12-20T08:00:00Z'),
      link,
    },
    {
      ...about,
      kind: 'ownership-handed-over',
      person,
      owner: accountId('kim@contoso.example'),
      at: instant('2026-12-20T08:00:00Z'),
      link,
    },
    {
      ...about,
      kind: 'ownership-claimed',
      person,
      candidate: accountId('kim@contoso.example'),
      reason: 'The owner has left.',
      link,
    },
    {
      ...about,
      kind: 'ownership-not-executed',
      person,
      reason: 'The identity is not proven.',
      link,
    },
    {
      ...about,
      kind: 'billing-received',
      person,
      former: accountId('kim@contoso.example'),
      at: instant('2026-12-20T08:00:00Z'),
      link,
    },
    {
      ...about,
      kind: 'billing-handed-over',
      person,
      owner: accountId('kim@contoso.example'),
      at: instant('2026-12-20T08:00:00Z'),
      link,
    },
    {
      ...about,
      kind: 'partner-access-granted',
      person,
      by: accountId('kim@contoso.example'),
      at: instant('2026-12-20T08:00:00Z'),
      link,
    },
    {
      ...about,
      kind: 'partner-access-removed',
      noticesTo: 'robin@contoso.example',
      person,
      removed: ['billing', 'user'],
      by: accountId('kim@contoso.example'),
      at: instant('2026-12-20T08:00:00Z'),
      receiptId: 'rec_01JD0Z5K3N8Q4R7T9VWXYZ0123',
    },
    {
      ...about,
      kind: 'support-answered',
      person,
      subject: 'Sign-in',
      text: 'Sign out first.\nThen sign in as Kim.',
      invited: false,
      link,
    },
    {
      ...about,
      kind: 'support-answered',
      person,
      subject: 'The invitation',
      text: 'Sign out.',
      invited: true,
      link,
    },
    { ...about, kind: 'purged', at: instant('2027-03-20T08:00:00Z') },
  ];
};
