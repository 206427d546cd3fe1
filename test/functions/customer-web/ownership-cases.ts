import type { Page } from 'playwright-core';
import { paid } from './billing-cases.ts';
import { company, informed, longNames, type PortalCase, path, submit } from './portal-cases.ts';
import { type PortalWorld, personOf, subscriptionId } from './portal-world.ts';

const trial = { trialBy: 'customer' } as const;
const byPartner = { trialBy: 'partner' } as const;
const alone = { trialBy: 'alone', names: { partner: 'Onramp' } } as const;

/** Makes Robin a delegate. */
async function delegated(around: PortalWorld): Promise<string> {
  const { accountId } = personOf('Robin');
  const added = await around.operations.addDelegate(
    { subscriptionId, accountId, dryRun: false },
    around.as(),
  );
  if (!added.ok || added.value.dryRun) throw new Error('There is no delegate.');
  return added.value.done.delegate.id;
}
const withDelegate = async (around: PortalWorld) => {
  await company(around);
  await delegated(around);
};
const asked = async (around: PortalWorld) => {
  await withDelegate(around);
  const command = {
    newAdministrator: personOf('Robin').accountId,
    signUpAccount: 'anna@partner.example' as ReturnType<typeof personOf>['accountId'],
    companyName: 'Contoso Ltd',
    accountId: subscriptionId,
  };
  const requested = await around.operations.requestTransfer(
    { subscriptionId, command, dryRun: false },
    around.as(),
  );
  if (!requested.ok) throw new Error(requested.refusal.code);
};
const removed = async (around: PortalWorld) => {
  const removal = { subscriptionId, kinds: ['billing', 'user'] as const, dryRun: false };
  await around.operations.removePartnerAccess(removal, around.as());
};
const found = (around: PortalWorld) => around.withPartners('Nordic Partner AB', 'Fabrikam Consulting');
const chosen = async (around: PortalWorld) => {
  await found(around);
  for (const authorizationNumber of ['1234567890', '1234567891'])
    await around.operations.designatePartner(
      { subscriptionId, authorizationNumber, dryRun: false },
      around.as(),
    );
};
const mismatch = async (page: Page) => {
  await page.selectOption('#newAdministrator', { index: 1 });
  await page.fill('#signUpAccount', 'somebody@partner.example');
  await submit(page);
};

/** Every page about the account, its ownership and the access of the partner (R57 to R61, R64). */
export const ownershipCases: readonly PortalCase[] = [
  { name: 'account, one person alone', at: path('account') },
  { name: 'account', given: trial, happened: informed, at: `${path('account')}?done=information-corrected` },
  {
    name: 'account of a delegate',
    given: trial,
    happened: withDelegate,
    who: 'Robin',
    at: path('account'),
  },
  {
    name: 'account, nothing to see',
    given: trial,
    happened: company,
    who: 'Robin',
    at: path('account'),
    status: 403,
  },
  { name: 'account, transfer needed', given: byPartner, at: path('account') },
  { name: 'account, transfer asked for', given: byPartner, happened: asked, at: path('account') },
  {
    name: 'account, transfer to answer',
    given: byPartner,
    happened: asked,
    who: 'Robin',
    at: path('account'),
    shows: 'button[value=agree]',
  },
  { name: 'information', given: trial, happened: informed, at: path('account', 'information') },
  {
    name: 'information, faulty',
    given: trial,
    at: path('account', 'information'),
    act: async (page) => {
      await page.fill('#organizationName', '');
      await page.fill('#city', 'Stockholm');
      await page.fill('#contactEmail', 'robin');
      await submit(page);
    },
    shows: '#postalCode-fault',
  },
  {
    name: 'delegate, to be removed',
    given: trial,
    happened: company,
    at: async (around) => path('account', 'delegates', await delegated(around), 'removal'),
  },
  {
    name: 'delegate, nobody chosen',
    given: trial,
    happened: company,
    at: path('account'),
    act: submit,
    shows: '#delegate-fault',
  },
  { name: 'transfer', given: byPartner, happened: company, at: path('account', 'transfer') },
  {
    name: 'transfer, not what is on record',
    given: byPartner,
    happened: company,
    at: path('account', 'transfer'),
    act: mismatch,
    shows: '#signUpAccount-fault',
  },
  { name: 'access, of the partner removed', given: trial, happened: removed, at: path('access') },
  { name: 'access, the partner holds the billing account', given: byPartner, at: path('access') },
  { name: 'partner', given: trial, at: path('partner') },
  {
    name: 'partner of record, found',
    given: trial,
    happened: found,
    at: `${path('partner')}?sought=partner`,
    shows: 'button[value=designate]',
  },
  {
    name: 'partner of record, not found',
    given: trial,
    at: `${path('partner')}?sought=zzz`,
  },
  { name: 'partner of record, nothing sought', given: trial, at: `${path('partner')}?sought=`, status: 422 },
  {
    name: 'partner of record, what a choice brings',
    given: trial,
    happened: found,
    at: `${path('partner')}?sought=partner`,
    act: (page) => page.click('button[value=designate]'),
    shows: 'input[name=organization]',
  },
  {
    name: 'partner of record, chosen',
    given: trial,
    happened: chosen,
    at: `${path('partner')}?done=partner-chosen`,
    shows: 'button[value=take-back]',
  },
  {
    name: 'partner of record, for another user',
    given: trial,
    happened: company,
    who: 'Robin',
    at: path('partner'),
  },
  { name: 'partner, who is billing administrator', given: byPartner, at: path('partner') },
  {
    name: 'partner, nothing chosen',
    given: trial,
    at: path('partner'),
    act: (page) => page.click('button[value=look]'),
    shows: '#kinds-fault',
  },
  {
    name: 'partner, what a removal brings',
    given: trial,
    at: path('partner'),
    act: async (page) => {
      await page.check('#kind-billing');
      await page.check('#kind-user');
      await page.click('button[value=look]');
    },
    shows: 'button.danger',
  },
  {
    name: 'partner, what the removal of all brings, paid',
    given: { ...trial, names: longNames },
    happened: paid,
    at: path('partner'),
    act: async (page) => {
      await page.check('#kind-billing');
      await page.check('#kind-user');
      await page.click('button[value=look]');
    },
    shows: 'button.danger',
  },
  {
    name: 'partner, what the removal of one brings, paid',
    given: trial,
    happened: paid,
    at: path('partner'),
    act: async (page) => {
      await page.check('#kind-user');
      await page.click('button[value=look]');
    },
    shows: 'button.danger',
  },
  {
    name: 'partner, removed, paid',
    given: trial,
    happened: async (around) => {
      await paid(around);
      await removed(around);
    },
    at: `${path('partner')}?done=access-removed`,
  },
  {
    name: 'partner, what letting it in again brings, paid',
    given: trial,
    happened: async (around) => {
      await paid(around);
      await removed(around);
    },
    at: path('partner'),
    act: (page) => page.click(`form[action="${path('partner', 'user')}"] button`),
    shows: 'button[value=confirm]',
  },
  {
    name: 'hand over billing',
    given: trial,
    happened: withDelegate,
    at: path('account', 'billing-administrator'),
    shows: '#newAdministrator',
  },
  {
    name: 'hand over billing, nobody can take over',
    given: trial,
    at: path('account', 'billing-administrator'),
    shows: '.account',
  },
  {
    name: 'hand over billing, nobody chosen',
    given: trial,
    happened: withDelegate,
    at: path('account', 'billing-administrator'),
    act: submit,
    shows: '#newAdministrator-fault',
  },
  {
    name: 'hand over billing, what it brings',
    given: trial,
    happened: withDelegate,
    at: path('account', 'billing-administrator'),
    act: async (page) => {
      await page.selectOption('#newAdministrator', { index: 1 });
      await submit(page);
    },
    shows: 'button.danger',
  },
  { name: 'partner, there is none', given: alone, happened: company, at: path('partner') },
  { name: 'access, there is no partner', given: alone, happened: company, at: path('access') },
  { name: 'account, names of any length', given: { ...byPartner, names: longNames }, at: path('account') },
  {
    name: 'partner, removed',
    given: trial,
    happened: removed,
    at: `${path('partner')}?done=access-removed`,
  },
];
