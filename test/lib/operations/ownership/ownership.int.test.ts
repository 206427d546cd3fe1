import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isBillingAdministrator, isDelegate } from '../../../../lib/domain/billing/billing-access.ts';
import type { accountId, Identity } from '../../../../lib/domain/identity.ts';
import { executeTransfer } from '../../../../lib/operations/ownership/support-transfer.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { codeOf, command, desk, reportHome } from '../../../functions/customer-web/given-portal.ts';
import {
  identityOf,
  type PortalWorld,
  personOf,
  portalWorld,
  subscriptionId,
} from '../../../functions/customer-web/portal-world.ts';
import { partner, partnerSignedIn } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';

const tables = tablesForAll();
let around: PortalWorld;
beforeEach(async () => {
  around = await portalWorld(tables);
  await reportHome(around.world);
});
afterEach(() => around.world.end());

async function stored() {
  const subscription = await around.world.get('eu', ref('subscription', subscriptionId));
  if (!subscription || subscription.phase === 'purged' || !subscription.billing)
    throw new Error('There is no billing account.');
  return { billing: subscription.billing, portal: await around.portal() };
}

/** What holds whatever raced: the billing administrator and every delegate are users of the portal. */
async function expectRules(): Promise<void> {
  const { billing, portal } = await stored();
  expect(portal.users.filter((user) => isBillingAdministrator(billing, user))).toHaveLength(1);
  const delegates = portal.users.filter((user) => isDelegate(billing, user));
  expect(delegates).toHaveLength(billing.delegates.length);
}

const delegate = async (name: string, by = around.as()) => {
  const added = await around.operations.addDelegate({ ...command, accountId: personOf(name).accountId }, by);
  if (!added.ok || added.value.dryRun) throw new Error('The delegate was not added.');
  return added.value.done.delegate.id;
};
const remove = (delegateId: string, by: Identity) =>
  around.operations.removeDelegate({ ...command, delegateId, confirmed: true }, around.as(by));
const execute = (given: { newAdministrator?: ReturnType<typeof accountId>; reason?: string } = {}) =>
  executeTransfer(around.world.from('eu'))(
    { ...command, command: given },
    around.world.caller(undefined, desk),
  );

/** A transfer from Kim, who is gone, to an administrator who is ready and has agreed. */
async function agreedTransfer(name: string): Promise<{ userId: string; delegateId: string }> {
  const { id: userId } = await around.added(name, ['administrator']);
  const delegateId = await delegate(name);
  const opened = await execute({ newAdministrator: personOf(name).accountId, reason: 'Kim has left.' });
  expect(codeOf(opened)).toBe('done');
  const consent = await around.operations.consentToTransfer(command, around.as(identityOf(name)));
  expect(codeOf(consent)).toBe('done');
  return { userId, delegateId };
}

describe('races', () => {
  test('R60 of two delegates who remove each other one stays', async () => {
    await around.added('Robin');
    await around.added('Sam');
    const [robin, sam] = [await delegate('Robin'), await delegate('Sam')];
    const outcomes = await Promise.all([remove(sam, identityOf('Robin')), remove(robin, identityOf('Sam'))]);
    expect(outcomes.map(codeOf).sort()).toEqual(['billing-access-only', 'done']);
    expect((await stored()).billing.delegates).toHaveLength(1);
  });

  test('R60 a delegate who is added while the user is deleted does not stay behind alone', async () => {
    for (const name of ['Robin', 'Sam', 'Alex']) {
      const user = await around.added(name);
      await Promise.all([
        around.operations.addDelegate({ ...command, accountId: personOf(name).accountId }, around.as()),
        around.operations.deleteUser(subscriptionId, user.id, {}, around.as()),
      ]);
      await expectRules();
    }
  });

  test('R56 R59 a transfer that races the deletion of the new owner leaves somebody who can act', async () => {
    const { userId, delegateId } = await agreedTransfer('Robin');
    const edit = { roles: ['user'] as const };
    await Promise.all([
      execute(),
      remove(delegateId, around.as().caller),
      around.operations.editUser(subscriptionId, userId, edit, around.as()),
      around.operations.deleteUser(subscriptionId, userId, {}, around.as()),
    ]);
    await expectRules();
    await around.operations.deleteUser(subscriptionId, userId, {}, around.as());
    await expectRules();
  });

  test('R59 a transfer that is executed from two desks at once happens once', async () => {
    await agreedTransfer('Robin');
    const outcomes = await Promise.all([execute(), execute()]);
    expect(outcomes.map(codeOf).sort()).toEqual(['done', 'no-transfer-requested']);
    const { billing } = await stored();
    expect(billing.administrator.accountId).toBe(personOf('Robin').accountId);
    expect(billing.delegates).toMatchObject([
      { holder: { of: 'customer', userId: 'usr_01KE0000000000000000000001' } },
    ]);
  });

  test('R58 consent that is pressed five times is given once', async () => {
    await around.added('Robin', ['administrator']);
    await delegate('Robin');
    await execute({ newAdministrator: personOf('Robin').accountId, reason: 'Kim has left.' });
    const consent = () => around.operations.consentToTransfer(command, around.as(identityOf('Robin')));
    const outcomes = await Promise.all(Array.from({ length: 5 }, consent));
    expect(outcomes.map(codeOf)).toEqual(Array(5).fill('done'));
    const changes = await around.world
      .plain('eu')
      .list({ of: 'changes', aggregate: ref('subscription', subscriptionId) }, { limit: 50 });
    const types = changes.items.flatMap(({ value }) => value.events.map(({ type }) => type));
    expect(types.filter((type) => type === 'ownership-transfer-consented')).toHaveLength(1);
  });
});

describe('repeated requests', () => {
  test('R60 R67 a delegate who is added twice under one key is one delegate', async () => {
    await around.added('Robin');
    const request = { ...command, accountId: personOf('Robin').accountId };
    const [first, second] = [
      await around.operations.addDelegate(request, around.as(undefined, 'one-key')),
      await around.operations.addDelegate(request, around.as(undefined, 'one-key')),
    ];
    expect(second).toEqual(first);
    expect((await stored()).billing.delegates).toHaveLength(1);
  });

  test('R61 the partner is told from home, with a line in its own history; the customer where its portal is', async () => {
    const removed = await around.operations.removePartnerAccess(
      { ...command, kinds: ['billing', 'user'] },
      around.as(),
    );
    expect(codeOf(removed)).toBe('done');
    await around.world.bringStream();
    const told = around.world.mails.map(({ kind, to }) => `${kind} to ${to}`).sort();
    expect(told).toEqual([
      `access-removed to ${partnerSignedIn.accountId}`,
      'partner-access-removed to kim@contoso.example',
    ]);
    const history = await around.world
      .plain('eu')
      .list({ of: 'changes', aggregate: ref('partner', partner.id) }, { limit: 10 });
    expect(history.items.map(({ value }) => value.events[0]?.type)).toEqual(['access-removed-by-customer']);
  });
});
