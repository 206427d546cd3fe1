import { expect, test } from '@jest/globals';
import type { PaymentMethodReplaced } from '../../../../lib/domain/billing/billing-events.ts';
import { convert } from '../../../../lib/domain/billing/paid-commands.ts';
import { addDays } from '../../../../lib/domain/instant.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import { payer } from '../../../../lib/domain/subscription/told.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import { recipientsOf } from '../../../../lib/operations/change-subscription.ts';
import { mailFor } from '../../../../lib/operations/outbox/mail-for.ts';
import { addedAt, byPartner } from '../../domain/given.ts';
import { accountOf, anna, byKim, keyOf } from '../../domain/given-billing.ts';
import { conversion, prices, trial } from '../../domain/given-trial.ts';

const page = 'https://eu.onramp.example/portal';
const link = () => Promise.resolve(page);
const facts = {
  now: addedAt,
  linkTo: link,
  unsubscribeLinkTo: link,
  pageAt: () => page,
  addresses: {
    languageOf: () => Promise.resolve(undefined),
    atPartner: () => Promise.resolve(undefined),
  },
};
const by = { of: 'partner', accountId: anna } as const;
const sold = convert(trial, conversion, {
  prices,
  buyer: 'billing-administrator',
  by,
  now: addedAt,
  users: 1,
});
if (!sold.ok) throw new Error(sold.refusal.code);
const paid = sold.value.reduce(evolve, trial);

test('R12 R62 a month is told to the contact and to the billing administrator, who alone is led to the charges', async () => {
  const { subscription, events } = passTime(paid, addDays(addedAt, 40), { account: undefined });
  const charged = events.find(({ type }) => type === 'charged');
  if (!charged) throw new Error('Nothing was charged.');
  expect(recipientsOf(charged)).toEqual([undefined, payer]);
  const atCustomer = { ...subscription, billing: { ...byKim, openedAt: addedAt } };
  const [contact, administrator] = await Promise.all(
    recipientsOf(charged).map((to) => mailFor(charged, atCustomer, facts, to)),
  );
  expect(contact).toMatchObject({ kind: 'month-charged', to: byPartner.contact.email });
  expect(contact).not.toHaveProperty('link');
  expect(administrator).toMatchObject({ kind: 'month-charged', to: accountOf('kim'), link: page });
});

test('R56 another payment method is told to those who were there when it was given', async () => {
  const contact = { email: 'before@contoso.example', language: 'en' } as const;
  const { administrator } = byKim;
  const event: PaymentMethodReplaced = {
    type: 'payment-method-replaced',
    at: addedAt,
    paymentMethod: { reference: 'pm_2', lastFour: '1881' },
    mailedTo: { contact, billing: { administrator } },
  };
  const robin = {
    of: 'customer',
    accountId: accountOf('robin'),
    identity: keyOf('robin'),
    since: addedAt,
  } as const;
  const since = { ...paid, billing: { ...byKim, administrator: robin } };
  const mails = await Promise.all(recipientsOf(event).map((to) => mailFor(event, since, facts, to)));
  expect(mails.map((mail) => mail?.to)).toEqual([contact.email, administrator.accountId]);
  expect(subscriptionFrom(byPartner).contact.email).not.toBe(contact.email);
});
