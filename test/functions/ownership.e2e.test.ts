import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { agreedDocumentsIn } from '../../lib/agreements/current.ts';
import { startChromium } from '../browser.ts';
import { apiAs, type Call, kim, problem, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let chromium: Browser;
let partner: Call;
let support: Call;
/** A trial that the partner signed up for, in another data center than home; Kim has accepted the activation. */
let id: string;
let customerId: string;
let asKim: Call;
let asRobin: Call;
const anna = 'anna@partner.example';
const robin = { accountId: 'robin@contoso.example', firstName: 'Robin', lastName: 'Lind' };

const customer = (accountId: string): Promise<Call> =>
  apiAs({ ...cloud, dataCenters: { us: cloud.dataCenters.us ?? '' } }, { accountId, scope: 'customer' });
const at = (path: string) => `/v1/subscriptions/${id}${path}`;
const subjectsTo = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);

async function accept(): Promise<void> {
  await partner('POST', at('/activation'), { customerAdministrator: kim, contactEmail: kim.accountId });
  await cloud.advance({ minutes: 1 });
  const link = (await cloud.inbox(kim.accountId))
    .map(({ text }) => /https?:\/\/\S+\/activate\/\S+/.exec(text)?.[0])
    .findLast((found) => found !== undefined);
  const page = await (await chromium.newContext({ javaScriptEnabled: false, locale: 'en' })).newPage();
  await page.goto(link ?? '');
  await page.click('a.button');
  await page.fill('input[name=account]', kim.accountId);
  await page.click('button[type=submit]');
  await page.check('#online-services-agreement');
  await page.check('#privacy-statement');
  await page.click('form[action="/agreements"] button');
  await page.context().close();
}

/** Somebody who asks for access, and is let in by Kim. */
async function letIn(who: typeof robin, roles: readonly string[]): Promise<Call> {
  const call = await customer(who.accountId);
  await call('POST', at('/access-requests'), { firstName: who.firstName, lastName: who.lastName });
  const { body } = await asKim('GET', at('/access-requests'));
  const [asked] = body.items;
  const granted = await asKim('POST', at(`/access-requests/${asked.id}/grant`), { roles });
  expect(granted.status).toBe(200);
  return call;
}

beforeAll(async () => {
  [cloud, chromium] = await Promise.all([startLocalCloudProcess(), startChromium()]);
  ({ partner, support } = await startProgramme(cloud));
  const enrolled = await partner('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Contoso' },
    contactEmail: 'it@contoso.example',
    customerAdministrator: kim,
  });
  customerId = enrolled.body.id;
  const added = await partner('POST', `/v1/customers/${customerId}/subscriptions`, {
    service: 'dynamics-365',
    countryOfUse: 'US',
    acceptTerms: { language: 'en' },
  });
  expect(added.status).toBe(201);
  id = added.body.id;
  await accept();
  asKim = await customer(kim.accountId);
  asRobin = await letIn(robin, ['administrator', 'user']);
});
afterAll(async () => {
  await chromium?.close();
  await cloud?.stop();
});

const transfer = {
  newAdministrator: robin.accountId,
  signUpAccount: anna,
  companyName: 'Contoso',
  get accountId() {
    return id;
  },
};

test('R26 R47 the terms that the partner accepted bind the customer: both sides see who, for whom, when, and which documents', async () => {
  const { body: seen } = await partner('GET', at(''));
  expect(seen.terms).toEqual({
    acceptedBy: { role: 'partner', accountId: anna },
    onBehalfOf: { role: 'customer', id: customerId },
    acceptedAt: seen.addedAt,
    documents: agreedDocumentsIn('en'),
  });
  expect((await asKim('GET', at('/portal'))).body.terms).toEqual(seen.terms);
  expect((await support('GET', `/v1/support${at('').slice(3)}`)).body.terms).toEqual(seen.terms);
});

describe('from the partner that signed up to the customer', () => {
  test('R56 R61 access to billing cannot be removed while the partner is the billing administrator', async () => {
    for (const path of ['/access/partner-billing', '/access/partner'])
      expect(problem(await asKim('DELETE', at(path)))).toBe('409 partner-is-billing-administrator');
    const { body } = await asKim('GET', at('/access'));
    expect(body.items).toMatchObject([
      { kind: 'partner', access: 'billing' },
      { kind: 'partner', access: 'user' },
      { kind: 'partner-user', accountId: anna, billing: 'administrator' },
      { kind: 'partner-administrators', billing: 'payer' },
      { kind: 'user', accountId: kim.accountId, billing: null },
      { kind: 'user', accountId: robin.accountId, billing: null },
    ]);
    expect(body.allowedActions).toEqual(['remove-partner-user']);
    expect(body.blockedActions).toMatchObject([
      { action: 'enable-partner-user', code: 'nothing-to-change' },
      { action: 'remove-partner-billing', code: 'partner-is-billing-administrator' },
      { action: 'remove-partner', code: 'partner-is-billing-administrator' },
    ]);
  });

  test('R58 the checklist says what the new owner lacks', async () => {
    const { status, body, headers } = await asKim(
      'GET',
      at(`/ownership-transfer?newAdministrator=${robin.accountId}`),
    );
    expect([status, body.needed, body.transfer, body.checklistOf]).toEqual([
      200,
      true,
      null,
      robin.accountId,
    ]);
    expect(body.checklist).toEqual([
      { step: 'administrator-role', done: true, remedy: null },
      { step: 'invitation-accepted', done: true, remedy: null },
      { step: 'signed-in', done: true, remedy: null },
      { step: 'account-delegate', done: false, remedy: 'Add the user as a delegate.' },
    ]);
    expect(headers.get('etag')).toMatch(/^".+"$/);
  });

  test('R60 delegates are added, warned about and removed once that is confirmed', async () => {
    const { body: alone } = await asKim('GET', at('/delegates'));
    expect(alone).toMatchObject({
      items: [],
      warnings: [{ code: 'fewer-than-two-with-billing-access' }],
      allowedActions: ['add-delegate'],
    });
    const looked = await asKim('POST', at('/delegates?dryRun=true'), { accountId: robin.accountId });
    expect([looked.status, looked.body.changes]).toEqual([
      200,
      { delegates: { from: null, to: robin.accountId } },
    ]);
    const added = await asKim('POST', at('/delegates'), { accountId: robin.accountId });
    expect([added.status, added.body]).toMatchObject([
      201,
      { of: 'customer', accountId: robin.accountId, by: kim.accountId, warnings: [] },
    ]);
    expect(problem(await asKim('POST', at('/delegates'), { accountId: robin.accountId }))).toBe(
      '409 already-has-billing-access',
    );
    expect(problem(await asKim('POST', at('/delegates'), { accountId: 'nobody@contoso.example' }))).toBe(
      '422 delegate-is-not-a-user',
    );
    const path = at(`/delegates/${added.body.id}`);
    const asked = await asRobin('DELETE', path);
    expect(problem(asked)).toBe('409 confirmation-required');
    expect(asked.body.detail).toContain('only one person');
    expect((await asRobin('DELETE', `${path}?dryRun=true`)).body.warnings).toMatchObject([
      { code: 'fewer-than-two-with-billing-access' },
    ]);
    const removed = await asRobin('DELETE', `${path}?confirm=true`);
    expect([removed.status, removed.body]).toMatchObject([
      200,
      { removed: added.body.id, warnings: [{ code: 'fewer-than-two-with-billing-access' }] },
    ]);
    await asKim('POST', at('/delegates'), { accountId: robin.accountId });
  });

  test('R57 what is named has to agree with what is on record, field by field', async () => {
    for (const [field, wrong] of [
      ['signUpAccount', kim.accountId],
      ['companyName', 'Fabrikam'],
      ['accountId', 'sub_1'],
    ] as const) {
      const answer = await asKim('POST', at('/ownership-transfer'), {
        ...transfer,
        accountId: id,
        [field]: wrong,
      });
      expect([problem(answer), answer.body.errors[0].pointer]).toEqual([
        '422 transfer-details-mismatch',
        `/${field}`,
      ]);
    }
  });

  test('R57 the owner at the partner asks for it, too, and withdraws it', async () => {
    const path = `/v1/partners/me/subscriptions/${id}/ownership-transfer`;
    expect((await partner('GET', path)).body).toMatchObject({
      needed: true,
      transfer: null,
      allowedActions: ['request'],
    });
    const asked = await partner('POST', path, { ...transfer, accountId: id });
    expect([asked.status, asked.body]).toMatchObject([
      201,
      { transfer: { requestedBy: { role: 'partner', accountId: anna } }, allowedActions: ['withdraw'] },
    ]);
    expect(problem(await partner('POST', path, { ...transfer, accountId: id }))).toBe(
      '409 transfer-already-requested',
    );
    const looked = await partner('DELETE', `${path}?dryRun=true`);
    expect(looked.body.mails).toEqual([{ kind: 'ownership-withdrawn', to: robin.accountId }]);
    const withdrawn = await partner('DELETE', path);
    expect([withdrawn.status, withdrawn.body.transfer]).toEqual([200, null]);
    await cloud.advance({ minutes: 1 });
    expect(await subjectsTo(robin.accountId)).toContain(
      'The transfer of the ownership of Dynamics 365 for Contoso was withdrawn',
    );
    expect((await subjectsTo(anna)).filter((subject) => subject.includes('ownership'))).toEqual([]);
  });

  test('R58 R59 R66 the owner at the partner hears that it is asked for, and who asked that the new owner declines', async () => {
    expect((await asKim('POST', at('/ownership-transfer'), { ...transfer, accountId: id })).status).toBe(201);
    await cloud.advance({ minutes: 1 });
    expect(await subjectsTo(anna)).toContain(
      'The ownership of Dynamics 365 for Contoso is to be transferred',
    );
    const looked = await asRobin('DELETE', at('/ownership-transfer?dryRun=true'));
    expect(looked.body.mails).toEqual([
      { kind: 'ownership-declined', to: kim.accountId },
      { kind: 'transfer-declined', to: 'Nordic Partner AB' },
    ]);
    expect((await asRobin('DELETE', at('/ownership-transfer'))).status).toBe(204);
    await cloud.advance({ minutes: 1 });
    expect(await subjectsTo(kim.accountId)).toContain(
      'The transfer of the ownership of Dynamics 365 for Contoso was declined',
    );
    expect(await subjectsTo(anna)).toContain('Contoso does not take over the ownership of Dynamics 365');
    const { items } = (await partner('GET', '/v1/partners/me/history')).body;
    const told = items.filter(({ events }: { events: { type: string }[] }) =>
      events.some(({ type }) => type.startsWith('transfer-')),
    );
    expect(told).toMatchObject([
      {
        actor: { role: 'customer' },
        events: [{ type: 'transfer-asked-for', subscriptionId: id, accountId: anna }],
      },
      { actor: { role: 'customer' }, events: [{ type: 'transfer-declined', subscriptionId: id }] },
    ]);
    expect(JSON.stringify(told)).not.toContain('@contoso.example');
  });

  test('R59 the owner at the partner is told that support takes them for gone, and that it does no more', async () => {
    const desk = `/v1/support/subscriptions/${id}/ownership-transfer`;
    const opening = { newAdministrator: robin.accountId, reason: 'Anna does not answer.' };
    const looked = await support('POST', `${desk}?dryRun=true`, opening);
    expect(looked.body.mails).toEqual([
      { kind: 'ownership-offered', to: robin.accountId },
      { kind: 'transfer-asked-for', to: 'Nordic Partner AB' },
    ]);
    await support('POST', desk, opening);
    await cloud.advance({ minutes: 1 });
    const [mail] = (await cloud.inbox(anna)).slice(-1);
    expect(mail?.text).toContain(`Support was told that ${anna}, the billing administrator`);
    const withdraw = /\/v1\/partners\/me\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect((await partner('GET', withdraw)).body.transfer).toMatchObject({
      newAdministrator: robin.accountId,
    });
    expect((await partner('DELETE', withdraw)).status).toBe(200);
  });

  test('R57 R58 R59 asked for, agreed to by that very person, executed by support as one change', async () => {
    expect(problem(await support('POST', `/v1/support${at('/ownership-transfer').slice(3)}`, {}))).toBe(
      '409 no-transfer-requested',
    );
    const asked = await asKim('POST', at('/ownership-transfer'), { ...transfer, accountId: id });
    expect([asked.status, asked.body.transfer]).toMatchObject([
      201,
      { newAdministrator: robin.accountId, requestedBy: { role: 'customer' }, consentedAt: null },
    ]);
    const desk = `/v1/support/subscriptions/${id}/ownership-transfer`;
    expect(problem(await support('POST', desk, {}))).toBe('409 consent-missing');
    expect(problem(await asKim('POST', at('/ownership-transfer/consent')))).toBe('403 not-the-new-owner');
    const agreed = await asRobin('POST', at('/ownership-transfer/consent'));
    expect([agreed.status, agreed.body.transfer.consentedAt]).toEqual([200, expect.any(String)]);
    await cloud.advance({ minutes: 1 });
    expect((await support('GET', '/v1/support/requests?state=open')).body.items).toMatchObject([
      { kind: 'ownership-transfer', subscriptionId: id, customer: { accountId: robin.accountId } },
    ]);
    expect((await partner('GET', '/v1/support-requests')).body.items).toEqual([]);
    expect((await asRobin('GET', at('/support-requests'))).body.items).toMatchObject([{ state: 'open' }]);
    const looked = await support('POST', `${desk}?dryRun=true`, {});
    expect(looked.body).toMatchObject({
      dryRun: true,
      changes: { billingAdministrator: { from: anna, to: robin.accountId } },
      mails: [
        { kind: 'ownership-received', to: robin.accountId },
        { kind: 'ownership-taken-over', to: 'Nordic Partner AB' },
      ],
    });
    const executed = await support('POST', desk, {});
    expect([executed.status, executed.body]).toMatchObject([
      200,
      {
        needed: false,
        transfer: null,
        billingAdministrator: { of: 'customer', accountId: robin.accountId },
      },
    ]);
    expect((await asRobin('GET', at('/delegates'))).body.items).toMatchObject([
      { of: 'partner', accountId: anna },
    ]);
    expect(problem(await asRobin('POST', at('/ownership-transfer'), { ...transfer, accountId: id }))).toBe(
      '409 transfer-not-needed',
    );
    await cloud.advance({ minutes: 1 });
    expect((await support('GET', '/v1/support/requests?state=open')).body.items).toEqual([]);
    expect(await subjectsTo(robin.accountId)).toEqual(
      expect.arrayContaining([
        'Will you take over the ownership of Dynamics 365 for Contoso?',
        'You now own Dynamics 365 of Contoso',
      ]),
    );
    expect(await subjectsTo(anna)).toContain('Contoso has taken over the ownership of Dynamics 365');
  });

  test('R56 the billing administrator can be deleted by nobody', async () => {
    const { body } = await asKim('GET', at('/users'));
    const user = body.items.find(({ accountId }: { accountId: string }) => accountId === robin.accountId);
    await asKim('PATCH', at(`/users/${user.id}`), { roles: ['user'] });
    expect(problem(await asKim('DELETE', at(`/users/${user.id}`)))).toBe('409 user-is-billing-administrator');
    expect((await asKim('GET', at(`/users/${user.id}`))).body.blockedActions).toContainEqual(
      expect.objectContaining({ action: 'delete', code: 'user-is-billing-administrator' }),
    );
    await asKim('PATCH', at(`/users/${user.id}`), { roles: ['administrator', 'user'] });
  });
});

describe('leaving the partner behind', () => {
  test('R64 the billing administrator corrects the account information, and nobody without access to billing sees it', async () => {
    expect(problem(await asKim('GET', at('/account-information')))).toBe('403 billing-access-only');
    expect(problem(await asKim('PATCH', at('/account-information'), { phone: '+46 8 1234' }))).toBe(
      '403 billing-administrator-only',
    );
    const { body, headers } = await asRobin('GET', at('/account-information'));
    expect(body).toMatchObject({ id, organizationName: 'Contoso', billingAddress: null, countryOfUse: 'US' });
    const address = { line1: '1 Main Street', city: 'Boston', postalCode: '02101', country: 'US' };
    const correction = { organizationName: 'Contoso Inc', phone: '+1 617 555 0100', billingAddress: address };
    const abroad = { billingAddress: { ...address, country: 'SE' } };
    expect(problem(await asRobin('PATCH', at('/account-information'), abroad))).toBe(
      '422 billing-address-not-in-country',
    );
    const etag = headers.get('etag') ?? '';
    const corrected = await asRobin('PATCH', at('/account-information'), correction, { 'if-match': etag });
    expect([corrected.status, corrected.body]).toMatchObject([200, correction]);
    const stale = await asRobin('PATCH', at('/account-information'), correction, { 'if-match': etag });
    expect(problem(stale)).toBe('412 precondition-failed');
  });

  test('R61 R62 both accesses go in one call, with a receipt that stays the same, and a look before', async () => {
    expect(problem(await asKim('DELETE', at('/access/partner')))).toBe('403 billing-administrator-only');
    const looked = await asRobin('DELETE', at('/access/partner?dryRun=true'));
    expect(looked.body).toMatchObject({
      dryRun: true,
      changes: {
        partnerBillingAccess: { from: 'open', to: 'removed' },
        partnerUserAccess: { from: 'open', to: 'removed' },
        delegates: { from: anna, to: null },
      },
      irreversible: [expect.stringContaining('cannot be opened again')],
    });
    const removed = await asRobin('DELETE', at('/access/partner'));
    expect([removed.status, removed.body]).toMatchObject([
      200,
      {
        receiptId: expect.stringMatching(/^rec_/),
        by: robin.accountId,
        removed: [{ access: 'billing' }, { access: 'user' }],
        remaining: [],
        feeStopsAt: removed.body.at,
      },
    ]);
    // At once, without waiting for what follows from the removal.
    expect((await partner('GET', at(''))).body.blockedActions).toContainEqual(
      expect.objectContaining({ action: 'send-activation', code: 'partner-access-removed' }),
    );
    expect((await asRobin('DELETE', at('/access/partner'))).body).toEqual(removed.body);
    const { body } = await asRobin('GET', at('/access'));
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['user', 'user']);
    expect(body.removed).toEqual(removed.body.removed);
  });

  test('R61 from then on the partner sees the service in its list and can do nothing with it', async () => {
    await cloud.advance({ minutes: 1 });
    const { body } = await partner('GET', at(''));
    expect(body.allowedActions).not.toContain('send-activation');
    expect(body.blockedActions).toContainEqual(
      expect.objectContaining({ action: 'send-activation', code: 'partner-access-removed' }),
    );
    const { body: list } = await partner('GET', '/v1/subscriptions');
    expect(list.items.map((item: { id: string }) => item.id)).toContain(id);
    const purchase = { kind: 'licences', licences: 5 };
    for (const answer of [
      await partner('POST', at('/activation'), { customerAdministrator: kim, contactEmail: kim.accountId }),
      await partner('DELETE', at('/activation')),
      await partner('GET', at('/history')),
      await partner('POST', `/v1/partners/me/subscriptions/${id}/purchases`, purchase),
      await partner('GET', `/v1/partners/me/subscriptions/${id}/ownership-transfer`),
    ])
      expect(problem(answer)).toBe('403 partner-access-removed');
    expect(await subjectsTo(anna)).toContain('Contoso has removed your access to Dynamics 365');
    for (const told of [kim.accountId, robin.accountId])
      expect(await subjectsTo(told)).toContain('Access of Nordic Partner AB to Dynamics 365 was removed');
  });

  test('R61 the partner no longer says where the mails of the service go', async () => {
    await partner('PATCH', `/v1/customers/${customerId}`, { contactEmail: 'anna@partner.example' });
    await cloud.advance({ days: 24 });
    expect(await subjectsTo(anna)).not.toContain('7 days left of the trial of Dynamics 365 for Contoso Inc');
  });

  test('R69 another’s subscription is answered like none, by every call', async () => {
    const stranger = await customer('stranger@else.example');
    const missing = id.replace(/.{6}$/, '000000');
    const calls: readonly [string, string, unknown?][] = [
      ['GET', '/delegates'],
      ['POST', '/delegates', { accountId: robin.accountId }],
      ['DELETE', '/delegates/del_1?confirm=true'],
      ['GET', '/ownership-transfer'],
      ['POST', '/ownership-transfer', { ...transfer, accountId: 'sub_1' }],
      ['POST', '/ownership-transfer/consent'],
      ['DELETE', '/ownership-transfer'],
      ['DELETE', '/access/partner-billing'],
      ['DELETE', '/access/partner-user'],
      ['DELETE', '/access/partner'],
      ['GET', '/account-information'],
      ['PATCH', '/account-information', { phone: '+46 8 123 456' }],
    ];
    for (const [method, path, body] of calls) {
      const [foreign, none] = await Promise.all(
        [id, missing].map((one) => stranger(method, `/v1/subscriptions/${one}${path}`, body)),
      );
      expect([method, path, foreign?.status, foreign?.body]).toEqual([method, path, 404, none?.body]);
    }
  });
});
