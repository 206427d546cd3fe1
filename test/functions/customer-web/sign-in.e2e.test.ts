import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { customerWeb } from '../../../functions/customer-web/app.ts';
import type { CustomerOperations } from '../../../functions/customer-web/operations.ts';
import { siteAt } from '../../../functions/customer-web/site.ts';
import { type Issuer, startIssuer } from '../../../infra/local/issuer/issuer.ts';
import type { IssuerKeys } from '../../../infra/local/issuer/keys.ts';
import { accepted, refused } from '../../../lib/domain/refusal.ts';
import { cursors } from '../../../lib/http/page.ts';
import { activationUrl } from '../../../lib/identity/links.ts';
import { relyingParty } from '../../../lib/identity/relying-party.ts';
import { sessions } from '../../../lib/identity/session.ts';
import { startChromium } from '../../browser.ts';
import { type Served, serve } from './served.ts';
import { invitation, notCalled, portal } from './world.ts';

const issuerPort = 23_650;
const keys = { id: 'k1', key: 'a-key-of-more-than-thirty-two-characters' };

let chromium: Browser;
let issuer: Issuer;
let served: Served;
let publicUrl: string;
let app: ReturnType<typeof customerWeb>;
let acceptedBy: string[] = [];

beforeAll(async () => {
  [chromium, served] = await Promise.all([
    startChromium(),
    serve((event) => app(event, { awsRequestId: 'r' } as Parameters<typeof app>[1]), 23_651),
  ]);
  publicUrl = served.publicUrl;
  issuer = await startIssuer({
    port: issuerPort,
    clientId: 'onramp',
    audience: 'onramp',
    scopes: ['onramp/customer'],
    publicUrls: [publicUrl],
    keyStore: new Map<'keys', IssuerKeys>(),
    accountStore: new Map<string, string>(),
  });
  const ring = async () => keys;
  app = customerWeb({
    site: siteAt(publicUrl, 'eu'),
    operations: notCalled<CustomerOperations>({
      openInvitation: async () => ({ is: 'open', invitation }),
      acceptInvitation: async (_, { caller }) => {
        acceptedBy.push(caller.accountId);
        return accepted({ subscriptionId: invitation.subscriptionId });
      },
      viewPortal: async (id) =>
        id === portal.subscriptionId ? accepted(portal) : refused('not-found', 'None.'),
      portalsOf: async () => [],
    }),
    relyingParty: relyingParty({ issuer: issuer.url, clientId: 'onramp', publicUrl, accountClaim: 'email' }),
    sessions: sessions(ring, 'eu'),
    linkKeys: ring,
    cursors: cursors(ring),
    now: () => new Date(),
    newId: (prefix) => `${prefix}_1`,
  });
});

afterAll(async () => {
  await chromium.close();
  await issuer.close();
  served.close();
});

/** Somebody with a browser that runs no scripts. */
async function visitor(): Promise<Page> {
  const context = await chromium.newContext({ javaScriptEnabled: false, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

async function signIn(page: Page, account: string): Promise<void> {
  await page.fill('input[name=account]', account);
  await page.click('button[type=submit]');
}

/** The identity provider asks whether one really wants to sign out. */
async function confirmSignOut(page: Page): Promise<void> {
  expect(page.url()).toContain(issuer.url);
  await page.click('button[type=submit]');
}

describe('the activation in a browser without scripts', () => {
  test('R25 R26 R27 the wrong account, then the right one, then the portal, then out', async () => {
    acceptedBy = [];
    const page = await visitor();
    await page.goto(activationUrl(publicUrl, keys, 'inv_01JD0Z5K3N8Q4R7T9VWXYZ0123', 1));
    expect(page.url()).toBe(`${publicUrl}/activate`);

    await page.click('text=Sign in to continue');
    expect(page.url()).toContain(issuer.url);
    await signIn(page, 'robin@fabrikam.example');
    expect(page.url()).toBe(`${publicUrl}/agreements`);
    expect(await page.textContent('h1')).toBe('This invitation is for another account');

    await page.click('text=Sign out and use another account');
    await confirmSignOut(page);
    expect(page.url()).toMatch(/\/signed-out(\?|$)/);
    await page.click('a.button');
    await signIn(page, 'Kim@Contoso.example');
    expect(await page.textContent('h1')).toBe('Read and agree');

    await page.check('#privacy-statement');
    await page.click('text=Accept and activate');
    expect(await page.textContent('.error')).toContain('online services agreement');
    expect(acceptedBy).toEqual([]);

    await page.check('#online-services-agreement');
    await page.click('text=Accept and activate');
    expect(page.url()).toBe(`${publicUrl}/portal`);
    expect(await page.textContent('h1')).toBe('Contoso AB');
    expect(acceptedBy).toEqual(['kim@contoso.example']);

    await page.click('button:has-text("Sign out")');
    await confirmSignOut(page);
    expect(page.url()).toMatch(/\/signed-out(\?|$)/);
    await page.goto(`${publicUrl}/portal`);
    expect(await page.textContent('h1')).toBe('Please sign in');
  });
});
