import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PageOperationId, pageRoutes } from '../../functions/customer-web/page-routes.ts';
import type { Route } from '../../lib/http/route.ts';
import { type Session, sessionSeconds } from '../../lib/identity/session.ts';
import type { ApiAnswer } from '../support/api-client.ts';
import { filled, nameOf, parametersIn } from './all-routes.ts';
import { type Customers, missing, sessionOf, sessionsOf, startCustomers } from './customer-callers.ts';
import { type Door, pageDoors, turnedAway, users } from './customer-rules.ts';
import { type Ids, said, tables } from './route-examples.ts';

let given: Customers;
let site: string;
beforeAll(async () => {
  given = await startCustomers();
  site = given.cloud.dataCenters.us ?? '';
}, 120_000);
afterAll(() => given?.cloud.stop());

const routes: readonly Route[] = pageRoutes;
const doorOf = ({ operationId }: Route): Door => pageDoors[operationId as keyof typeof pageDoors];
const ofSomething = routes.filter(({ path }) => parametersIn(path).includes('subscriptionId'));

test('R37 what anybody may open of a subscription is exactly what is meant to be', () => {
  const open = ofSomething.filter((route) => doorOf(route) === 'anybody');
  expect(open.map(({ operationId }) => operationId)).toEqual(['showAskFor']);
  const inside = routes.filter((route) => doorOf(route) !== 'anybody');
  expect(inside.filter((route) => !ofSomething.includes(route))).toEqual([]);
});

interface Visit {
  readonly cookie?: string;
  /** Stands in a form, as our own pages put it there. */
  readonly formToken?: string;
  readonly origin?: string;
  /** The link that the browser opened last. */
  readonly invitation?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Opens a page, or sends its form with a version that is over, which keeps whoever is let in from changing much. */
async function visit(route: Route, of: Ids, who: Visit): Promise<ApiAnswer> {
  const ids = of !== missing && route.path.includes('/support/') ? { ...of, requestId: given.asked } : of;
  const { formToken, origin = site, fields } = who;
  const form = { version: '0', ...(formToken !== undefined && { 'form-token': formToken }), ...fields };
  const isForm = route.method === 'POST';
  const cookies = Object.entries({ session: who.cookie, invitation: who.invitation }).flatMap(
    ([name, value]) => (value === undefined ? [] : [`onramp-us-${name}=${value}`]),
  );
  const response = await fetch(`${site}${filled(route.path, ids)}`, {
    method: route.method,
    redirect: 'manual',
    headers: {
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      ...(isForm && { origin }),
    },
    ...(isForm && { body: new URLSearchParams(form) }),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Somebody who is signed in. */
async function signedIn(
  accountId: string,
): Promise<Required<Pick<Visit, 'cookie' | 'formToken'>> & { session: Session }> {
  const session = await sessionOf(given.cloud, accountId);
  return { session, cookie: await sealed(session), formToken: session.formToken };
}
const sealed = async (
  session: Session,
  { at = 0, by = sessionsOf(given.cloud, 'us') } = {},
): Promise<string> => by.close(session, new Date(Date.parse(await given.cloud.now()) + at * 1_000));

describe('a session that is none', () => {
  test('R20 R25 R69 opens no page, and is answered like nobody’s by every one', async () => {
    const { session, cookie } = await signedIn('kim@contoso.example');
    const [header, , iv, text = '', tag = ''] = cookie.split('.');
    const changed = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    const byUs = sessionsOf(given.cloud, 'us');
    const signIn = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/portal' };
    const none = {
      'with a changed text': [header, '', iv, changed, tag].join('.'),
      'without its seal': [header, '', iv, text, ''].join('.'),
      'that is over': await sealed(session, { at: -sessionSeconds - 1 }),
      'of another data center': await sealed(session, { by: sessionsOf(given.cloud, 'eu') }),
      'for another data center, with our key': await sealed(session, {
        by: sessionsOf(given.cloud, 'us', 'eu'),
      }),
      'of another data center, as if for us': await sealed(session, {
        by: sessionsOf(given.cloud, 'eu', 'us'),
      }),
      'of a sign-in under way': await byUs.closeSignIn(signIn, new Date(await given.cloud.now())),
    };
    const before = await tables(given.cloud);
    // A sign-in begins with something new each time, whoever begins it.
    for (const route of routes.filter(({ operationId }) => operationId !== 'startSignIn')) {
      const [nobody, stray] = await Promise.all([
        visit(route, given.ids, {}),
        visit(route, given.ids, { cookie: 'x' }),
      ]);
      expect([stray.status, stray.body]).toEqual([nobody.status, nobody.body]);
      if (ofSomething.includes(route)) expect([nameOf(route), nobody.status]).toEqual([nameOf(route), 401]);
      await Promise.all(
        Object.entries(none).map(async ([what, value]) => {
          const answer = await visit(route, given.ids, { cookie: value, formToken: session.formToken });
          expect([nameOf(route), what, said(answer)]).toEqual([nameOf(route), what, said(stray)]);
        }),
      );
    }
    expect(await tables(given.cloud)).toEqual(before);
  });

  test('R25 R37 a form that is not of the session and of our pages changes nothing, whoever sends it', async () => {
    const kim = await signedIn('kim@contoso.example');
    const other = await signedIn('robin@contoso.example');
    const forms = ofSomething.filter(({ method }) => method === 'POST');
    const foreign: readonly Visit[] = [
      { cookie: kim.cookie },
      { cookie: kim.cookie, formToken: other.formToken },
      { cookie: kim.cookie, formToken: kim.formToken, origin: 'https://evil.example' },
      { cookie: kim.cookie, formToken: kim.formToken, origin: given.cloud.dataCenters.eu ?? '' },
    ];
    const before = await tables(given.cloud);
    for (const form of foreign)
      await Promise.all(
        forms.map(async (route) => {
          const { status, body } = await visit(route, given.ids, form);
          expect([nameOf(route), status, body]).toEqual([nameOf(route), 403, expect.any(String)]);
        }),
      );
    expect(await tables(given.cloud)).toEqual(before);
  });
});

/** To whom nothing is there: every page says so as it does of nothing, and nothing changes. */
async function expectNothing(name: string, subscriptionId = given.ids.subscriptionId ?? ''): Promise<void> {
  const who = await signedIn(given.person(name).accountId);
  const ids = { ...given.ids, subscriptionId };
  const before = await tables(given.cloud);
  await Promise.all(
    ofSomething.map(async (route) => {
      const [something, nothing] = await Promise.all([ids, missing].map((of) => visit(route, of, who)));
      if (!something || !nothing) throw new Error('There is no answer.');
      const wanted = doorOf(route) === 'anybody' ? 200 : 404;
      expect([nameOf(route), something.status]).toEqual([nameOf(route), wanted]);
      expect(said(something, ids)).toBe(said(nothing, missing));
    }),
  );
  expect(await tables(given.cloud)).toEqual(before);
}

describe('who is signed in and no user of the portal', () => {
  test.each([
    ['a deleted user', 'rut'],
    ['somebody invited who has not joined', 'ivo'],
    ['somebody who has asked for access', 'sam'],
    ['a stranger', 'stranger'],
  ])('R37 R40 R44 R69 %s finds no page', async (_, name) => {
    await expectNothing(name);
  });

  test('R25 R69 the invited administrator who has not accepted finds no page', async () => {
    await expectNothing('lee', given.notAccepted);
  });
});

describe('who is a user of the portal', () => {
  test.each(users)('R37 R56 R60 R69 %s is let in by their doors and by no other', async (_, name, doors) => {
    const who = await signedIn(given.person(name).accountId);
    const closed = ofSomething.filter((route) => !doors.includes(doorOf(route)));
    const before = await tables(given.cloud);
    await Promise.all(
      closed.map(async (route) => {
        const wanted = Number.parseInt(turnedAway[doorOf(route) as keyof typeof turnedAway], 10);
        expect([nameOf(route), (await visit(route, given.ids, who)).status]).toEqual([nameOf(route), wanted]);
      }),
    );
    expect(await tables(given.cloud)).toEqual(before);
    for (const route of ofSomething.filter((one) => !closed.includes(one))) {
      const { status } = await visit(route, given.ids, who);
      expect([nameOf(route), String(status)]).toEqual([
        nameOf(route),
        expect.not.stringMatching(/^40[134]|^5/),
      ]);
    }
  });
});

describe('the link of a mail', () => {
  const routeOf = (operation: PageOperationId) =>
    routes.find(({ operationId }) => operationId === operation) as Route;
  const both = { 'privacy-statement': 'agreed', 'online-services-agreement': 'agreed' };
  const linksTo = async (name: string): Promise<string[]> =>
    (await given.cloud.inbox(given.person(name).accountId)).flatMap(
      ({ text }) => /\/activate\/(\S+)/.exec(text)?.[1] ?? [],
    );
  const newestTo = async (name: string): Promise<string> => (await linksTo(name)).at(-1) ?? '';

  test.each([
    ['the activation of a service', 'lee', ['showAgreements', 'acceptAgreements']],
    ['an invitation to a portal', 'ivo', ['showJoin', 'submitJoin']],
  ] as const)('R24 R25 R40 %s is taken by the invited account alone', async (_, invited, operations) => {
    const invitation = await newestTo(invited);
    const before = await tables(given.cloud);
    for (const name of ['kim', 'dora', 'robin', 'rut', 'stranger', invited === 'lee' ? 'ivo' : 'lee']) {
      const who = { ...(await signedIn(given.person(name).accountId)), invitation, fields: both };
      for (const operation of operations) {
        const { status } = await visit(routeOf(operation), given.ids, who);
        expect([name, operation, status]).toEqual([name, operation, 403]);
      }
    }
    const nobody = { invitation, fields: both };
    for (const operation of operations)
      expect((await visit(routeOf(operation), given.ids, nobody)).status).toBe(401);
    expect(await tables(given.cloud)).toEqual(before);
  });

  test('R20 R24 R69 one put together from others, or of another data center, is like one of nothing', async () => {
    const [lee, ivo] = [await newestTo('lee'), await newestTo('ivo')];
    const [leeId = '', leeSeal = ''] = lee.split('.');
    const [ivoId = '', ivoSeal = ''] = ivo.split('.');
    /** The same of a service that there is not. */
    const madeUp = (token: string) => token.replace(/^inv_\w{26}/, 'inv_01M7XRT97WVRWC7DZ2A0WTZ7V1');
    const nothing = madeUp(lee);
    const forged = {
      'another’s seal': `${leeId}.${ivoSeal}`,
      'another’s id': `${ivoId}.${leeSeal}`,
      'the id of a service under way': `inv_${given.ids.subscriptionId?.slice(4)}.${leeSeal}`,
      'another user of the portal': `${ivoId.replace(/_[^_]+$/, '_01M7XRT97WVRWC7DZ2A0WTZ7V1')}.${ivoSeal}`,
      'another key': `${leeId}.${leeSeal.replace(/^[^-]+/, 'k0')}`,
      'a changed seal': `${leeId}.${leeSeal.slice(0, -1)}${leeSeal.endsWith('A') ? 'E' : 'A'}`,
    };
    const open = (token: string, base = site) => fetch(`${base}/activate/${token}`, { redirect: 'manual' });
    const before = await tables(given.cloud);
    const home = given.cloud.dataCenters.eu ?? '';
    const attempts = [
      ...Object.entries(forged).map(([what, token]) => [what, token, site] as const),
      ['another data center', lee, home] as const,
      ['another data center, of a user', ivo, home] as const,
    ];
    for (const [what, token, base] of attempts) {
      const [answer, ofNothing] = await Promise.all([open(token, base), open(madeUp(token), base)]);
      expect([what, answer.status, answer.headers.get('set-cookie')]).toEqual([what, 404, null]);
      expect(await answer.text()).toBe(await ofNothing.text());
    }
    const who = await signedIn(given.person('lee').accountId);
    for (const invitation of [nothing, ...Object.values(forged)])
      for (const operation of ['showAgreements', 'acceptAgreements', 'showJoin', 'submitJoin'] as const) {
        const { status } = await visit(routeOf(operation), given.ids, { ...who, invitation, fields: both });
        expect([invitation, operation, [400, 404]]).toEqual([
          invitation,
          operation,
          expect.arrayContaining([status]),
        ]);
      }
    expect(await tables(given.cloud)).toEqual(before);
  });

  test('R23 R44 an older one, one withdrawn and one of a deleted user let in nobody, however long they were open', async () => {
    const path = `/v1/subscriptions/${given.notAccepted}/activation`;
    const old = await newestTo('lee');
    expect((await given.programme.partner('POST', path)).status).toBe(202);
    await given.cloud.advance({ minutes: 1 });
    const newer = await newestTo('lee');
    expect(newer).not.toBe(old);
    const accepts = async (name: string, invitation: string, operation: PageOperationId) => {
      const who = await signedIn(given.person(name).accountId);
      return (await visit(routeOf(operation), given.ids, { ...who, invitation, fields: both })).status;
    };
    expect(await accepts('lee', old, 'acceptAgreements')).toBe(410);
    expect((await given.programme.partner('DELETE', path)).status).toBe(200);
    for (const link of [old, newer]) expect(await accepts('lee', link, 'acceptAgreements')).toBe(410);

    const ivo = await newestTo('ivo');
    const asKim = await given.as('kim@contoso.example');
    const user = `/v1/subscriptions/${given.ids.subscriptionId}/users/${given.ids.userId}`;
    expect((await asKim('DELETE', user)).status).toBe(204);
    const before = await tables(given.cloud);
    expect(await accepts('ivo', ivo, 'submitJoin')).toBe(410);
    expect(await accepts('lee', newer, 'acceptAgreements')).toBe(410);
    expect(await tables(given.cloud)).toEqual(before);
  });
});

describe('once everything is purged', () => {
  test('R34 R69 who was the administrator, a user or a delegate finds no page', async () => {
    await given.cloud.advance({ days: 125 });
    for (const name of ['kim', 'robin', 'della']) await expectNothing(name);
  }, 120_000);
});
