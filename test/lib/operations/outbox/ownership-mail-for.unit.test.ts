import { describe, expect, test } from '@jest/globals';
import {
  type BillingAccount,
  type OwnershipTransfer,
  openedBy,
  type PaymentGiver,
} from '../../../../lib/domain/billing/billing-account.ts';
import type {
  OwnershipEvent,
  OwnershipTransferred,
} from '../../../../lib/domain/ownership/ownership-events.ts';
import { compose } from '../../../../lib/mail/compose.ts';
import type { Mail } from '../../../../lib/mail/mail.ts';
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

describe('a transfer that was called off', () => {
  const newOwner = { userId: 'usr_sam', accountId: accountOf('sam') };
  const personOf = (name: string) => ({ accountId: accountOf(name), firstName: name, lastName: 'Berg' });
  const told = ['sam', 'kim'].map((name) => ({
    userId: `usr_${name}`,
    email: accountOf(name),
    language: 'en' as const,
    person: personOf(name),
  }));
  const withdrawn = (by: OwnershipTransfer['requestedBy']): OwnershipEvent => ({
    type: 'ownership-transfer-withdrawn',
    at: addedAt,
    newOwner,
    by,
    told,
  });
  const declined: OwnershipEvent = { type: 'ownership-transfer-declined', at: addedAt, newOwner, told };
  const links = { link: 'https://eu.onramp.example/portal/sub_1', billingLink };
  const mailOf = (event: OwnershipEvent, to: string, billing: BillingAccount) =>
    ownershipMailFor(event, { billing, contact: { email: 'it@contoso.example', language: 'en' } }, names, {
      to,
      ...links,
    });
  const byPartner = openedBy({ of: 'partner', accountId: anna, since: addedAt }, addedAt);
  const byKim = openedBy(owner, addedAt);
  const textOf = (mail: Mail | undefined) => (mail ? compose(mail).text : '');

  test('R57 R59 the named new owner hears that nothing is asked of them any more, and who withdrew it', () => {
    const kim = { role: 'customer', accountId: accountOf('kim') } as const;
    const mail = mailOf(withdrawn(kim), 'usr_sam', byPartner);
    expect(mail).toMatchObject({ kind: 'ownership-withdrawn', to: newOwner.accountId, by: kim.accountId });
    expect(textOf(mail)).toContain('There is nothing you need to do');
    const bySupport = mailOf(
      withdrawn({ role: 'support', accountId: accountOf('desk') }),
      'usr_sam',
      byPartner,
    );
    expect(textOf(bySupport)).toContain('Support has withdrawn');
    expect(textOf(bySupport)).not.toContain('desk@');
  });

  test.each([
    ['who asked is told what it takes now', byPartner, /has to be asked for again in the portal/],
    ['the owner that they still are it', byKim, /you are the billing administrator as before/],
  ])('R57 R59 R65 declined or withdrawn: %s', (_what, billing, said) => {
    const atPartner = { role: 'partner', accountId: anna } as const;
    for (const [event, kind] of [
      [declined, 'ownership-declined'],
      [withdrawn(atPartner), 'ownership-withdrawn'],
    ] as const) {
      const mail = mailOf(event, 'usr_kim', billing);
      expect(mail).toMatchObject({ kind, to: accountOf('kim'), candidate: newOwner.accountId });
      expect(textOf(mail)).toMatch(said);
    }
  });
});
