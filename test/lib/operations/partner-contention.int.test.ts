import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { accountId } from '../../../lib/domain/identity.ts';
import { addPartnerUser } from '../../../lib/operations/partner/add-partner-user.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import { addedAt, partner } from '../support/records.ts';
import { tablesForAll } from '../support/test-tables.ts';
import { World } from './world.ts';

const tables = tablesForAll();
let world: World;
beforeEach(async () => {
  world = await World.create(tables, addedAt);
});
afterEach(() => world.end());

test('R67 twenty who add users to one organisation at once all succeed, each once', async () => {
  const add = (index: number) =>
    addPartnerUser(world.from('eu'))(
      {
        accountId: accountId(`user${index}@partner.example`),
        role: 'implementation-expert',
        sendInvitation: true,
      },
      world.caller(),
    );
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => add(index)));
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  const { users = [] } = (await world.get('eu', ref('partner', partner.id))) ?? {};
  expect(new Set(users.map((user) => user.accountId)).size).toBe(21);
});
