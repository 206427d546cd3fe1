import { expect, test } from '@jest/globals';
import {
  type BillingAccount,
  openedBy,
  type PaymentGiver,
} from '../../../../lib/domain/billing/billing-account.ts';
import type { OwnershipTransferred } from '../../../../lib/domain/ownership/ownership-events.ts';
import { ownershipMailFor } from '../../../../lib/operations/outbox/ownership-mail-for.ts';
import { addedAt } from '../../domain/given.ts';
import { accountOf, anna, keyOf } from '../../domain/given-billing.ts';
import { kim } from '../../support/records.ts';

const owner = {
  of: 'customer',
  accountId: accountOf('kim'),
  identity: keyOf('kim'),
  since: addedAt,
} as const;
const transferred: OwnershipTransferred = {
  type: 'ownership-transferred',
  at: addedAt,
  owner,
  former: { of: 'partner', accountId: anna, since: addedAt },
  delegates: [],
  told: [{ userId: 'usr_kim', email: 'kim@contoso.example', language: 'en', person: kim }],
};
const names = { organizationName: 'Contoso Ltd', serviceName: 'Dynamics 365', partnerName: 'Partner AB' };

const billingLink = 'https://eu.onramp.example/portal/sub_1/billing';

const mailTo = (billing: BillingAccount) =>
  ownershipMailFor(
    transferred,
    { billing, contact: { email: 'it@contoso.example', language: 'en' } },
    names,
    {
      to: 'usr_kim',
      link: 'https://eu.onramp.example/portal/sub_1',
      billingLink,
    },
  );
const paidBy = (givenBy: PaymentGiver): BillingAccount => ({
  ...openedBy(owner, addedAt),
  paymentMethod: { reference: 'pm_1', lastFour: '8888', givenBy },
});

test('R59 the new owner hears that the card of the partner still pays, as long as it does', () => {
  expect(mailTo(paidBy({ of: 'partner', accountId: anna }))).toMatchObject({
    kind: 'ownership-received',
    partnersCard: '8888',
  });
  for (const billing of [openedBy(owner, addedAt), paidBy({ of: 'customer', accountId: owner.accountId })]) {
    const mail = mailTo(billing);
    expect(mail?.kind).toBe('ownership-received');
    expect(mail).not.toHaveProperty('partnersCard');
  }
});

test('R59 the mail to the new owner leads to what they now answer for', () => {
  expect(mailTo(openedBy(owner, addedAt))).toMatchObject({ kind: 'ownership-received', link: billingLink });
});
