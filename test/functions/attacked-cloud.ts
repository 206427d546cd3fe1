import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Route } from '../../lib/http/route.ts';
import { apiAs, kim, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { closeRawConnections, type RawAnswer, type RawRequest, sendRaw } from '../support/raw-request.ts';
import { apiRoutes, filled, leastQuery, nameOf, withQuery } from './all-routes.ts';
import { canary, partOfCardNumber } from './bad-input.ts';

export const bodyOf = (operationId: string): unknown =>
  apiRoutes.find((route) => route.operationId === operationId)?.bodyExample;

export const exampleOf = (route: Route): string => JSON.stringify(route.bodyExample);

export interface Attack {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** `undefined` sends none. */
  readonly type?: string | undefined;
  readonly method?: string;
}

/** Answers of the gateway itself: its own words, and nothing of what was sent. */
const gatewayWords = new Map([
  [401, '{"message":"Unauthorized"}'],
  [403, '{"message":"Forbidden"}'],
  [404, '{"message":"Not Found"}'],
  [413, '{"message":"Request Entity Too Large"}'],
  [431, '{"message":"Request Header Fields Too Large"}'],
]);

/** Refused on purpose, in words that help, which hold nothing of what was sent (R68). */
export function expectRefusal(answer: RawAnswer, what: string): void {
  const { status, text, headers } = answer;
  const shown = `${what}: ${status} ${text.slice(0, 300)}`;
  if (status < 400 || status >= 500) throw new Error(`Not refused as the caller's fault. ${shown}`);
  const came = text + JSON.stringify(headers);
  if (came.includes(canary) || came.includes('evil.example') || partOfCardNumber.test(came))
    throw new Error(`It came back. ${shown}`);
  if (gatewayWords.get(status) === text || text === '') return;
  const type = String(headers['content-type']);
  if (type.startsWith('text/html')) return;
  if (type !== 'application/problem+json') throw new Error(`No problem details. ${shown}`);
  const problem = JSON.parse(text);
  const isWhole =
    problem.status === status && /^[a-z-]+$/.test(problem.code) && /^[A-Z].+\.$/.test(problem.detail);
  if (!isWhole) throw new Error(`Problem details without code or detail. ${shown}`);
}

/** The same for a route that answers line by line. */
export function expectRefused(route: Route, answer: RawAnswer, what: string): void {
  if (!route.bodyLines || answer.status !== 200) {
    expectRefusal(answer, what);
    return;
  }
  const { recorded, lines } = JSON.parse(answer.text);
  expect([what, recorded]).toEqual([what, 0]);
  for (const line of lines)
    expect(line).toMatchObject({ status: 'failed', code: expect.any(String), detail: expect.any(String) });
  expect(answer.text).not.toMatch(new RegExp(`${canary}|${partOfCardNumber.source}|evil\\.example`));
}

export const named = (routes: readonly Route[]) => routes.map((route) => [nameOf(route), route] as const);
export const withBody = named(apiRoutes.filter(({ body }) => body));
export const withFields = withBody.filter(([, { bodyLines }]) => !bodyLines);

/** Sends many attacks side by side. */
export const all = async <T>(items: readonly T[], one: (item: T) => Promise<void>): Promise<void> => {
  await Promise.all(items.map(one));
};

type Scope = 'onramp/partner' | 'onramp/support' | 'onramp/customer';
interface Known {
  readonly ids: Readonly<Record<'customerId' | 'subscriptionId' | 'accountNumber' | 'service', string>>;
  readonly tokens: Readonly<Record<Scope, string>>;
}

function requestOf(route: Route, given: Attack, { ids, tokens }: Known): RawRequest {
  const path = withQuery(
    filled(route.path, { ...ids, ...given.parameters }),
    given.query?.includes('name=') ? '' : leastQuery(route),
    given.query ?? '',
  );
  const body = given.body ?? (route.body && given.method === undefined ? exampleOf(route) : undefined);
  const type = 'type' in given ? given.type : route.bodyLines ? 'application/x-ndjson' : 'application/json';
  return {
    method: given.method ?? route.method,
    path,
    headers: {
      ...(route.scope && { authorization: `Bearer ${tokens[route.scope]}` }),
      ...(body !== undefined && type !== undefined && { 'content-type': type }),
      ...given.headers,
    },
    ...(body !== undefined && { body }),
  };
}

/** A cloud with whatever can be attacked, and the attack. */
export function attackedCloud() {
  let cloud: LocalCloudProcess;
  let home: string;
  let programme: Programme;
  let ids: Known['ids'];
  let tokens: Known['tokens'];
  let billed: string;
  let foreignCursor: string;

  beforeAll(async () => {
    cloud = await startLocalCloudProcess();
    [home = ''] = Object.values(cloud.dataCenters);
    programme = await startProgramme(cloud);
    const enrolled = await programme.enrol('SE');
    await programme.enrol('SE');
    ids = { ...enrolled, accountNumber: 'A-1001', service: 'rapidstart-services' };
    const { partner, support } = programme;
    await partner('POST', `/v1/subscriptions/${ids.subscriptionId}/activation`, {
      customerAdministrator: kim,
    });
    const trial = { service: 'dynamics-365', countryOfUse: 'SE', acceptTerms: { language: 'en' } };
    billed = (await partner('POST', `/v1/customers/${ids.customerId}/subscriptions`, trial)).body.id;
    await support('PUT', '/v1/support/accounts/P-2', {
      ...(bodyOf('recordAccount') as object),
      identities: ['otto@other.example'],
    });
    const otto = await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' });
    const organization = { name: 'Other Partner', country: 'SE', phone: '+46 8 123 456' };
    await otto('POST', '/v1/partners', { accountNumber: 'P-2', organization });
    for (const _ of [1, 2]) await otto('POST', '/v1/customers', bodyOf('createCustomer'));
    foreignCursor = (await otto('GET', '/v1/customers?limit=1')).body.nextCursor;
    tokens = {
      'onramp/partner': await cloud.token('anna@partner.example', 'onramp/partner'),
      'onramp/support': await cloud.token('desk@vendor.example', 'onramp/support'),
      'onramp/customer': await cloud.token(kim.accountId, 'onramp/customer'),
    };
    // What was begun is done before anything is compared with it.
    await cloud.advance({ minutes: 1 });
  });
  afterAll(async () => {
    closeRawConnections();
    await cloud?.stop();
  });

  /** Sends a request to a route that is right but for the attack. */
  const attack = (route: Route, given: Attack): Promise<RawAnswer> =>
    sendRaw(home, requestOf(route, given, { ids, tokens }));

  /** Everything that partners, support and customers can see, and every mail. */
  async function everything(): Promise<unknown> {
    const { customerId, subscriptionId } = ids;
    const paths = [
      '/v1/partners/me',
      '/v1/partners/me/users',
      '/v1/partners/me/history',
      '/v1/customers?limit=100',
      '/v1/subscriptions?limit=100',
      `/v1/customers/${customerId}/history`,
      `/v1/subscriptions/${subscriptionId}/history`,
      '/v1/accounts?name=Contoso&limit=100',
      '/v1/accounts/A-1001',
    ];
    const seen = await Promise.all(paths.map(async (path) => (await programme.partner('GET', path)).body));
    return { seen, mails: await cloud.control('GET', '/_local/inbox') };
  }

  let before: unknown;
  beforeAll(async () => {
    before = await everything();
  });

  return {
    get cloud() {
      return cloud;
    },
    get home() {
      return home;
    },
    get programme() {
      return programme;
    },
    get ids() {
      return ids;
    },
    get tokens() {
      return tokens;
    },
    /** A subscription with a billing account. */
    get billed() {
      return billed;
    },
    get foreignCursor() {
      return foreignCursor;
    },
    attack,
    everything,
    /** For a group of attacks: none of them had any effect. */
    expectNoEffect: () =>
      afterAll(async () => {
        expect(await everything()).toEqual(before);
      }),
    /** No log holds anything that was sent, and nothing went wrong. */
    async expectCleanLogs(): Promise<void> {
      const { items } = (await cloud.control('GET', '/_local/logs')) as { items: string[] };
      expect(items.length).toBeGreaterThan(2);
      for (const name of items) {
        const response = await fetch(`${cloud.console}/_local/logs?function=${name}`);
        const text = await response.text();
        for (const secret of [canary, 'evil.example', '@', 'eyJ', 'Storgatan', 'Berg', 'Bearer'])
          expect([name, secret, text.includes(secret)]).toEqual([name, secret, false]);
        expect(text).not.toMatch(partOfCardNumber);
        expect([name, text.split('\n').filter((line) => line.includes('"level":"error"'))]).toEqual([
          name,
          [],
        ]);
      }
      expect(cloud.errors()).toBe('');
    },
  };
}
