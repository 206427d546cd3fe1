import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { addDays } from '../../../../lib/domain/instant.ts';
import { directPartnerId } from '../../../../lib/domain/partner/partner.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { reactivateSubscription } from '../../../../lib/operations/support/reactivate-subscription.ts';
import { account, customer, inactivatesAt } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { givenSubscriptions, self, subscriptionIn, until } from '../given.ts';
import { World } from '../world.ts';

const tables = tablesForAll();
let world: World;
beforeEach(async () => {
  world = await World.create(tables, addDays(inactivatesAt, 1));
  await givenSubscriptions(world, ['us'], ...until.inactive);
});
afterEach(() => world.end());

const ofAnother = {
  ...account,
  partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: 'P-2' }],
};
const reactivate = () =>
  reactivateSubscription(world.from('eu'))(subscriptionIn('us'), account.accountNumber, world.caller());
const codeOf = (outcome: Awaited<ReturnType<typeof reactivate>>) =>
  outcome.ok ? 'done' : outcome.refusal.code;

test('R14 R33 the number of an account of another partner is not added for good, until that is recorded', async () => {
  await world.put('eu', ref('account', account.accountNumber), ofAnother);
  expect(codeOf(await reactivate())).toBe('not-partner-of-record');
  expect(await world.get('eu', ref('customer', customer.id))).not.toHaveProperty('account');
  expect((await world.get('us', self('us')))?.phase).toBe('inactive');
  await world.put('eu', ref('account', account.accountNumber), account);
  expect(codeOf(await reactivate())).toBe('done');
  expect((await world.get('us', self('us')))?.phase).toBe('active');
});

test('R14 R46 a customer without a partner has none of record, and is reactivated with any account', async () => {
  const own = await world.get('eu', ref('order', subscriptionIn('us')));
  if (!own) throw new Error('There is no order.');
  await world.put('eu', ref('order', own.id), { ...own, partnerId: directPartnerId });
  await world.put('eu', ref('account', account.accountNumber), ofAnother);
  expect(codeOf(await reactivate())).toBe('done');
});
