import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { routes as partnerTable } from '../../functions/partner-api/routes.ts';
import type { Route } from '../../lib/http/route.ts';
import { address, apiAs, type Call, callWith } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { signedToken } from '../support/signed-token.ts';
import { nameOf, parametersIn } from './all-routes.ts';
import { example, type Ids, outcome, said, tables } from './route-examples.ts';

type Operation = (typeof partnerTable)[number]['operationId'];
const routes: readonly Route[] = partnerTable.filter((route) => 'scope' in route);

/** Past every check of who it is: what then comes of the request is no matter of authorization. */
const letIn = 'let in';
/** Answers of the door, none of which somebody gets who is let in. */
const door =
  /^401|^404|Forbidden|partner-not-active|administrators-only|administrator-replaced|identity-not-associated|billing-administrator-only/;

/** What somebody is told, by operation; `*` is for every other one, also for those there will be. */
type Rule = Readonly<Partial<Record<Operation, string>> & { '*': string }>;
const managing = (answer: string) => ({
  addPartnerUser: answer,
  changePartnerUser: answer,
  removePartnerUser: answer,
  invitePartnerUserAgain: answer,
});
/** What spends the customer's money, or gives it out of the partner's hands. */
const paying = (answer: string) => ({
  convertTrialForCustomer: answer,
  buyForCustomer: answer,
  replacePaymentMethodForCustomer: answer,
  requestTransferForCustomer: answer,
  withdrawTransferForCustomer: answer,
});
const expert: Rule = {
  '*': letIn,
  ...paying('403 billing-administrator-only'),
  ...managing('403 administrators-only'),
  activatePartner: '403 identity-not-associated',
};
/** Has the role until the successor signs in, and none of what it allows. */
const suspended: Rule = {
  ...expert,
  ...paying('403 administrator-replaced'),
  ...managing('403 administrator-replaced'),
};
const outsider: Rule = {
  '*': '403 partner-not-active',
  activatePartner: '403 identity-not-associated',
  diagnoseMe: '200',
};
/** The directory still associates them with the organisation, which lets them in nowhere. */
const associatedOutsider: Rule = { ...outsider, activatePartner: '409 partner-already-active' };

const ruled = (rule: Rule, { operationId }: Route): string => rule[operationId as Operation] ?? rule['*'];

/** Well-formed ids of nothing, as long as those of something. */
const missing: Ids = {
  customerId: 'cus_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  subscriptionId: 'sub_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  userId: 'usr_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  requestId: 'req_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  enrolmentId: 'enr_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  accountNumber: 'A-4040',
};

let cloud: LocalCloudProcess;
let support: Call;

const as = (accountId: string) => apiAs(cloud, { accountId, scope: 'partner' });
const users = '/v1/partners/me/users';

/** What was made, or the test cannot begin. */
async function made(answer: ReturnType<Call>): Promise<Record<string, never>> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

const record = (accountNumber: string, what: object) =>
  made(support('PUT', `/v1/support/accounts/${accountNumber}`, what));

/** An active organisation with one of everything that paths name. */
async function organisation(accountNumber: string, administrator: string, ...associated: string[]) {
  const name = `Partner ${accountNumber}`;
  const organization = { name, address };
  const identities = [administrator, ...associated];
  await record(accountNumber, { organization, identities, partnersOfRecord: [] });
  const call = await as(administrator);
  const activation = { accountNumber, organization: { name, country: 'SE', phone: '+46 8 123 456' } };
  const { id } = await made(call('POST', '/v1/partners', activation));
  const sent = (operationId: Operation, path: Ids = {}) =>
    made(example(routes.find((route) => route.operationId === operationId) as Route, call, path));
  const customer = await sent('createCustomer');
  const trial = { service: 'dynamics-365', countryOfUse: 'US', acceptTerms: { language: 'en' } };
  const added = await made(call('POST', `/v1/customers/${customer.id}/subscriptions`, trial));
  const colleague = await made(call('POST', users, { accountId: `colleague@${accountNumber}.example` }));
  const ids = {
    customerId: customer.id,
    subscriptionId: added.id,
    userId: colleague.id,
    requestId: (await sent('askSupport')).id,
    enrolmentId: (await sent('startEnrolment')).id,
    accountNumber: 'A-1001',
  } as unknown as Ids;
  return { id: id as unknown as string, call, ids };
}
type Organisation = Awaited<ReturnType<typeof organisation>>;

/** Adds somebody, who signs in. */
async function joined({ call }: Organisation, accountId: string, role = 'implementation-expert') {
  const { id } = await made(call('POST', users, { accountId, role, sendInvitation: false }));
  const theirs = await as(accountId);
  await made(theirs('GET', '/v1/partners/me'));
  return { id, call: theirs };
}

let own: Organisation;
/** Whose administrator support has replaced by somebody who has not signed in. */
let replaced: Organisation;
let other: Organisation;
const caller: Record<string, Call> = {};

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  support = await apiAs(cloud, { accountId: 'desk@vendor.example', scope: 'support' });
  const lines = { rapidstart: 'P-1', 'dynamics-365': 'P-2' };
  await record('A-1001', {
    organization: { name: 'Contoso Ltd', address },
    identities: [],
    partnersOfRecord: Object.entries(lines).map(([productLine, partnerAccountNumber]) => ({
      productLine,
      partnerAccountNumber,
    })),
  });
  own = await organisation('P-1', 'anna@own.example', 'olle@own.example');
  replaced = await organisation('P-2', 'sven@replaced.example', 'nils@replaced.example');
  other = await organisation('P-3', 'otto@other.example');

  caller.expert = (await joined(own, 'eve@own.example')).call;
  const removed = await joined(own, 'rut@own.example');
  const former = await joined(own, 'olle@own.example', 'administrator');
  const demoted = await joined(own, 'dag@own.example', 'administrator');
  const left = await joined(own, 'lena@own.example');
  for (const { id } of [removed, former]) await made(own.call('DELETE', `${users}/${id}`));
  await made(left.call('DELETE', `${users}/${left.id}`));
  await made(own.call('PATCH', `${users}/${demoted.id}`, { role: 'implementation-expert' }));
  Object.assign(caller, {
    removed: removed.call,
    former: former.call,
    demoted: demoted.call,
    left: left.call,
    suspended: replaced.call,
    otto: other.call,
    oda: (await joined(other, 'oda@other.example')).call,
  });
  await made(
    support('PUT', `/v1/support/partners/${replaced.id}/administrator`, {
      accountId: 'nils@replaced.example',
      reason: 'Sven has left.',
    }),
  );
  await made(own.call('POST', users, { accountId: 'ivo@own.example', sendInvitation: false }));
  caller.invited = await as('ivo@own.example');
  for (const name of ['anna', 'eve'])
    caller[`${name}’s namesake`] = callWith(
      cloud,
      await signedToken(
        cloud,
        { scope: 'onramp/partner', email: `${name}@own.example` },
        { subject: `not ${name}` },
      ),
    );
}, 120_000);
afterAll(() => cloud?.stop());

/** Sends every route side by side: each is answered by the rule, alike for something and for nothing; nothing changes. */
async function expectKeptOut(who: Call, asked: readonly Route[], rule: Rule): Promise<void> {
  const before = await tables(cloud);
  await Promise.all(
    asked.map(async (route) => {
      const [something, nothing] = await Promise.all(
        [own.ids, missing].map((ids) => example(route, who, ids)),
      );
      if (!something || !nothing) throw new Error('There is no answer.');
      expect([nameOf(route), outcome(something)]).toEqual([nameOf(route), ruled(rule, route)]);
      expect(said(something, own.ids)).toBe(said(nothing, missing));
      expect(said(something)).not.toMatch(/P-1|Contoso|colleague@/);
    }),
  );
  expect(await tables(cloud)).toEqual(before);
}

async function expectByRule(route: Route, who: Call, { ids }: Organisation, rule: Rule): Promise<void> {
  const answer = await example(route, who, ids);
  const came = outcome(answer);
  const wanted = ruled(rule, route);
  if (wanted !== letIn) {
    expect([nameOf(route), came]).toEqual([nameOf(route), wanted]);
    return;
  }
  expect([nameOf(route), came]).toEqual([nameOf(route), expect.not.stringMatching(door)]);
  const { status, body } = answer;
  if (status < 400) expect(Object.keys(route.answers).map(Number)).toContain(status);
  else expect([nameOf(route), ...(route.refusals ?? [])]).toContain(body.code);
}

describe('who is no user of the organisation, or no longer', () => {
  test.each([
    ['a removed user', 'removed', outsider],
    ['a removed administrator whom the directory still names', 'former', associatedOutsider],
    ['who has left', 'left', outsider],
    ['another person whose account bears the name of a user', 'eve’s namesake', outsider],
    [
      'another person whose account bears the name of the administrator',
      'anna’s namesake',
      associatedOutsider,
    ],
  ] as const)('R2 R69 %s gets in nowhere, with the token of before', async (_, who, rule) => {
    await expectKeptOut(caller[who] as Call, routes, rule);
  });

  test('R2 R69 who was added in silence gets in by nothing but asking which organisation it is', async () => {
    const asking = new Set<string>(['viewPartner', 'listPartnerUsers'] satisfies Operation[]);
    const others = routes.filter(({ operationId }) => !asking.has(operationId));
    await expectKeptOut(caller.invited as Call, others, outsider);
    for (const route of others.filter((one) => ruled(outsider, one) === outsider['*']))
      expect((await example(route, caller.invited as Call, own.ids)).body.detail).toContain(
        'You have been added to the users of a partner organisation',
      );
    const { body } = await (caller.invited as Call)('GET', '/v1/partners/me');
    expect(body.id).toBe(own.id);
  });

  const ofSomething = routes.filter(({ path }) => parametersIn(path).some((name) => name in missing));
  const notFound: Rule = { '*': '404 not-found', lookUpAccount: '404 account-not-found' };
  test.each(['otto', 'oda'])('R69 %s, of another organisation, finds nothing of this one', async (who) => {
    await expectKeptOut(caller[who] as Call, ofSomething, notFound);
  });
});

describe('who is a user of the organisation', () => {
  test.each([
    ['an implementation expert', 'expert', () => own, expert],
    ['an administrator who was made an expert', 'demoted', () => own, expert],
    ['an administrator whom support has replaced', 'suspended', () => replaced, suspended],
  ] as const)(
    'R2 R5 R51 %s does everything but manage users and, as no administrator, spend the customer’s money',
    async (_, who, where, rule) => {
      for (const route of routes) await expectByRule(route, caller[who] as Call, where(), rule);
    },
  );

  test('R2 R4 an administrator does everything, and is never told that there is nothing', async () => {
    // A condition that does not hold is past every door, and leaves what the next route needs.
    const stale: Call = (method, path, body, headers) =>
      own.call(method, path, body, { ...headers, 'if-match': '"0"' });
    const administrator: Rule = { '*': letIn, activatePartner: '409 partner-already-active' };
    for (const route of routes) {
      const honoured = route.refusals?.includes('precondition-failed');
      await expectByRule(route, honoured ? stale : own.call, own, administrator);
    }
  });

  // That every route lets people in who were invited is seen above: each tells who was added in silence so.
  const first: readonly Operation[] = ['listCustomers', 'createCustomer', 'addPartnerUser', 'sendActivation'];
  test('R2 R40 who was invited by mail joins with whatever request, and is an expert from then on', async () => {
    for (const operation of first) {
      const accountId = `${operation.toLowerCase()}@own.example`;
      const { id } = await made(own.call('POST', users, { accountId }));
      const route = routes.find(({ operationId }) => operationId === operation) as Route;
      await expectByRule(route, await as(accountId), own, expert);
      const { items } = (await own.call('GET', users)).body;
      expect(items.find((user: { id: string }) => user.id === id)).toMatchObject({
        status: 'active',
        role: 'implementation-expert',
      });
    }
  });
});
