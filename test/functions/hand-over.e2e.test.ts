import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accept } from '../support/acceptance.ts';
import { apiAs, type Call, kim, type Programme, problem, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let asKim: Call;
let asRobin: Call;
/** A trial whose sign-up account is Kim's; Robin is an administrator. */
let id: string;
const robin = { accountId: 'robin@contoso.example', firstName: 'Robin', lastName: 'Lind' };
const at = (path: string) => `/v1/subscriptions/${id}${path}`;
const bySupport = () => `/v1/support/subscriptions/${id}/ownership-transfer`;
const subjectsTo = async (to: string) => (await cloud.inbox(to)).map(({ subject }) => subject);
const customer = (accountId: string) => apiAs(cloud, { accountId, scope: 'customer' }, 'us');
const historyOf = async () =>
  (await asKim('GET', at('/portal/history?of=service&limit=100'))).body.items.flatMap(
    ({ actor, events }: { actor: { role: string }; events: { type: string; reason?: string }[] }) =>
      events.map(({ type, reason }) => [type, actor.role, ...(reason ? [reason] : [])].join(' ')),
  );

/** Somebody who asks for access, and is let in by Kim. */
async function letIn(who: typeof robin, roles: readonly string[]): Promise<Call> {
  const call = await customer(who.accountId);
  await call('POST', at('/access-requests'), { firstName: who.firstName, lastName: who.lastName });
  const { body } = await asKim('GET', at('/access-requests'));
  expect((await asKim('POST', at(`/access-requests/${body.items[0].id}/grant`), { roles })).status).toBe(200);
  return call;
}

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  const { partner } = programme;
  const enrolled = await partner('POST', '/v1/customers', {
    kind: 'prospect',
    organization: { name: 'Contoso' },
    contactEmail: 'it@contoso.example',
    customerAdministrator: kim,
  });
  const trial = { service: 'dynamics-365', countryOfUse: 'US' };
  id = (await partner('POST', `/v1/customers/${enrolled.body.id}/subscriptions`, trial)).body.id;
  await partner('POST', at('/activation'), { customerAdministrator: kim, contactEmail: kim.accountId });
  await accept(cloud, kim.accountId, kim.accountId);
  asKim = await customer(kim.accountId);
  asRobin = await letIn(robin, ['administrator', 'user']);
}, 60_000);
afterAll(() => cloud?.stop());

test('R56 R57 whose sign-up account is the customer’s own hands billing over without support; both are told', async () => {
  expect((await asKim('GET', at('/ownership-transfer'))).body).toMatchObject({
    needed: false,
    allowedActions: ['hand-over'],
  });
  const to = (newAdministrator: string) => ({ newAdministrator });
  expect(problem(await asRobin('PUT', at('/billing-administrator'), to(robin.accountId)))).toBe(
    '403 billing-administrator-only',
  );
  const stranger = await customer('stranger@else.example');
  expect(problem(await stranger('PUT', at('/billing-administrator'), to(robin.accountId)))).toBe(
    '404 not-found',
  );
  const sam = await letIn({ accountId: 'sam@contoso.example', firstName: 'Sam', lastName: 'Ek' }, ['user']);
  const refused = await asKim('PUT', at('/billing-administrator'), to('sam@contoso.example'));
  expect([problem(refused), refused.body.errors[0].pointer]).toEqual([
    '422 new-owner-not-ready',
    '/newAdministrator',
  ]);
  expect(problem(await sam('PUT', at('/billing-administrator'), to('sam@contoso.example')))).toBe(
    '403 billing-administrator-only',
  );
  const handed = await asKim('PUT', at('/billing-administrator'), to(robin.accountId));
  expect([handed.status, handed.body]).toMatchObject([
    200,
    {
      billingAdministrator: { of: 'customer', accountId: robin.accountId },
      delegates: [{ of: 'customer', accountId: kim.accountId }],
      warnings: [],
    },
  ]);
  expect(problem(await asKim('PUT', at('/billing-administrator'), to(kim.accountId)))).toBe(
    '403 billing-administrator-only',
  );
  expect((await asRobin('GET', at('/billing'))).status).toBe(200);
  expect((await asRobin('GET', at('/partner-of-record'))).body.allowedActions).toContain('designate');
  await cloud.advance({ minutes: 1 });
  expect(await subjectsTo(robin.accountId)).toContain('You now manage billing of Dynamics 365 for Contoso');
  expect(await subjectsTo(kim.accountId)).toContain(
    'You have handed over billing of Dynamics 365 for Contoso',
  );
  expect(await historyOf()).toContain('billing-handed-over customer');
});

test('R58 R59 the owner is gone and left no delegate: support opens it for a reason, the owner is told, the new one agrees', async () => {
  const [delegate] = (await asRobin('GET', at('/delegates'))).body.items;
  await asRobin('DELETE', at(`/delegates/${delegate.id}?confirm=true`));
  const { support, partner } = programme;
  const reason = 'Robin has died; certificate in ticket 4711.';
  expect(problem(await support('POST', bySupport(), { reason }))).toBe('409 no-transfer-requested');
  expect(problem(await support('POST', bySupport(), { newAdministrator: kim.accountId }))).toBe(
    '409 no-transfer-requested',
  );
  const looked = await support('POST', `${bySupport()}?dryRun=true`, {
    newAdministrator: kim.accountId,
    reason,
  });
  expect(looked.body).toMatchObject({
    changes: {
      delegates: { from: null, to: kim.accountId },
      ownershipTransfer: { from: null, to: 'requested' },
    },
    mails: [
      { kind: 'ownership-offered', to: kim.accountId },
      { kind: 'ownership-claimed', to: robin.accountId },
    ],
  });
  const opened = await support('POST', bySupport(), { newAdministrator: kim.accountId, reason });
  expect([opened.status, opened.body]).toMatchObject([
    200,
    {
      transfer: { reason, requestedBy: { role: 'support' }, consentedAt: null },
      billingAdministrator: { accountId: robin.accountId },
      allowedActions: ['withdraw'],
    },
  ]);
  expect(opened.body.checklist.every(({ done }: { done: boolean }) => done)).toBe(true);
  expect(problem(await support('POST', bySupport(), {}))).toBe('409 consent-missing');
  const partners = `/v1/partners/me/subscriptions/${id}/ownership-transfer`;
  expect(problem(await partner('GET', partners))).toBe('403 billing-administrator-only');
  expect((await asKim('GET', at('/ownership-transfer'))).body.allowedActions).toContain('consent');
  expect((await asKim('POST', at('/ownership-transfer/consent'))).status).toBe(200);
  const executed = await support('POST', bySupport(), {});
  expect(executed.body).toMatchObject({
    transfer: null,
    billingAdministrator: { of: 'customer', accountId: kim.accountId },
  });
  await cloud.advance({ minutes: 1 });
  expect(await subjectsTo(robin.accountId)).toContain(
    'Are you still there? Somebody else is to own Dynamics 365 of Contoso',
  );
  expect((await historyOf()).slice(-4)).toEqual([
    'delegate-added support',
    `ownership-transfer-requested support`,
    'ownership-transfer-consented customer',
    `ownership-transferred support ${reason}`,
  ]);
});

test('R58 an owner who is there after all withdraws it, and nothing of it is left', async () => {
  const reason = 'Kim does not answer.';
  const [delegate] = (await asKim('GET', at('/delegates'))).body.items;
  await asKim('DELETE', at(`/delegates/${delegate.id}?confirm=true`));
  const { support } = programme;
  await support('POST', bySupport(), { newAdministrator: robin.accountId, reason });
  expect((await asKim('GET', at('/delegates'))).body.items).toMatchObject([{ by: 'desk@vendor.example' }]);
  expect((await asKim('DELETE', at('/ownership-transfer'))).status).toBe(204);
  await cloud.advance({ minutes: 1 });
  expect(await subjectsTo(robin.accountId)).toContain(
    'The transfer of the ownership of Dynamics 365 for Contoso was withdrawn',
  );
  expect((await asKim('GET', at('/delegates'))).body.items).toEqual([]);
  expect(problem(await asRobin('POST', at('/ownership-transfer/consent')))).toBe('409 no-transfer-requested');
});

test('R61 R63 the partner’s user is let in again by the customer, who sees since when and by whom', async () => {
  const { partner } = programme;
  await asKim('DELETE', at('/access/partner'));
  await cloud.advance({ minutes: 1 });
  expect(problem(await partner('GET', at('/history')))).toBe('403 partner-access-removed');
  expect((await asKim('GET', at('/access'))).body.allowedActions).toContain('enable-partner-user');
  expect(problem(await asRobin('POST', at('/access/partner-user')))).toBe('403 billing-administrator-only');
  const enabled = await asKim('POST', at('/access/partner-user'));
  expect([enabled.status, enabled.body]).toMatchObject([
    200,
    { access: 'user', by: kim.accountId, nextCharge: null },
  ]);
  expect((await asKim('POST', at('/access/partner-user'))).body.since).toBe(enabled.body.since);
  const { items, removed } = (await asKim('GET', at('/access'))).body;
  expect(items).toContainEqual(
    expect.objectContaining({
      kind: 'partner',
      access: 'user',
      since: enabled.body.since,
      by: { role: 'customer', accountId: kim.accountId },
    }),
  );
  expect(removed.map(({ access }: { access: string }) => access)).toEqual(['billing']);
  await cloud.advance({ minutes: 1 });
  expect((await partner('GET', at('/history'))).status).toBe(200);
  expect(await subjectsTo('anna@partner.example')).toContain('Contoso has let you in again to Dynamics 365');
  for (const told of [kim.accountId, robin.accountId])
    expect(await subjectsTo(told)).toContain('Nordic Partner AB can act on Dynamics 365 again');
});

test('R42 R58 R66 every administrator is gone: support appoints one for a reason, and those who are there are told', async () => {
  const { support } = programme;
  const path = `/v1/support/subscriptions/${id}/portal-administrators`;
  const lee = { accountId: 'lee@contoso.example', reason: 'Kim and Robin have left; ticket 4711.' };
  expect(problem(await support('POST', path, lee))).toBe('422 administrator-missing');
  const named = { ...lee, firstName: 'Lee', lastName: 'Ek' };
  const [one, again] = [await support('POST', path, named), await support('POST', path, named)];
  expect(one.body).toMatchObject({ accountId: lee.accountId, roles: ['administrator'], status: 'invited' });
  expect(again.body.id).toBe(one.body.id);
  await cloud.advance({ minutes: 1 });
  expect(await subjectsTo(lee.accountId)).toContain('You are invited to Dynamics 365 of Contoso');
  expect(await subjectsTo(kim.accountId)).toContain(
    'Support has appointed an administrator of Dynamics 365 for Contoso',
  );
  const { items } = (await asKim('GET', at('/portal/history?limit=100'))).body;
  expect(items).toContainEqual(
    expect.objectContaining({
      actor: expect.objectContaining({ role: 'support' }),
      onBehalfOf: expect.objectContaining({ role: 'customer' }),
      events: expect.arrayContaining([expect.objectContaining({ type: 'administrator-appointed' })]),
    }),
  );
});

test('R51 R56 whom support appoints beside the billing administrator takes nothing from them, and spends nothing', async () => {
  const path = `/v1/support/subscriptions/${id}/portal-administrators`;
  const sam = { accountId: 'sam@contoso.example', reason: 'Kim has left; ticket 4712.' };
  expect((await programme.support('POST', path, sam)).body.roles).toContain('administrator');
  const asSam = await customer(sam.accountId);
  const conversion = {
    plan: 'essentials',
    billingAddress: { line1: 'Street 1', city: 'City', postalCode: '111 22', country: 'US' },
    paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
  };
  const convert = (call: Call) => call('POST', at('/conversion?dryRun=true'), conversion);
  expect(problem(await convert(asSam))).toBe('403 billing-administrator-only');
  expect((await convert(asKim)).status).toBe(200);
  const { body } = await asSam('GET', at('/access'));
  const paying = body.items.filter(({ billing }: { billing: string | null }) => billing === 'administrator');
  expect(paying.map(({ accountId }: { accountId: string }) => accountId)).toEqual([kim.accountId]);
});
