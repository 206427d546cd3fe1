import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PartnerUser } from '../../../../lib/domain/partner/partner.ts';
import { editPartnerUser } from '../../../../lib/operations/partner/edit-partner-user.ts';
import { membershipRef, stillMember } from '../../../../lib/operations/partner/member.ts';
import { removePartnerUser } from '../../../../lib/operations/partner/remove-partner-user.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { addedAt, membership, partner } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { max } from '../given.ts';
import { World } from '../world.ts';

const tables = tablesForAll();
let world: World;
const ada: PartnerUser = { ...max, role: 'administrator' };
const asAda = { ...max.identity, accountId: ada.accountId };
beforeEach(async () => {
  world = await World.create(tables, addedAt);
  await world.put('eu', ref('partner', partner.id), { ...partner, users: [...partner.users, ada] });
  await world.put('eu', membershipRef(world.caller(undefined, asAda)), {
    ...membership,
    userId: ada.id,
    accountId: ada.accountId,
  });
});
afterEach(() => world.end());

const losses = {
  role: () => editPartnerUser(world.from('eu'))(ada.id, { role: 'implementation-expert' }, world.caller()),
  place: () => removePartnerUser(world.from('eu'))(ada.id, world.caller()),
};

test.each(['role', 'place'] as const)(
  'R2 R5 whoever loses their %s while a command of theirs is under way does nothing by it',
  async (what) => {
    const { home } = world.from('eu');
    const caller = world.caller(undefined, asAda);
    const { read } = await home.load({ read: membershipRef(caller) });
    if (!read) throw new Error('She is a member.');
    const command = { writes: [stillMember(caller, read)] };
    expect(await home.commit(command)).toMatchObject({ is: 'done' });
    expect(await losses[what]()).toMatchObject({ ok: true });
    expect(await home.commit(command)).not.toMatchObject({ is: 'done' });
  },
);
