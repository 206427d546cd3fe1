import { expect, test } from '@jest/globals';
import { instant } from '../../../lib/domain/instant.ts';
import { compose } from '../../../lib/mail/compose.ts';
import type { PaidMail } from '../../../lib/mail/mails/paid-mails.ts';

const charge = {
  at: instant('2026-12-20T08:00:00Z'),
  until: instant('2027-01-20T08:00:00Z'),
  currency: 'EUR',
  lines: [
    { for: 'licences', quantity: 20, unitPrice: 5_500, amount: 110_000 },
    { for: 'partner-user', quantity: 1, unitPrice: 5_500, amount: 5_500 },
  ],
  total: 115_500,
} as const;
const about = {
  to: 'office@contoso.example',
  language: 'en',
  organizationName: 'Contoso AB',
  serviceName: 'Dynamics 365',
  partnerName: 'Fabrikam Consulting',
  addressedAs: 'customer',
  payer: 'person',
} as const;
const converted = {
  ...about,
  kind: 'converted',
  planName: 'Essentials',
  charge,
  nextChargeAt: charge.until,
} as const;
const replaced = { ...about, kind: 'payment-method-replaced', lastFour: '1881', at: charge.at } as const;
const last = (mail: PaidMail): string => compose(mail).text.split('\n\n').at(-2) ?? '';

test('R62 the mail about the conversion shows what the first month is made of, the partner’s fee among it', () => {
  expect(compose(converted).text).toContain('Access of the partner: 1 × €55.00 = €55.00');
  expect(compose({ ...converted, language: 'sv' }).text).toMatch(
    /Partnerns åtkomst: 1 × 55,00\s€ = 55,00\s€/,
  );
});

test.each([converted, replaced])('R56 $kind: a surprised reader is sent to who can answer', (mail) => {
  expect(last(mail)).toContain('in your organisation');
  expect(last({ ...mail, payer: 'partner' })).toContain('ask Fabrikam Consulting');
  expect(last({ ...mail, payer: 'new-owner' })).toContain('contact support');
  expect(last({ ...mail, addressedAs: 'billing-administrator' })).toContain('contact support');
});
