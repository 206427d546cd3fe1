import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { accountId, type Identity } from '../../../../lib/domain/identity.ts';
import type { PartnerUser } from '../../../../lib/domain/partner/partner.ts';
import {
  requestTransferAsPartner,
  withdrawTransferAsPartner,
} from '../../../../lib/operations/ownership/partner-transfer.ts';
import {
  executeTransfer,
  withdrawTransferAsSupport,
} from '../../../../lib/operations/ownership/support-transfer.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { codeOf, command, desk, reportHome } from '../../../functions/customer-web/given-portal.ts';
import {
  identityOf,
  type PortalWorld,
  personOf,
  portalWorld,
  subscriptionId,
} from '../../../functions/customer-web/portal-world.ts';
import { addedAt, kim, membership, partner, partnerSignedIn } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';

const tables = tablesForAll();
let around: PortalWorld;
const robin = personOf('Robin');
/** Where the owner at the partner wants their mails. */
const home = 'anna@home.example';
const annaSignedIn = { ...partnerSignedIn, subject: 'anna', accountId: accountId('anna@partner.example') };
const { issuer, subject } = annaSignedIn;
const anna: PartnerUser = {
  id: 'usr_2',
  accountId: annaSignedIn.accountId,
  role: 'administrator',
  identity: { issuer, subject },
  since: addedAt,
  contact: { email: home, language: 'sv' },
};

beforeEach(async () => {
  around = await portalWorld(tables, { trialBy: 'partner' });
  const { world } = around;
  await reportHome(world);
  await around.added('Robin', ['administrator']);
  await world.put('eu', ref('partner', partner.id), { ...partner, users: [...partner.users, anna] });
  const { accountId } = anna;
  await world.put('eu', ref('membership', issuer, subject), { ...membership, accountId });
  await around.world.bringStream();
  around.world.mails.length = 0;
});
afterEach(() => around.world.end());

const details = {
  newAdministrator: robin.accountId,
  signUpAccount: annaSignedIn.accountId,
  companyName: 'Contoso Ltd',
  accountId: subscriptionId,
};
const done = async (call: Promise<Parameters<typeof codeOf>[0]>) => expect(codeOf(await call)).toBe('done');
const ask = () => done(around.operations.requestTransfer({ ...command, command: details }, around.as()));
const open = () =>
  done(
    executeTransfer(around.world.from('eu'))(
      { ...command, command: { newAdministrator: robin.accountId, reason: 'Anna is gone.' } },
      around.world.caller(undefined, desk),
    ),
  );
const decline = () => done(around.operations.callOffTransfer(command, around.as(identityOf('Robin'))));
const mailed = async () => {
  await around.world.bringStream();
  return around.world.mails
    .splice(0)
    .filter(({ kind }) => kind !== 'help')
    .map(({ kind, to }) => `${kind} to ${to}`)
    .sort();
};
const newsOfPartner = async () =>
  (
    await around.world
      .plain('eu')
      .list({ of: 'changes', aggregate: ref('partner', partner.id) }, { limit: 20 })
  ).items.map(({ value }) => value);

test('R57 R59 the owner at the partner is told where they want their mails', async () => {
  await ask();
  expect(await mailed()).toEqual([
    `ownership-offered to ${robin.accountId}`,
    `transfer-asked-for to ${home}`,
  ]);
});

test('R57 R59 a transfer that is declined is told to the owner at the partner and to who asked', async () => {
  await ask();
  await mailed();
  await decline();
  expect(await mailed()).toEqual([`ownership-declined to ${kim.accountId}`, `transfer-declined to ${home}`]);
});

const askAtPartner = (by: Identity) =>
  done(
    requestTransferAsPartner(around.world.from('eu'))(
      { ...command, command: details },
      around.world.caller(undefined, by),
    ),
  );
const withdrawAtPartner = (by: Identity) =>
  done(withdrawTransferAsPartner(around.world.from('eu'))(command, around.world.caller(undefined, by)));

test('R57 R59 what the owner at the partner does themself they are not told', async () => {
  await askAtPartner(annaSignedIn);
  expect(await mailed()).toEqual([`ownership-offered to ${robin.accountId}`]);
  await withdrawAtPartner(annaSignedIn);
  expect(await mailed()).toEqual([`ownership-withdrawn to ${robin.accountId}`]);
  expect(await newsOfPartner()).toEqual([]);
});

test('R57 R59 an administrator of the partner who asks for it tells the owner there, and hears how it ended', async () => {
  await askAtPartner(partnerSignedIn);
  expect(await mailed()).toEqual([
    `ownership-offered to ${robin.accountId}`,
    `transfer-asked-for to ${home}`,
  ]);
  await decline();
  expect(await mailed()).toEqual([
    `transfer-declined to ${home}`,
    `transfer-declined to ${partnerSignedIn.accountId}`,
  ]);
});

test('R59 whom support takes for gone is told, and that support thinks better of it', async () => {
  await open();
  expect(await mailed()).toEqual([
    `ownership-offered to ${robin.accountId}`,
    `transfer-asked-for to ${home}`,
  ]);
  await done(
    withdrawTransferAsSupport(around.world.from('eu'))(command, around.world.caller(undefined, desk)),
  );
  expect(await mailed()).toEqual([
    `ownership-withdrawn to ${robin.accountId}`,
    `transfer-withdrawn to ${home}`,
  ]);
});

test('R59 for an owner who has left the partner its administrators are told', async () => {
  await around.world.put('eu', ref('partner', partner.id), partner);
  await open();
  expect(await mailed()).toContain(`transfer-asked-for to ${partnerSignedIn.accountId}`);
});

test('R61 R65 whose user was disabled is not sent to withdraw it', async () => {
  await done(around.operations.removePartnerAccess({ ...command, kinds: ['user'] }, around.as()));
  await ask();
  await around.world.bringStream();
  const [, asked] = await newsOfPartner();
  expect(asked?.events).toMatchObject([{ type: 'transfer-asked-for', by: 'customer', partnerIsOut: true }]);
  const withdrawn = await withdrawTransferAsPartner(around.world.from('eu'))(
    command,
    around.world.caller(undefined, annaSignedIn),
  );
  expect(codeOf(withdrawn)).toBe('partner-access-removed');
});

test('R34 R66 the partner’s history says what happened, and nobody at the customer', async () => {
  await ask();
  await around.world.bringStream();
  await decline();
  await around.world.bringStream();
  const told = await newsOfPartner();
  expect(told.map(({ actor, events }) => [actor, events.map(({ type }) => type)])).toEqual([
    [{ role: 'customer' }, ['transfer-asked-for']],
    [{ role: 'customer' }, ['transfer-declined']],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/contoso|robin/i);
});

test('R57 R67 a transfer that is over before anybody heard of it is offered to nobody; that it is over is told once', async () => {
  await ask();
  await done(around.operations.callOffTransfer(command, around.as()));
  const stream = [...around.world.stream];
  const expected = [`ownership-withdrawn to ${robin.accountId}`, `transfer-withdrawn to ${home}`];
  expect(await mailed()).toEqual(expected);
  around.world.stream.push(...stream);
  expect(await mailed()).toEqual([]);
  expect(await newsOfPartner()).toHaveLength(1);
});
