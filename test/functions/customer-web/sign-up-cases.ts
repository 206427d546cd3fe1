import type { Page } from 'playwright-core';
import { type PortalCase, submit } from './portal-cases.ts';

const fillIn = async (page: Page, country: string) => {
  await page.selectOption('#countryOfUse', country);
  await page.fill('#organizationName', `Contoso ${country}`);
  await page.fill('#firstName', 'Alexandra');
  await page.fill('#lastName', 'Ek');
  await page.check('#online-services-agreement');
  await page.check('#privacy-statement');
  await submit(page);
};

/** Every page by which a customer signs up without a partner (R46). */
export const signUpCases: readonly PortalCase[] = [
  { name: 'sign up, signed out', who: 'nobody', at: '/sign-up', shows: 'a[href="/sign-in?to=%2Fsign-up"]' },
  { name: 'sign up', who: 'Alexandra', at: '/sign-up', shows: '#service' },
  { name: 'sign up, faulty', who: 'Alexandra', at: '/sign-up', act: submit, shows: '#lastName-fault' },
  {
    name: 'signed up',
    who: 'Alexandra',
    at: '/sign-up',
    act: (page) => fillIn(page, 'SE'),
    shows: 'a[href^="/sign-up/sub_"]',
  },
  {
    name: 'signed up, portal elsewhere',
    who: 'Alexandra',
    at: '/sign-up',
    act: (page) => fillIn(page, 'US'),
    shows: '.facts',
  },
];
