import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startChromium } from '../browser.ts';
import {
  type ApiAnswer,
  apiAs,
  type Call,
  kim,
  type Programme,
  problem,
  startProgramme,
} from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let chromium: Browser;
let partner: Call;
let support: Call;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  chromium = await startChromium();
  programme = await startProgramme(cloud);
  ({ partner, support } = programme);
});
afterAll(async () => {
  await chromium?.close();
  await cloud?.stop();
});

const anna = 'anna@partner.example';
const codesOf = (body: ApiAnswer['body']) => body.blockedActions.map(({ code }: { code: string }) => code);
const view = async (id: string) => (await partner('GET', `/v1/subscriptions/${id}`)).body;
const historyOf = async (id: string) =>
  (await partner('GET', `/v1/subscriptions/${id}/history`)).body.items.flatMap(
    ({ events }: { events: { type: string }[] }) => events.map(({ type }) => type),
  );
const subjectsTo = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);

async function addTrial(contactEmail: string, countryOfUse: string, byPartner: boolean): Promise<string> {
  const enrolled = await partner('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Contoso' },
    contactEmail,
    customerAdministrator: kim,
  });
  const added = await partner('POST', `/v1/customers/${enrolled.body.id}/subscriptions`, {
    service: 'dynamics-365',
    countryOfUse,
    ...(byPartner && { acceptTerms: { language: 'en' } }),
  });
  expect(added.status).toBe(201);
  return added.body.id;
}

const conversion = (country: string) => ({
  plan: 'essentials',
  billingAddress: { line1: 'Street 1', city: 'City', postalCode: '111 22', country },
  paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
});

/** Calls a data center as a customer. */
async function customer(accountId: string, dataCenter: string): Promise<Call> {
  const place = cloud.dataCenters[dataCenter] ?? '';
  return apiAs({ ...cloud, dataCenters: { here: place } }, { accountId, scope: 'customer' });
}

/** Kim accepts the newest invitation in a browser. */
async function accept(id: string): Promise<void> {
  await partner('POST', `/v1/subscriptions/${id}/activation`, {
    customerAdministrator: kim,
    contactEmail: kim.accountId,
  });
  await cloud.advance({ minutes: 1 });
  const mail = (await cloud.inbox(kim.accountId)).at(-1);
  const page = await (await chromium.newContext({ javaScriptEnabled: false, locale: 'en' })).newPage();
  await page.goto(/https?:\/\/\S+\/activate\/\S+/.exec(mail?.text ?? '')?.[0] ?? '');
  await page.click('a.button');
  await page.fill('input[name=account]', kim.accountId);
  await page.click('button[type=submit]');
  await page.check('#online-services-agreement');
  await page.check('#privacy-statement');
  await page.click('form[action="/agreements"] button');
  expect(await page.textContent('h1')).toBe('Contoso');
}

describe('the partner, as billing administrator of a trial that it signed up for', () => {
  const contact = 'money@contoso.example';
  let id: string;
  const mine = (path: string) => `/v1/partners/me/subscriptions/${id}${path}`;

  beforeAll(async () => {
    id = await addTrial(contact, 'SE', true);
    await cloud.advance({ minutes: 1 });
  });

  test('R49 R65 may convert, and nothing can be bought before', async () => {
    const trial = await view(id);
    expect(trial.allowedActions).toContain('convert');
    expect(codesOf(trial)).toContain('not-paid');
    expect(problem(await partner('POST', mine('/purchases'), { kind: 'licences', licences: 1 }))).toBe(
      '409 not-paid',
    );
    expect((await partner('GET', mine('/charges/preview'))).body).toEqual({
      next: null,
      withoutPartnerAccess: null,
    });
  });

  test('R49 a dry run shows state, mails, charges, deadlines and what is for good, and writes nothing', async () => {
    const before = await partner('GET', `/v1/subscriptions/${id}`);
    const known = [await historyOf(id), await subjectsTo(contact)];
    const shown = await partner('POST', `${mine('/conversion')}?dryRun=true`, conversion('SE'), {
      'idempotency-key': 'look-first',
    });
    expect(shown.status).toBe(200);
    expect(shown.body).toMatchObject({
      dryRun: true,
      changes: {
        status: { from: 'trial', to: 'paid' },
        plan: { from: null, to: 'essentials' },
        paymentMethod: { from: null, to: '4242' },
      },
      mails: [
        { kind: 'converted', to: contact },
        { kind: 'converted', to: anna },
      ],
      charges: [{ currency: 'EUR', total: 120_500 }],
      deadlines: [],
      irreversible: [expect.stringMatching(/\.$/)],
    });
    await cloud.advance({ minutes: 1 });
    expect([await historyOf(id), await subjectsTo(contact)]).toEqual(known);
    const after = await partner('GET', `/v1/subscriptions/${id}`);
    expect(after.body).toEqual(before.body);
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  });

  test('R49 R15 needs an address in the country of use, and never takes a card number', async () => {
    const abroad = await partner('POST', mine('/conversion'), conversion('NO'));
    expect(problem(abroad)).toBe('422 billing-address-not-in-country');
    expect(abroad.body.errors[0].pointer).toBe('/billingAddress/country');
    const card = {
      ...conversion('SE'),
      paymentMethod: { reference: '4111 1111 1111 1111', lastFour: '1111' },
    };
    expect(problem(await partner('POST', mine('/conversion'), card))).toBe('422 card-number-not-accepted');
    const stale = await partner('POST', mine('/conversion'), conversion('SE'), { 'if-match': '"0"' });
    expect(problem(stale)).toBe('412 precondition-failed');
  });

  test('R49 R67 converts once: the id stays, the end date goes, the customer is told, the month is charged', async () => {
    const key = { 'idempotency-key': 'look-first' };
    const paid = await partner('POST', mine('/conversion'), conversion('SE'), key);
    expect(paid.status).toBe(200);
    expect(paid.body).toMatchObject({
      id,
      status: 'paid',
      deadlines: [],
      licences: 20,
      storageGb: 5,
      paid: { plan: 'essentials', release: '2026-1' },
      charge: { currency: 'EUR', total: 120_500 },
    });
    const again = await partner('POST', mine('/conversion'), conversion('SE'), key);
    expect(again.body).toMatchObject({ status: 'paid', charge: paid.body.charge });
    expect(problem(await partner('POST', mine('/conversion'), conversion('SE')))).toBe('409 already-paid');
    await cloud.advance({ minutes: 1 });
    expect((await subjectsTo(contact)).at(-1)).toBe('Dynamics 365 for Contoso is now a paid subscription');
    const { items } = (await partner('GET', mine('/charges'))).body;
    expect(items).toMatchObject([{ occasion: 'conversion', total: 120_500, at: paid.body.paid.since }]);
    const filtered = await partner('GET', '/v1/subscriptions?status=paid');
    expect(filtered.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
  });

  test('R51 a purchase shows its charge, is made, and gives a receipt', async () => {
    const wanted = { kind: 'licences', licences: 5 };
    const shown = await partner('POST', `${mine('/purchases')}?dryRun=true`, wanted);
    expect(shown.body).toMatchObject({
      changes: { licences: { from: 20, to: 25 }, nextCharge: { from: 120_500, to: 148_000 } },
      mails: [
        { kind: 'receipt', to: contact },
        { kind: 'receipt', to: anna },
      ],
    });
    const [charge] = shown.body.charges;
    expect(charge.lines).toMatchObject([{ for: 'licences', quantity: 5, unitPrice: 5_500 }]);
    expect((await view(id)).licences).toBe(20);
    const bought = await partner('POST', mine('/purchases'), wanted);
    expect([bought.status, bought.body.licences]).toEqual([201, 25]);
    const made = (await partner('GET', mine('/charges'))).body.items.at(-1);
    expect(made).toMatchObject({ occasion: 'purchase', ...bought.body.charge });
    // Both are for the rest of the month, which has got shorter in between.
    expect(bought.body.charge).toMatchObject({
      until: charge.until,
      lines: [{ quantity: 5, unitPrice: 5_500 }],
    });
    expect((await partner('POST', mine('/purchases'), { kind: 'plan', plan: 'professional' })).status).toBe(
      201,
    );
    expect(problem(await partner('POST', mine('/purchases'), { kind: 'plan', plan: 'essentials' }))).toBe(
      '422 not-an-upgrade',
    );
    expect(problem(await partner('POST', mine('/purchases'), { kind: 'card' }))).toBe('422 invalid-request');
    await cloud.advance({ minutes: 1 });
    expect((await subjectsTo(contact)).slice(-2)).toEqual([
      'Receipt: 5 more user licences for Dynamics 365',
      'Receipt: The plan Professional for Dynamics 365',
    ]);
  });

  test('R62 each month is charged at its own instant, with the fee for the partner, as the preview said', async () => {
    const { paid } = await view(id);
    const { next, withoutPartnerAccess } = (await partner('GET', mine('/charges/preview'))).body;
    expect(next).toMatchObject({
      lines: [
        { for: 'licences', quantity: 25, amount: 225_000 },
        { for: 'storage', quantity: 5, amount: 5_000 },
        { for: 'partner-user', quantity: 1, amount: 5_500 },
      ],
      total: 235_500,
    });
    expect(withoutPartnerAccess.total).toBe(230_000);
    await cloud.advance({ to: new Date(Date.parse(next.at) - 1_000).toISOString() });
    const chargesNow = async (query = '') => (await partner('GET', mine(`/charges${query}`))).body;
    const before = (await chargesNow()).items.length;
    await cloud.advance({ days: 65 });
    const { items } = await chargesNow();
    const months = items.slice(before);
    expect(
      months.map(({ occasion, total }: { occasion: string; total: number }) => [occasion, total]),
    ).toEqual([
      ['month', 235_500],
      ['month', 235_500],
      ['month', 235_500],
    ]);
    expect(months[0]).toMatchObject(next);
    await cloud.advance({ minutes: 1 });
    const receipts = (await cloud.inbox(anna)).filter(({ subject }) => subject.includes('€2,355.00'));
    expect(receipts.map(({ subject }) => subject)).toEqual(
      Array(3).fill('Receipt: Dynamics 365 for Contoso, €2,355.00'),
    );
    expect((await subjectsTo(contact)).filter((subject) => subject.includes('€2,355.00'))).toEqual(
      Array(3).fill('Receipt: Dynamics 365 for Contoso, €2,355.00'),
    );
    const days = months.map(({ at }: { at: string }) => at.slice(10));
    expect(new Set(days)).toEqual(new Set([paid.since.slice(10)]));
    const first = await chargesNow('?limit=4');
    const rest = await chargesNow(`?limit=4&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect([...first.items, ...rest.items]).toEqual(items);
  });

  test('R48 R50 no help, notice, expiry or purge comes afterwards', async () => {
    expect((await view(id)).status).toBe('paid');
    const subjects = await subjectsTo(contact);
    expect(subjects.filter((subject) => /First steps|left of the trial|is over/.test(subject))).toEqual([]);
  });

  test('R69 another partner finds nothing', async () => {
    const other = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
    expect(problem(await other('POST', mine('/conversion'), conversion('SE')))).toBe(
      '403 partner-not-active',
    );
    expect(
      problem(await partner('POST', '/v1/partners/me/subscriptions/sub_none/conversion', conversion('SE'))),
    ).toBe('404 not-found');
  });
});

describe('the customer who signed up, as billing administrator', () => {
  let id: string;
  let kimInUs: Call;
  const at = (path: string) => `/v1/subscriptions/${id}${path}`;

  beforeAll(async () => {
    id = await addTrial(kim.accountId, 'US', false);
    await accept(id);
    kimInUs = await customer(kim.accountId, 'us');
  });

  test('R56 R65 alone may convert: not the partner, not another user, and to strangers it is not there', async () => {
    const asPartner = await partner('POST', `/v1/partners/me${at('/conversion').slice(3)}`, conversion('US'));
    expect(problem(asPartner)).toBe('403 billing-administrator-only');
    expect(codesOf(await view(id))).toContain('billing-administrator-only');
    const stranger = await customer('mallory@else.example', 'us');
    expect(problem(await stranger('POST', at('/conversion'), conversion('US')))).toBe('404 not-found');
    expect(problem(await stranger('GET', at('/charges')))).toBe('404 not-found');
    expect((await kimInUs('GET', at('/portal'))).body.allowedActions).toContain('convert');
  });

  test('R49 R51 R45 converts and buys in its own data center, and the portal has the licences', async () => {
    const shown = await kimInUs('POST', `${at('/conversion')}?dryRun=true`, conversion('US'));
    expect(shown.body).toMatchObject({ dryRun: true, changes: { status: { from: 'trial', to: 'paid' } } });
    expect((await kimInUs('GET', at('/billing'))).body).toMatchObject({ status: 'trial', nextCharge: null });
    const paid = await kimInUs('POST', at('/conversion'), { ...conversion('US'), licences: 3 });
    expect(paid.status).toBe(200);
    expect(paid.body).toMatchObject({
      id,
      status: 'paid',
      licences: 3,
      paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
      allowedActions: ['purchase', 'replace-payment-method'],
    });
    const bought = await kimInUs(
      'POST',
      at('/purchases'),
      { kind: 'storage', storageGb: 10 },
      {
        'if-match': paid.headers.get('etag') ?? '',
      },
    );
    expect([bought.status, bought.body.storageGb]).toEqual([201, 15]);
    expect(bought.body.charge.lines).toMatchObject([{ for: 'storage', quantity: 10 }]);
    const newer = { kind: 'release', release: '2026-2' };
    const look = await kimInUs('POST', `${at('/purchases')}?dryRun=true`, newer);
    expect(look.body).toMatchObject({ charges: [], irreversible: ['What was bought cannot be given back.'] });
    expect((await kimInUs('POST', at('/purchases'), newer)).body).toMatchObject({ charge: null });
    expect((await kimInUs('GET', at('/portal'))).body).toMatchObject({
      status: 'paid',
      licences: { total: 3, taken: 1, left: 2 },
      storageGb: 15,
      paid: { plan: 'essentials' },
    });
    await cloud.advance({ minutes: 1 });
    expect(await view(id)).toMatchObject({ status: 'paid', licences: 3, storageGb: 15 });
    const { items } = (await kimInUs('GET', at('/charges'))).body;
    expect(items.map(({ occasion }: { occasion: string }) => occasion)).toEqual(['conversion', 'purchase']);
    expect((await kimInUs('GET', at('/charges/preview'))).body.next.total).toBe(
      3 * 5_500 + 15 * 1_000 + 5_500,
    );
  });

  test('R61 R62 without the partner its fee goes with the next month, as the dry run and the preview said', async () => {
    const shown = await kimInUs('DELETE', `${at('/access/partner')}?dryRun=true`);
    expect(shown.body.changes.nextCharge).toEqual({ from: 37_000, to: 31_500 });
    const before = (await kimInUs('GET', at('/charges/preview'))).body;
    expect(before.withoutPartnerAccess.total).toBe(31_500);
    expect((await kimInUs('DELETE', at('/access/partner-user'))).status).toBe(200);
    expect((await kimInUs('GET', at('/charges/preview'))).body.next.total).toBe(37_000);
    expect((await kimInUs('DELETE', at('/access/partner'))).status).toBe(200);
    const after = (await kimInUs('GET', at('/charges/preview'))).body;
    expect(after).toEqual({ next: before.withoutPartnerAccess, withoutPartnerAccess: null });
    await cloud.advance({ to: after.next.at });
    await cloud.advance({ minutes: 1 });
    const { items } = (await kimInUs('GET', at('/charges'))).body;
    expect(items.at(-1)).toMatchObject({ ...after.next, occasion: 'month' });
    expect(codesOf(await view(id))).toContain('partner-access-removed');
  });

  test('R62 each month mails its receipt to the billing administrator, with what it is for and a link to all charges', async () => {
    const { items } = (await kimInUs('GET', at('/charges'))).body;
    const { total, lines } = items.at(-1);
    expect(total).toBe(31_500);
    const [mail, ...more] = (await cloud.inbox(kim.accountId)).filter(({ subject }) =>
      subject.includes('€315.00'),
    );
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ dataCenter: 'us', subject: 'Receipt: Dynamics 365 for Contoso, €315.00' });
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(`${cloud.dataCenters.us}/portal/${id}/billing`);
      expect(part).toMatch(/3 × €55\.00 = €165\.00/);
      expect(part).toMatch(/15 × €10\.00 = €150\.00/);
    }
    expect(lines).toHaveLength(2);
  });
});

describe('support, after the trial', () => {
  const contact = 'late@contoso.example';

  test('R50 alone converts what has expired, and nothing is purged any more', async () => {
    const id = await addTrial(contact, 'SE', true);
    const bySupport = `/v1/support/subscriptions/${id}`;
    expect(problem(await support('POST', `${bySupport}/conversion`, conversion('SE')))).toBe(
      '409 trial-still-runs',
    );
    const { deadlines } = await view(id);
    await cloud.advance({ to: deadlines[0].at });
    expect(
      problem(await partner('POST', `/v1/partners/me/subscriptions/${id}/conversion`, conversion('SE'))),
    ).toBe('409 subscription-expired');
    await cloud.advance({ days: 29 });
    const expired = (await support('GET', bySupport)).body;
    expect(expired.status).toBe('expired');
    expect(expired.allowedActions).toContain('convert');
    const shown = await support('POST', `${bySupport}/conversion?dryRun=true`, conversion('SE'));
    expect(shown.body.changes.status).toEqual({ from: 'expired', to: 'paid' });
    const paid = await support('POST', `${bySupport}/conversion`, conversion('SE'));
    expect(paid.body).toMatchObject({ id, status: 'paid', deadlines: [] });
    await cloud.advance({ days: 20 });
    expect(await view(id)).toMatchObject({ status: 'paid', signedUpBy: 'partner', licences: 20 });
    const [last] = (await partner('GET', `/v1/subscriptions/${id}/history`)).body.items.slice(-1);
    expect(last).toMatchObject({
      actor: { role: 'support' },
      onBehalfOf: { role: 'customer' },
      from: 'expired',
      to: 'paid',
    });
    const subjects = await subjectsTo(contact);
    expect(subjects.at(-1)).toBe('Dynamics 365 for Contoso is now a paid subscription');
  });
});
