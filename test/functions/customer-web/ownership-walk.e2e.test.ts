import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../browser.ts';
import { type Call, kim, problem, startProgramme } from '../../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../../support/local-cloud.ts';
import { expectNoWider, keepPicture, lookAtMail } from './looked-at.ts';
import { newestMail, phone, read, readAll, signIn } from './walking.ts';

let cloud: LocalCloudProcess;
let chromium: Browser;
let partner: Call;
let support: Call;
/** A paid subscription away from home that the partner signed up for, and converted. */
let id: string;
const anna = 'anna@partner.example';
const robin = 'robin@contoso.example';

const portal = (...steps: string[]) => [cloud.dataCenters.us, 'portal', id, ...steps].join('/');

/** Opens the link of the newest mail and signs in as its reader. */
async function openInvitation(page: Page, to: string): Promise<void> {
  await cloud.advance({ minutes: 1 });
  const links = (await cloud.inbox(to)).map(({ text }) => /https?:\/\/\S+\/activate\/\S+/.exec(text)?.[0]);
  await page.goto(links.findLast((link) => link !== undefined) ?? '');
  await page.click('a.button');
  await signIn(page, to);
}

/** What each item of the list says, and how it stands. */
const checklistOn = (page: Page) => readAll(page, 'li:has(.status)');

/** The page as it is read on a phone. */
async function look(page: Page, name: string): Promise<void> {
  await expectNoWider(page);
  await keepPicture(page, `walk ${name}`);
}

beforeAll(async () => {
  [cloud, chromium] = await Promise.all([startLocalCloudProcess(), startChromium()]);
  ({ partner, support } = await startProgramme(cloud));
  const customer = await partner('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Contoso' },
    contactEmail: 'it@contoso.example',
    customerAdministrator: kim,
  });
  const trial = await partner('POST', `/v1/customers/${customer.body.id}/subscriptions`, {
    service: 'dynamics-365',
    countryOfUse: 'US',
    acceptTerms: { language: 'en' },
  });
  id = trial.body.id;
  await partner('POST', `/v1/subscriptions/${id}/activation`, {
    customerAdministrator: kim,
    contactEmail: kim.accountId,
  });
  const converted = await partner('POST', `/v1/partners/me/subscriptions/${id}/conversion`, {
    plan: 'essentials',
    billingAddress: { line1: '1 Main Street', city: 'Boston', postalCode: '02101', country: 'US' },
    paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
  });
  expect(converted.status).toBe(200);
});
afterAll(async () => {
  await chromium?.close();
  await cloud?.stop();
});

describe('pages alone, without scripts, on a phone', () => {
  let kims: Page;
  let robins: Page;

  beforeAll(async () => {
    [kims, robins] = await Promise.all([phone(chromium, 'en'), phone(chromium, 'sv')]);
  });

  test('R57 the administrator asks for the transfer of the ownership, with what is on record', async () => {
    await openInvitation(kims, kim.accountId);
    await kims.check('#online-services-agreement');
    await kims.check('#privacy-statement');
    await kims.click('form[action="/agreements"] button');
    expect(await kims.textContent('h1')).toBe('Contoso');

    await kims.click('nav.tabs >> text=Users');
    await kims.click('a.button');
    await kims.fill('#accountId', robin);
    await kims.fill('#firstName', 'Robin');
    await kims.fill('#lastName', 'Lind');
    await kims.selectOption('#language', 'sv');
    await kims.check('[name=sendInvitation]');
    await kims.click('form.fields button');
    await look(kims, 'users');

    await kims.click('nav.tabs >> text=Account');
    await kims.click('text=Ask for the transfer');
    await kims.selectOption('#newAdministrator', robin);
    await kims.fill('#signUpAccount', anna);
    await kims.fill('#cardLastFour', '1111');
    await kims.click('form.fields button');
    expect(await read(kims, '#cardLastFour-fault')).toBe(
      'These are not the last digits of the card that pays.',
    );
    expect(await kims.inputValue('#companyName')).toBe('Contoso');
    expect(await kims.inputValue('#accountReference')).toBe(id);
    await look(kims, 'transfer, refused');
    await kims.fill('#cardLastFour', '4242');
    await kims.click('form.fields button');
    expect(await kims.textContent('[role=status]')).toContain('The transfer has been asked for');
  });

  test('R58 R60 the checklist says what is missing, step by step, until nothing is', async () => {
    expect(await checklistOn(kims)).toEqual([
      expect.stringMatching(/^The role of administrator .* Missing$/),
      expect.stringMatching(/^Accepted the invitation .* Missing$/),
      expect.stringMatching(/^Signed in to the portal .* Missing$/),
      expect.stringMatching(/^Is a delegate .* Missing$/),
    ]);
    await look(kims, 'checklist, all missing');

    await openInvitation(robins, robin);
    await robins.click('form[action="/join"] button');
    expect(await robins.textContent('h1')).toBe('Contoso');

    await kims.selectOption('#delegate', robin);
    await kims.click('text=Add the delegate');
    expect(await kims.textContent('[role=status]')).toContain('delegate');
    expect(await kims.locator('h3:text-is("Robin Lind")').count()).toBe(1);
    await kims.click('nav.tabs >> text=Users');
    await kims.click('text=Robin Lind');
    await kims.check('#role-administrator');
    await kims.click('form.fields button');
    await kims.click('nav.tabs >> text=Account');
    expect(await checklistOn(kims)).toEqual([
      'The role of administrator Done',
      'Accepted the invitation Done',
      'Signed in to the portal Done',
      'Is a delegate Done',
    ]);
    expect(await kims.textContent('main')).toContain('The new owner has not agreed yet.');
    await look(kims, 'checklist, nothing missing');
  });

  test('R58 R59 the new owner agrees as that very person, and support executes it as one change', async () => {
    const desk = `/v1/support/subscriptions/${id}/ownership-transfer`;
    expect(problem(await support('POST', desk, {}))).toBe('409 consent-missing');
    const offered = await newestMail(cloud, robin, /ägarskapet/);
    await lookAtMail(robins, offered, 'walk mail offered');
    await robins.goto(/https?:\/\/\S+\/portal\/\S+/.exec(offered.text)?.[0] ?? '');
    expect(new URL(robins.url()).origin).toBe(cloud.dataCenters.us);
    await robins.goto(portal('account'));
    await look(robins, 'new owner is asked');
    await robins.click('button[value=agree]');
    expect(await robins.textContent('main')).toContain(`${robin} gick med på den`);

    expect((await support('POST', desk, {})).status).toBe(200);
    await robins.goto(portal('billing'));
    expect(await robins.textContent('h1')).toBe('Fakturering');
    expect(await robins.textContent('main')).toContain('Kort som slutar på 4242');
    expect(await read(robins, 'summary')).toMatch(/^Övergång till betalt .* 1 205,00 €$/);
    await look(robins, 'billing of the new owner');
    await robins.goto(portal('account'));
    expect(await readAll(robins, '.people > li')).toEqual([
      expect.stringMatching(`^Robin Lind ${robin} Faktureringsansvarig Sedan `),
      expect.stringMatching(`^${anna} Ombud, hos Nordic Partner AB Sedan `),
    ]);
    await look(robins, 'account of the new owner');
  });

  test('R59 R60 the former one sees what a delegate sees, and whoever is neither sees nothing of it', async () => {
    const charges = await partner('GET', `/v1/partners/me/subscriptions/${id}/charges`);
    expect(charges.status).toBe(200);
    const transfer = await partner('GET', `/v1/partners/me/subscriptions/${id}/ownership-transfer`);
    expect(problem(transfer)).toBe('403 billing-administrator-only');
    expect((await partner('GET', `/v1/subscriptions/${id}`)).status).toBe(200);
    await kims.goto(portal('billing'));
    expect(await kims.textContent('h1')).toBe('Only people with access to billing see this');
    expect(await kims.textContent('main')).toContain(robin);
    expect(await kims.locator('nav.tabs >> text=Billing').count()).toBe(0);
  });

  test('R59 both are told, each in their own words and language', async () => {
    const received = await newestMail(cloud, robin, /äger/);
    expect(received.subject).toBe('Du äger nu Dynamics 365 hos Contoso');
    expect(received.text).toContain(anna);
    await lookAtMail(robins, received, 'walk mail received');
    const taken = await newestMail(cloud, anna, /taken over/);
    expect(taken.subject).toBe('Contoso has taken over the ownership of Dynamics 365');
    await lookAtMail(robins, taken, 'walk mail taken over');
    for (const { text, html } of [received, taken]) {
      expect(text).not.toMatch(/undefined|\{\{/);
      expect(html).not.toMatch(/undefined|\{\{/);
    }
  });

  test('R61 R62 R63 with the keyboard alone: what leaving the partner costs and takes away, then both at once, with a receipt', async () => {
    await robins.goto(portal('access'));
    const touching = await readAll(robins, '.people > li');
    expect(touching.filter((who) => who.startsWith('Nordic Partner AB'))).toHaveLength(2);
    await robins.goto(portal('partner'));
    expect(await read(robins)).toContain('55,00 € i månaden');
    await look(robins, 'partner');
    await tabTo(robins, 'kind-billing');
    await robins.keyboard.press('Space');
    await robins.keyboard.press('Tab');
    await robins.keyboard.press('Space');
    await robins.keyboard.press('Enter');
    await robins.locator('h1:text-is("Ta bort partnerns åtkomst?")').waitFor();
    const shown = await read(robins);
    expect(shown).toContain('debiteras 1 150,00 € i stället för 1 205,00 €.');
    expect(shown).toContain(`Inte längre ombud ${anna}`);
    expect(shown).toContain('Åtkomst till faktureringen som har tagits bort kan inte öppnas igen.');
    await look(robins, 'what leaving brings');
    expect((await partner('GET', `/v1/subscriptions/${id}/history`)).status).toBe(200);

    await tabTo(robins, 'confirm');
    await robins.keyboard.press('Enter');
    await robins.locator('[role=status]:has-text("Åtkomsten är borttagen.")').waitFor();
    const receipt = await read(robins, 'section:has-text("Kvitto") .facts');
    expect(receipt).toMatch(/Nummer rec_\w+ Datum .* Av robin@contoso.example/);
    expect(receipt).toContain('Kvar ingenting');
    await look(robins, 'receipt');
  });

  test('R61 R62 afterwards the partner sees the service and can do nothing with it, and nobody there touches the account', async () => {
    await cloud.advance({ minutes: 1 });
    const seen = await partner('GET', `/v1/subscriptions/${id}`);
    expect([seen.status, seen.body.blockedActions]).toEqual([
      200,
      expect.arrayContaining([
        expect.objectContaining({ action: 'send-activation', code: 'partner-access-removed' }),
      ]),
    ]);
    for (const answer of [
      await partner('GET', `/v1/subscriptions/${id}/history`),
      await partner('GET', `/v1/partners/me/subscriptions/${id}/charges`),
    ])
      expect(problem(answer)).toBe('403 partner-access-removed');
    await robins.goto(portal('access'));
    expect(await readAll(robins, '.people h2')).toEqual(['Kim Berg', 'Robin Lind']);
    await look(robins, 'access afterwards');
    await robins.goto(portal('billing'));
    expect(await read(robins)).toContain('Summa 1 150,00 €');

    const proof = await newestMail(cloud, robin, /Nordic Partner AB/);
    await lookAtMail(robins, proof, 'walk mail receipt');
    expect(proof.text).toMatch(/rec_\w+/);
    const told = await newestMail(cloud, anna, /removed your access/);
    await lookAtMail(robins, told, 'walk mail access removed');
  });
});

/** Presses the tabulator until the focus is on the element with this id or value. */
async function tabTo(page: Page, target: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.getAttribute('id')) === target) return;
    if ((await focused.getAttribute('value')) === target) return;
  }
  throw new Error(`The keyboard does not lead to ${target}.`);
}
