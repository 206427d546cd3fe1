import type { Page } from 'playwright-core';
import type { PortalRole } from '../../../lib/domain/portal/portal.ts';
import { DataCenterUnavailable } from '../../../lib/operations/ports/store.ts';
import { inactivatesAt } from '../../lib/support/records.ts';
import { type Given, type PortalWorld, subscriptionId } from './portal-world.ts';

/** The path of a page of the portal. */
export const path = (...steps: string[]) => ['/portal', subscriptionId, ...steps].join('/');

/** A page, what must have happened for it, and how somebody comes to see it. */
export interface PortalCase {
  readonly name: string;
  readonly given?: Given;
  readonly happened?: (around: PortalWorld) => Promise<unknown>;
  /** Who looks; Kim, the administrator, if it is not given; `nobody` is signed out. */
  readonly who?: string;
  readonly at: string | ((around: PortalWorld) => Promise<string>);
  /** What is done on the page. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** What must be on the page then. */
  readonly shows?: string;
  readonly status?: number;
}

/** Users of every kind: one who has joined, one with an invitation, one whose invitation was never mailed. */
export const company = async (around: PortalWorld) => {
  await around.added('Robin', ['user', 'billing-contact']);
  await around.add('Maximiliane-Charlotte', ['administrator', 'customer-care-contact', 'shipping-contact']);
  await around.world.bringStream();
  await around.add('Silvan', ['user'], false);
  await around.ask('Alexandra');
};
const userAt = async (around: PortalWorld, index: number) => (await around.portal()).users[index]?.id ?? '';
const editPage = (index: number) => async (around: PortalWorld) => path('users', await userAt(around, index));
const trial = { allowance: { licences: 4, storageGb: 5 } };
/** A company whose account information is known. */
export const informed = async (around: PortalWorld) => {
  await company(around);
  const correction = {
    phone: '+46 8 123 456',
    address: {
      line1: 'Kungsgatan 1',
      line2: 'Box 7',
      postalCode: '111 43',
      city: 'Stockholm',
      country: 'SE',
    },
    contact: { name: 'Robin Lind', email: 'robin@contoso.example' },
  };
  await around.operations.correctInformation({ subscriptionId, correction, dryRun: false }, around.as());
};
/** As long as they come. */
export const longNames = {
  organization: 'Kommunalförbundet för avfallshantering i Västernorrlands inland och Jämtland',
  partner: 'Nordisk Verksamhetssystemsimplementering och Förvaltningsrådgivning Aktiebolag',
};
/** Sends the form of a page. */
export const submit = (page: Page) => page.click('form.fields button[type=submit]');

/** Every page about users, access and history. */
export const portalCases: readonly PortalCase[] = [
  { name: 'overview', happened: company, at: path() },
  { name: 'overview of a user', happened: company, who: 'Robin', at: path() },
  { name: 'overview without licences left', given: trial, happened: company, at: path() },
  {
    name: 'overview, inactive',
    given: { events: [{ type: 'inactivated', at: inactivatesAt }], now: inactivatesAt },
    at: path(),
  },
  {
    name: 'users, inactive',
    given: { events: [{ type: 'inactivated', at: inactivatesAt }], now: inactivatesAt },
    at: path('users'),
    status: 409,
  },
  { name: 'users', given: trial, happened: company, at: `${path('users')}?done=user-added` },
  { name: 'add a user', at: path('users', 'new') },
  { name: 'add a user, faulty', at: path('users', 'new'), act: submit, shows: '#lastName-fault' },
  {
    name: 'add a user, no licence left',
    given: trial,
    happened: company,
    at: path('users', 'new'),
    act: async (page) => {
      await page.fill('#accountId', 'sam@contoso.example');
      await page.fill('#firstName', 'Sam');
      await page.fill('#lastName', 'Ek');
      await submit(page);
    },
    shows: '.problem',
  },
  {
    name: 'add a user, no answer',
    happened: async ({ world }) => {
      world.meanwhile = (call) => {
        if (call === 'eu.commit') throw new DataCenterUnavailable('It does not answer.');
      };
    },
    at: path('users', 'new'),
    act: async (page) => {
      await page.fill('#accountId', 'sam@contoso.example');
      await page.fill('#firstName', 'Sam');
      await page.fill('#lastName', 'Ek');
      await submit(page);
    },
    shows: '.actions a[href$="/users"]',
  },
  { name: 'edit a user', happened: company, at: editPage(2) },
  {
    name: 'edit the last administrator, refused',
    at: editPage(0),
    act: async (page) => {
      await page.uncheck('#role-administrator');
      await submit(page);
    },
    shows: '#roles-fault',
  },
  { name: 'delete a user', happened: company, at: async (around) => `${await editPage(3)(around)}/deletion` },
  {
    name: 'delete a user, nobody chosen to take over',
    happened: async (around) => {
      await company(around);
      const roles: PortalRole[] = ['administrator', 'customer-care-contact', 'shipping-contact'];
      await around.operations.editUser(subscriptionId, await userAt(around, 0), { roles }, around.as());
    },
    at: async (around) => `${await editPage(1)(around)}/deletion`,
    act: submit,
    shows: '#billing-contact-fault',
  },
  {
    name: 'delete an administrator',
    happened: company,
    at: async (around) => `${await editPage(2)(around)}/deletion`,
  },
  { name: 'requests', happened: company, at: path('requests') },
  { name: 'requests, none', at: path('requests') },
  { name: 'history', happened: company, at: path('history') },
  { name: 'access', happened: company, at: path('access') },
  { name: 'administrators only', happened: company, who: 'Robin', at: path('users'), status: 403 },
  { name: 'no portal', who: 'Alexandra', at: path(), status: 404 },
  { name: 'ask', who: 'Alexandra', at: `/ask/${subscriptionId}` },
  { name: 'ask, faulty', who: 'Alexandra', at: '/ask', act: submit, shows: '#lastName-fault' },
  { name: 'asked', who: 'Alexandra', at: '/asked' },
  {
    name: 'invitation of a user',
    happened: (around) => around.add('Robin'),
    who: 'Robin',
    at: async (around) => around.linkOf(await userAt(around, 1)),
  },
  {
    name: 'join',
    happened: (around) => around.add('Robin'),
    who: 'Robin',
    at: async (around) => around.linkOf(await userAt(around, 1)),
    act: (page) => page.goto(new URL('/join', page.url()).href),
    shows: 'form[action="/join"]',
  },
  {
    name: 'invitation of a user, withdrawn',
    who: 'Robin',
    at: async (around) => around.linkOf('usr_gone'),
    status: 410,
  },
];
