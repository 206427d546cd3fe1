import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PartnerUser } from '../../../../lib/domain/partner/partner.ts';
import { mostAdministrators } from '../../../../lib/domain/partner/partner-users.ts';
import { joinPartner } from '../../../../lib/operations/partner/join-partner.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { replaceAdministrator } from '../../../../lib/operations/support/replace-administrator.ts';
import { account, addedAt, kimSignedIn, partner } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { max } from '../given.ts';
import { World } from '../world.ts';

const tables = tablesForAll();
let world: World;
beforeEach(async () => {
  world = await World.create(tables, addedAt);
});
afterEach(() => world.end());

test('R5 support replaces as many administrators as an organisation can have, each in one step', async () => {
  const users = Array.from(
    { length: mostAdministrators },
    (_, index): PartnerUser => ({
      ...max,
      id: `usr_${index}`,
      accountId: `admin${index}@partner.example` as PartnerUser['accountId'],
      identity: { ...max.identity, subject: `admin${index}` },
      role: 'administrator',
    }),
  );
  await world.put('eu', ref('partner', partner.id), { ...partner, users });
  await world.put('eu', ref('account', partner.accountNumber), {
    ...account,
    accountNumber: partner.accountNumber,
    identities: [kimSignedIn.accountId],
  });
  const command = { accountId: kimSignedIn.accountId, reason: 'All have left.', former: 'remove' } as const;
  expect(await replaceAdministrator(world.from('eu'))(partner.id, command, world.caller())).toMatchObject({
    ok: true,
  });
  const joined = await joinPartner(world.from('eu'))(
    { asksForOrganization: true },
    world.caller(undefined, kimSignedIn),
  );
  expect(joined).toMatchObject({ ok: true });
  const { users: left = [] } = (await world.get('eu', ref('partner', partner.id))) ?? {};
  expect(left.map(({ accountId }) => accountId)).toEqual([kimSignedIn.accountId]);
});
