import { expect, test } from '@jest/globals';
import { toldOfNews } from '../../../../lib/domain/partner/partner-news.ts';
import { partnerNewsMailFor } from '../../../../lib/operations/outbox/partner-news-mail-for.ts';
import { addedAt } from '../../domain/given.ts';
import { anna } from '../../domain/given-billing.ts';
import { partner } from '../../support/records.ts';

const owner = {
  id: 'usr_2',
  accountId: anna,
  role: 'implementation-expert',
  identity: { issuer: 'https://id.example', subject: 'anna' },
  since: addedAt,
  contact: { email: 'anna@home.example', language: 'sv' },
} as const;
const nordic = { ...partner, users: [...partner.users, owner] };
const askedFor = {
  type: 'transfer-asked-for',
  at: addedAt,
  subscriptionId: 'sub_1',
  owner: anna,
  by: 'support',
} as const;
const order = { organizationName: 'Contoso Ltd', serviceName: 'Dynamics 365' };

test('R22 R59 the owner at the partner is written to in their language, where they want their mails', () => {
  expect(partnerNewsMailFor(askedFor, nordic, order, owner.id)).toMatchObject({
    kind: 'transfer-asked-for',
    to: 'anna@home.example',
    language: 'sv',
    owner: anna,
    by: 'support',
    customerName: 'Contoso Ltd',
  });
});

test.each([
  ['that it was asked for', askedFor, ['usr_2']],
  [
    'that it was declined',
    { type: 'transfer-declined', at: addedAt, subscriptionId: 'sub_1', whom: [anna] },
    ['usr_2'],
  ],
  [
    'that it was withdrawn',
    { type: 'transfer-withdrawn', at: addedAt, subscriptionId: 'sub_1', whom: [anna], by: 'customer' },
    ['usr_2'],
  ],
  [
    'what a customer did to the organisation',
    { type: 'access-granted-by-customer', at: addedAt, subscriptionId: 'sub_1' },
    ['usr_1'],
  ],
] as const)('R59 R61 who is told %s, and the administrators for whom has left', (_what, news, told) => {
  expect(toldOfNews(nordic, news).map(({ id }) => id)).toEqual(told);
  expect(toldOfNews(partner, news).map(({ id }) => id)).toEqual(['usr_1']);
});

test('R34 of a customer who was purged nobody is written to', () => {
  expect(partnerNewsMailFor(askedFor, nordic, { serviceName: 'Dynamics 365' }, owner.id)).toBeUndefined();
});
