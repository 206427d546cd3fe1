import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../../../lib/domain/identity.ts';
import { executeTransfer } from '../../../../lib/operations/ownership/support-transfer.ts';
import { presentAccessView } from '../../../../lib/presentation/present-portal.ts';
import { command, desk, reportHome, storedIn } from '../../../functions/customer-web/given-portal.ts';
import {
  activatedAt,
  identityOf,
  type PortalWorld,
  personOf,
  portalWorld,
  subscriptionId,
} from '../../../functions/customer-web/portal-world.ts';
import { kim } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';

const tables = tablesForAll();
let around: PortalWorld;
beforeEach(async () => {
  around = await portalWorld(tables);
  await reportHome(around.world);
});
afterEach(() => around.world.end());

async function seenBy(identity?: Identity) {
  const seen = await around.operations.viewAccess(subscriptionId, around.as(identity));
  if (!seen.ok) return seen.refusal.code;
  return presentAccessView(seen.value).items.filter(({ kind }) => kind === 'user');
}

test('R59 R63 whoever got access to billing has it since then, and by whom: colleagues, or support in a transfer', async () => {
  await around.added('Robin', ['administrator']);
  const joined = around.world.now;
  around.later(1);
  const { accountId: robin } = personOf('Robin');
  await around.operations.addDelegate({ ...command, accountId: robin }, around.as());
  const delegated = around.world.now;
  const inPortal = { since: joined, by: { role: 'customer', accountId: kim.accountId } };
  expect(await seenBy()).toMatchObject([
    { accountId: kim.accountId, billing: 'administrator', since: activatedAt, by: { role: 'partner' } },
    { accountId: robin, billing: 'delegate', since: delegated, by: inPortal.by, portal: inPortal },
  ]);

  around.later(1);
  const execute = (given: object) =>
    executeTransfer(around.world.from('eu'))(
      { ...command, command: given },
      around.world.caller(undefined, desk),
    );
  await execute({ newAdministrator: robin, reason: 'Kim has left.' });
  await around.operations.consentToTransfer(command, around.as(identityOf('Robin')));
  expect((await execute({})).ok).toBe(true);
  const transferred = around.world.now;
  const bySupport = { since: transferred, by: { role: 'support' } };
  expect(await seenBy()).toEqual([
    expect.objectContaining({
      ...bySupport,
      accountId: kim.accountId,
      billing: 'delegate',
      portal: { since: activatedAt, by: expect.objectContaining({ role: 'partner' }) },
    }),
    expect.objectContaining({ ...bySupport, accountId: robin, billing: 'administrator', portal: inPortal }),
  ]);
});

test('R63 the billing administrator sees the list without administering the portal; other users do not', async () => {
  await around.added('Robin', ['administrator']);
  await around.added('Alex');
  const me = await around.operations.viewPortal(subscriptionId, around.as().caller, around.world.now);
  if (!me.ok) throw new Error(me.refusal.code);
  const edited = await around.operations.editUser(
    subscriptionId,
    me.value.user.id,
    { roles: ['user', 'billing-contact', 'customer-care-contact', 'shipping-contact'] },
    around.as(identityOf('Robin')),
  );
  expect(edited.ok).toBe(true);
  expect(await seenBy()).toHaveLength(3);
  expect(await seenBy(identityOf('Alex'))).toBe('administrators-only');
  const page = `/portal/${subscriptionId}/access`;
  expect((await (await around.browserOf()).get(page)).status).toBe(200);
  expect((await (await around.browserOf(identityOf('Alex'))).get(page)).status).toBe(403);
  const overview = await (await around.browserOf()).get(`/portal/${subscriptionId}`);
  expect(overview.body).toContain(`href="${page}"`);
});

describe('while somebody at the partner is the billing administrator', () => {
  beforeEach(async () => {
    await around.world.end();
    around = await portalWorld(tables, { trialBy: 'partner' });
  });

  async function payersAtPartner() {
    const seen = await around.operations.viewAccess(subscriptionId, around.as());
    if (!seen.ok) throw new Error(seen.refusal.code);
    return presentAccessView(seen.value).items.filter(({ kind }) => kind === 'partner-administrators');
  }

  test('R51 R63 the list says that the partner’s administrators pay too, and names none of them (R20)', async () => {
    const stands = await storedIn(around.world);
    const payers = {
      kind: 'partner-administrators',
      id: stands.partnerId,
      name: 'Nordic Partner AB',
      accountId: null,
      billing: 'payer',
      since: stands.billing?.openedAt,
      by: { role: 'partner', name: 'Nordic Partner AB' },
    };
    expect(await payersAtPartner()).toMatchObject([payers]);
    const { body } = await (await around.browserOf()).get(`/portal/${subscriptionId}/access`);
    expect(body).toContain('Administrators of Nordic Partner AB');
  });

  test('R61 R63 it says so only while they can: not while the partner’s user is disabled, and since they were let in again', async () => {
    await around.operations.removePartnerAccess({ ...command, kinds: ['user'] }, around.as());
    expect(await payersAtPartner()).toEqual([]);
    around.later(1);
    await around.operations.enablePartnerUser(command, around.as());
    expect(await payersAtPartner()).toMatchObject([
      { since: around.world.now, by: { role: 'customer', accountId: kim.accountId } },
    ]);
  });
});
