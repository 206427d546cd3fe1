import { afterEach, describe, expect, test } from '@jest/globals';
import { defaultCatalog } from '../../../../lib/catalog.ts';
import { convertAsPartner } from '../../../../lib/operations/billing/sell.ts';
import { executeTransfer } from '../../../../lib/operations/ownership/support-transfer.ts';
import { correctCustomer } from '../../../../lib/operations/partner/correct-customer.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import {
  codeOf,
  command,
  conversion,
  desk,
  reportHome,
  storedIn,
} from '../../../functions/customer-web/given-portal.ts';
import {
  activatedAt,
  identityOf,
  type PortalWorld,
  personOf,
  portalWorld,
  subscriptionId,
} from '../../../functions/customer-web/portal-world.ts';
import { customer, kim, partnerSignedIn } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';

const tables = tablesForAll();
let around: PortalWorld;
afterEach(() => around.world.end());

const sales = 'sales@partner.example';
const partners = [sales, partnerSignedIn.accountId];
const own = 'post@contoso.example';

/** A trial whose contact is an address at the partner, who signed up for it, or whose customer did. */
async function given(trialBy: 'partner' | 'customer', contactEmail = sales): Promise<void> {
  around = await portalWorld(tables, {
    trialBy,
    events: [{ type: 'contact-changed', at: activatedAt, contact: { email: sales, language: 'sv' } }],
  });
  const { world } = around;
  const service = { subscriptionId, service: 'dynamics-365', countryOfUse: 'SE', dataCenter: 'eu' };
  await world.put('eu', ref('customer', customer.id), {
    ...customer,
    contactEmail,
    language: 'sv',
    services: [service],
  });
  await reportHome(world);
}

const stored = () => storedIn(around.world);

/** Who has been mailed what since the last look, save for the help mails of a trial. */
async function mailed(): Promise<string[]> {
  await around.world.bringStream();
  const mails = around.world.mails.splice(0).filter(({ kind }) => kind !== 'help');
  return mails.map(({ kind, to }) => `${kind} to ${to}`).sort();
}
const remove = (...kinds: ('billing' | 'user')[]) =>
  around.operations.removePartnerAccess({ ...command, kinds }, around.as());
const correctContact = (email: string) =>
  around.operations.correctInformation(
    { ...command, correction: { contact: { name: 'Kim', email } } },
    around.as(),
  );
const partnerCorrects = async (contactEmail: string) => {
  const corrected = await correctCustomer({ home: around.world.from('eu').home })(
    customer.id,
    { contactEmail },
    around.world.caller(),
  );
  await around.world.bringStream();
  return codeOf(corrected);
};

/** Kim takes over what the partner signed up for. */
async function takenOver(): Promise<void> {
  await around.operations.addDelegate({ ...command, accountId: kim.accountId }, around.as());
  const asked = await around.operations.requestTransfer(
    {
      ...command,
      command: {
        newAdministrator: kim.accountId,
        signUpAccount: (await stored()).billing?.signUpAccount ?? kim.accountId,
        companyName: 'Contoso Ltd',
        accountId: subscriptionId,
      },
    },
    around.as(),
  );
  await around.world.bringStream();
  await around.operations.consentToTransfer(command, around.as());
  const executed = await executeTransfer(around.world.from('eu'))(
    { ...command, command: {} },
    around.world.caller(undefined, desk),
  );
  expect([codeOf(asked), codeOf(executed)]).toEqual(['done', 'done']);
}

test('R12 R21 who corrects the language alone leaves the address to which the activation went', async () => {
  await given('customer', 'enrolled@partner.example');
  await correctCustomer({ home: around.world.from('eu').home })(
    customer.id,
    { language: 'en' },
    around.world.caller(),
  );
  await around.world.bringStream();
  expect((await stored()).contact).toEqual({ email: sales, language: 'en' });
});

describe('the customer', () => {
  test('R12 R64 says where notices go, and a later correction by the partner does not overwrite it', async () => {
    await given('customer');
    expect(codeOf(await correctContact(own))).toBe('done');
    expect((await stored()).contact).toEqual({ email: own, language: 'sv', givenBy: 'customer' });
    expect(await partnerCorrects('other@partner.example')).toBe('done');
    expect((await stored()).contact.email).toBe(own);
    await around.operations.convert({ ...command, command: conversion }, around.as());
    expect(await mailed()).toEqual([`converted to ${kim.accountId}`, `converted to ${own}`]);
  });

  test('R12 R61 confirms an address that the partner gave, which then stays', async () => {
    await given('customer');
    await correctContact(sales);
    await remove('billing', 'user');
    expect((await stored()).contact).toMatchObject({ email: sales, givenBy: 'customer' });
  });

  test.each([[['billing']], [['user']], [['billing', 'user']]] as const)(
    'R61 R12 is told of the new address in the dry run and in the receipt: %s is removed',
    async (kinds) => {
      await given('customer');
      const looked = await around.operations.removePartnerAccess(
        { ...command, dryRun: true, kinds },
        around.as(),
      );
      expect(looked).toMatchObject({
        value: { preview: { changes: { noticesTo: { from: sales, to: kim.accountId } } } },
      });
      const removed = await remove(...kinds);
      const noticesTo = { email: kim.accountId, language: 'en', givenBy: 'billing-administrator' };
      expect(removed).toMatchObject({ value: { done: { noticesTo } } });
      expect(await partnerCorrects('other@partner.example')).toBe('done');
      expect((await stored()).contact).toEqual(noticesTo);
    },
  );

  test('R59 R12 who takes over from the partner is told as that person, and gets the notices from then on', async () => {
    await given('partner');
    await takenOver();
    const told = (await mailed()).filter((mail) => !mail.endsWith(partnerSignedIn.accountId));
    expect(told).toEqual([`ownership-offered to ${kim.accountId}`, `ownership-received to ${kim.accountId}`]);
    expect((await stored()).contact).toEqual({
      email: kim.accountId,
      language: 'en',
      givenBy: 'billing-administrator',
    });
  });

  test('R59 R12 notices that follow the billing administrator go along with the ownership', async () => {
    await given('customer');
    await remove('billing', 'user');
    await around.added('Robin', ['administrator']);
    const robin = personOf('Robin').accountId;
    await around.operations.addDelegate({ ...command, accountId: robin }, around.as());
    const execute = (given: { newAdministrator?: typeof robin; reason?: string }) =>
      executeTransfer(around.world.from('eu'))(
        { ...command, command: given },
        around.world.caller(undefined, desk),
      );
    await execute({ newAdministrator: robin, reason: 'Kim has left.' });
    await around.operations.consentToTransfer(command, around.as(identityOf('Robin')));
    expect(codeOf(await execute({}))).toBe('done');
    expect((await stored()).contact.email).toBe(robin);
  });
});

describe('the partner', () => {
  test('R12 R56 R62 R64 whose people administer billing gets the receipts, of who has left as its administrator', async () => {
    await given('partner');
    const { world } = around;
    const dependencies = { dataCenters: world.from('eu'), catalog: defaultCatalog };
    const converted = await convertAsPartner(dependencies)(
      { ...command, command: conversion },
      world.caller(),
    );
    expect(codeOf(converted)).toBe('done');
    const administrator = world.caller().caller.accountId;
    expect((await stored()).billing?.administrator.accountId).not.toBe(administrator);
    expect(await mailed()).toEqual([`converted to ${administrator}`, `converted to ${sales}`]);
  });

  test('R61 R59 is told that it was removed, and nothing more, whatever happens', async () => {
    await given('customer');
    await remove('billing', 'user');
    const news = (await mailed()).filter((mail) => partners.some((address) => mail.endsWith(address)));
    expect(news).toEqual([`access-removed to ${partnerSignedIn.accountId}`]);
    await around.operations.convert({ ...command, command: conversion }, around.as());
    await around.operations.buy({ ...command, command: { kind: 'licences', licences: 1 } }, around.as());
    await around.add('Robin');
    await around.added('Sam', ['administrator', 'billing-contact']);
    await around.ask('Alex');
    around.later(70);
    await around.world.passTime('eu', subscriptionId);
    const mails = await mailed();
    expect(mails).toEqual(expect.arrayContaining([`converted to ${kim.accountId}`]));
    expect(mails.filter((mail) => partners.some((address) => mail.endsWith(address)))).toEqual([]);
  });

  test('R61 R12 gets no notices of an unpaid trial, up to its purge', async () => {
    await given('customer');
    await remove('billing', 'user');
    await mailed();
    for (let day = 0; day < 80; day++) {
      around.later(1);
      await around.world.passTime('eu', subscriptionId);
      await around.world.bringStream();
    }
    const mails = await mailed();
    expect(mails.map((mail) => mail.split(' ')[0])).toEqual(
      expect.arrayContaining(['notice-before-expiry', 'expired', 'notice-before-purge', 'purged']),
    );
    expect(mails.filter((mail) => !mail.endsWith(` to ${kim.accountId}`))).toEqual([]);
  });
});
