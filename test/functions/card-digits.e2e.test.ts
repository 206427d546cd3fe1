import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chaosIn } from '../chaos/chaos.ts';
import { accept } from '../support/acceptance.ts';
import { apiAs, type Call, kim, type Programme, problem, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let asKim: Call;
let id: string;
const at = (path: string) => `/v1/subscriptions/${id}${path}`;
const request = (cardLastFour?: string) => ({
  newAdministrator: kim.accountId,
  signUpAccount: 'anna@partner.example',
  companyName: 'Contoso',
  accountId: id,
  ...(cardLastFour !== undefined && { cardLastFour }),
});

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
  const trial = { service: 'dynamics-365', countryOfUse: 'US', acceptTerms: { language: 'en' } };
  id = (await partner('POST', `/v1/customers/${enrolled.body.id}/subscriptions`, trial)).body.id;
  const converted = await partner('POST', `/v1/partners/me/subscriptions/${id}/conversion`, {
    plan: 'essentials',
    billingAddress: { line1: 'Street 1', city: 'Boston', postalCode: '02101', country: 'US' },
    paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
  });
  expect(converted.status).toBe(200);
  await partner('POST', at('/activation'), { customerAdministrator: kim, contactEmail: kim.accountId });
  await accept(cloud, kim.accountId, kim.accountId);
  asKim = await apiAs(cloud, { accountId: kim.accountId, scope: 'customer' }, 'us');
}, 60_000);
afterAll(() => cloud?.stop());

test('R57 the digits of the card cannot be guessed, neither at once nor by repeating, until support has looked', async () => {
  const path = at('/ownership-transfer');
  expect(problem(await asKim('POST', path, request()))).toBe('422 transfer-details-mismatch');
  const key = { 'idempotency-key': 'a-guess' };
  const first = await asKim('POST', path, request('0000'), key);
  expect([problem(first), first.body.errors[0].pointer]).toEqual([
    '422 transfer-details-mismatch',
    '/cardLastFour',
  ]);
  // Sent again under its key it is the same guess, with the same answer.
  for (let time = 0; time < 6; time++)
    expect((await asKim('POST', path, request('0000'), key)).body).toEqual(first.body);
  const looked = await Promise.all(
    ['0001', '4242'].map((digits) => asKim('POST', `${path}?dryRun=true`, request(digits))),
  );
  expect(looked.map(({ status }) => status)).toEqual([200, 200]);
  const { partner, support } = programme;
  const partners = `/v1/partners/me/subscriptions/${id}/ownership-transfer`;
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, guess) =>
      guess % 2 === 0
        ? asKim('POST', path, request(`731${guess % 10}`))
        : partner('POST', partners, request(`732${guess % 10}`)),
    ),
  );
  const codes = guesses.map(problem);
  expect(new Set(codes)).toEqual(
    new Set([
      '422 transfer-details-mismatch',
      '409 card-digits-blocked',
      ...codes.filter((code) => code === '409 too-much-contention'),
    ]),
  );
  expect(codes.filter((code) => code === '422 transfer-details-mismatch').length).toBeLessThanOrEqual(4);
  for (const answer of [
    await asKim('POST', path, request('4242')),
    await asKim('POST', `${path}?dryRun=true`, request('4242')),
    await partner('POST', partners, request('4242')),
  ])
    expect(problem(answer)).toBe('409 card-digits-blocked');
  expect((await asKim('GET', path)).body.blockedActions).toContainEqual(
    expect.objectContaining({ action: 'request', code: 'card-digits-blocked' }),
  );

  const bySupport = `/v1/support/subscriptions/${id}/ownership-transfer`;
  expect((await support('GET', bySupport)).body.allowedActions).toContain('lift-card-block');
  const reason = 'Kim called: the card was new.';
  const lifted = await support('POST', `${bySupport}/card-block-lifts`, { reason });
  expect(lifted.status).toBe(200);
  expect((await support('POST', `${bySupport}/card-block-lifts`, { reason })).status).toBe(200);
  expect((await asKim('POST', path, request('4242'))).status).toBe(201);

  const { items } = (await support('GET', `/v1/support/subscriptions/${id}/history?limit=100`)).body;
  const events = items.flatMap(({ events: each }: { events: { type: string; reason?: string }[] }) => each);
  expect(events.filter(({ type }: { type: string }) => type === 'card-digits-mismatched')).toHaveLength(5);
  expect(events.filter(({ type }: { type: string }) => type === 'card-block-lifted')).toMatchObject([
    { reason },
  ]);
  const rows = JSON.stringify(await chaosIn(cloud).items('us'));
  expect(/"73[12]\d"/.exec(rows)).toBeNull();
});
