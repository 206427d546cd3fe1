import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { closeFromDesk } from '../../../../lib/operations/desk/work-on-request.ts';
import {
  executeTransfer,
  withdrawTransferAsSupport,
} from '../../../../lib/operations/ownership/support-transfer.ts';
import {
  listOwnRequests,
  viewOwnRequest,
  writeToSupport,
} from '../../../../lib/operations/partner/ask-support.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { codeOf, command, desk, reportHome, storedIn } from '../../../functions/customer-web/given-portal.ts';
import {
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
  around = await transferTo('Robin');
});
afterEach(() => around.world.end());

const robin = identityOf('Robin');

/** Robin is asked to take over from Kim and lacks nothing but consent. */
async function transferTo(name: string): Promise<PortalWorld> {
  const given = await portalWorld(tables, { trialBy: 'customer' });
  await reportHome(given.world);
  await given.added(name, ['administrator']);
  const { accountId } = personOf(name);
  await given.operations.addDelegate({ ...command, accountId }, given.as());
  const opening = { newAdministrator: accountId, reason: 'Kim has left.' };
  await executeTransfer(given.world.from('eu'))(
    { ...command, command: opening },
    given.world.caller(undefined, desk),
  );
  await given.world.bringStream();
  given.world.mails.length = 0;
  return given;
}

const consent = async (key?: string) => {
  const outcome = await around.operations.consentToTransfer(command, around.as(robin, key));
  expect(codeOf(outcome)).toBe('done');
};
const asSupport = () => around.world.caller(undefined, desk);
const home = () => ({ home: around.world.from('eu').home });
const close = async (requestId: string) => {
  const closing = closeFromDesk(home(), { reopenDays: 14 });
  expect(codeOf(await closing(requestId, 'The identity is not proven.', asSupport()))).toBe('done');
};

/** The requests of the desk and what the customer sees of them, oldest first. */
async function requests() {
  const kept = await around.world
    .plain('eu')
    .list({ of: 'customer-requests', subscriptionId }, { limit: 10 });
  return Promise.all(
    kept.items.map(async ({ value: copy }) => ({
      copy,
      desk: await around.world.get('eu', ref('support-request', copy.id)),
    })),
  );
}
const states = async () => (await requests()).map(({ copy, desk: at }) => [copy.state, at?.state]);
const transferNow = async () => (await storedIn(around.world)).billing?.transfer;
const theOnlyRequest = async () => {
  const [only, ...others] = await requests();
  if (!only || others.length > 0) throw new Error('There is not exactly one request.');
  return only;
};

describe('the request that a consent opens', () => {
  beforeEach(async () => {
    await consent();
    await around.world.bringStream();
  });

  test('R59 R69 is that of whoever consented, and of the partner neither to see nor to write on', async () => {
    const { copy, desk: request } = await theOnlyRequest();
    expect(request).toMatchObject({
      kind: 'ownership-transfer',
      state: 'open',
      asker: { accountId: robin.accountId, userId: copy.userId, dataCenter: 'eu' },
      messages: [{ by: { role: 'customer', accountId: robin.accountId } }],
    });
    expect(copy).toMatchObject({ state: 'open', subject: request?.subject });
    const partner = () => around.world.caller();
    expect(await listOwnRequests(home())({ limit: 10 }, partner())).toMatchObject({ value: { items: [] } });
    expect(codeOf(await viewOwnRequest(home())(copy.id, partner()))).toBe('not-found');
    expect(codeOf(await writeToSupport(home())(copy.id, 'Do not.', partner()))).toBe('not-found');
  });

  test('R58 R59 closed without execution: who consented is told, and consents again, which opens another', async () => {
    const { copy } = await theOnlyRequest();
    await close(copy.id);
    await around.world.bringStream();
    expect(await states()).toEqual([['closed', 'closed']]);
    expect(await transferNow()).not.toHaveProperty('consentedAt');
    expect(around.world.mails.map(({ kind, to }) => [kind, to])).toEqual([
      ['ownership-not-executed', robin.accountId],
    ]);
    const refused = await executeTransfer(around.world.from('eu'))({ ...command, command: {} }, asSupport());
    expect(codeOf(refused)).toBe('consent-missing');

    await consent();
    await around.world.bringStream();
    expect(await states()).toEqual([
      ['closed', 'closed'],
      ['open', 'open'],
    ]);
    expect((await transferNow())?.requestId).toBe((await requests())[1]?.copy.id);
  });

  test('R59 closes by itself once the transfer is executed, and says nothing of support’s refusing it', async () => {
    const done = await executeTransfer(around.world.from('eu'))({ ...command, command: {} }, asSupport());
    expect(codeOf(done)).toBe('done');
    await around.world.bringStream();
    expect(await states()).toEqual([['closed', 'closed']]);
    expect(around.world.mails.map(({ kind }) => kind)).not.toContain('ownership-not-executed');
  });

  test.each([
    [
      'declined',
      () => around.operations.callOffTransfer(command, around.as(robin)),
      [`ownership-declined to ${kim.accountId}`],
    ],
    [
      'withdrawn by who decides',
      () => around.operations.callOffTransfer(command, around.as()),
      [`ownership-withdrawn to ${robin.accountId}`],
    ],
    [
      'withdrawn by support',
      () => withdrawTransferAsSupport(around.world.from('eu'))(command, asSupport()),
      [`ownership-withdrawn to ${kim.accountId}`, `ownership-withdrawn to ${robin.accountId}`],
    ],
  ])(
    'R57 R59 closes by itself when the transfer is %s, which the others are told',
    async (_how, callOff, told) => {
      expect(codeOf(await callOff())).toBe('done');
      await around.world.bringStream();
      expect(await states()).toEqual([['closed', 'closed']]);
      expect(around.world.mails.map((mail) => `${mail.kind} to ${mail.to}`).sort()).toEqual(told);
    },
  );
});

test('R59 a transfer that ends before its request reaches the desk leaves no request waiting', async () => {
  await consent();
  const opening = around.world.stream.splice(0);
  await around.operations.callOffTransfer(command, around.as());
  await around.world.bringStream();
  around.world.stream.push(...opening);
  await around.world.bringStream();
  expect(await states()).toEqual([['closed', 'closed']]);
});

test('R59 R67 consent that is given at once, again and under one key opens one request', async () => {
  await Promise.all([consent('one'), consent('one'), consent('two'), consent()]);
  await consent('one');
  await around.world.bringStream();
  expect(await states()).toEqual([['open', 'open']]);
});

describe('killed anywhere', () => {
  const story = async () => {
    await consent('one');
    await around.world.bringStream();
    const { copy } = await theOnlyRequest();
    await close(copy.id).catch(() => undefined);
    await around.world.bringStream();
  };

  test.each(['killed-after', 'failed-before'] as const)(
    'R58 R59 %s: a closed request always gives the consent back, and is told',
    async (mode) => {
      around.world.interruptions.calm();
      await story();
      const { length } = around.world.interruptions.calls;
      expect(length).toBeGreaterThan(20);
      for (let at = 1; at <= length; at++) {
        await around.world.end();
        around = await transferTo('Robin');
        around.world.interruptions.plan(at, mode);
        await story().catch(() => undefined);
        around.world.interruptions.calm();
        if (!(await transferNow())?.requestId && (await requests()).length === 0) await consent('one');
        await around.world.sweepUntilQuiet();
        const { copy, desk: request } = await theOnlyRequest();
        if (request?.state === 'open') await close(copy.id);
        await around.world.sweepUntilQuiet();
        expect([at, await states()]).toEqual([at, [['closed', 'closed']]]);
        expect(await transferNow()).not.toHaveProperty('consentedAt');
        expect(around.world.mails.map(({ kind }) => kind)).toContain('ownership-not-executed');
      }
    },
    240_000,
  );
});
