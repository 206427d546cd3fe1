import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accept } from '../support/acceptance.ts';
import { apiAs, type Call, kim, type Programme, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
/** Kim, who is named as administrator of every customer here, in the data center of the subscriptions. */
let customer: Call;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  customer = await apiAs(cloud, { accountId: kim.accountId, scope: 'customer' }, 'us');
});
afterAll(() => cloud?.stop());

interface Found {
  readonly cause: string;
  readonly summary: string;
  readonly evidence: readonly { readonly fact: string; readonly value: string }[];
  readonly nextStep: { readonly by: string; readonly what: string; readonly until?: string };
}

/** What the partner, support and the customer are told of a subscription. */
async function found(id: string): Promise<Record<'partner' | 'support' | 'customer', Found>> {
  const [partner, support, own] = await Promise.all([
    programme.partner('GET', `/v1/subscriptions/${id}/diagnosis`),
    programme.support('GET', `/v1/support/subscriptions/${id}/diagnosis`),
    customer('GET', `/v1/subscriptions/${id}/portal/diagnosis`),
  ]);
  expect([partner.status, support.status]).toEqual([200, 200]);
  const all = { partner: partner.body, support: support.body, customer: own.body };
  for (const one of Object.values(all).filter(({ evidence }) => evidence))
    expect(one.evidence[0]).toEqual({ fact: 'subscription', value: id });
  // Customers cannot make a partner's calls.
  expect(own.body.nextStep?.what ?? '').not.toContain('/v1/');
  return all;
}
const causes = async (id: string) => {
  const { partner, support, customer: own } = await found(id);
  return [partner.cause, support.cause, own.cause];
};
const helpers = async (id: string) => {
  const { partner, support, customer: own } = await found(id);
  return [partner.nextStep.by, support.nextStep.by, own.nextStep.by];
};
const send = async (id: string, contactEmail: string) => {
  const path = `/v1/subscriptions/${id}/activation`;
  await programme.partner('POST', path, { customerAdministrator: kim, contactEmail });
  await cloud.advance({ minutes: 1 });
};
const enrolled = async () => programme.enrol('US', { contactEmail: 'it@contoso.example' });

test('R7 an invitation: not accepted, replaced, bounced, withdrawn, expired, as each of the three is told', async () => {
  const { subscriptionId: id } = await enrolled();
  await send(id, 'it@contoso.example');
  expect(await causes(id)).toEqual([
    'invitation-not-accepted',
    'invitation-not-accepted',
    'agreement-pending',
  ]);
  expect(await helpers(id)).toEqual(['customer-administrator', 'customer-administrator', 'you']);
  await send(id, 'it@contoso.example');
  expect(await causes(id)).toEqual(['invitation-replaced', 'invitation-replaced', 'agreement-pending']);
  // The mail that came back says more than that there were earlier ones.
  await send(id, 'bounce+diagnosis@simulator.amazonses.com');
  expect(await causes(id)).toEqual(Array(3).fill('mail-undeliverable'));
  expect(await helpers(id)).toEqual(Array(3).fill('partner'));
  await programme.partner('DELETE', `/v1/subscriptions/${id}/activation`);
  expect((await causes(id)).slice(0, 2)).toEqual(['invitation-withdrawn', 'invitation-withdrawn']);
  await send(id, 'it@contoso.example');
  await cloud.advance({ days: 15 });
  expect(await causes(id)).toEqual(Array(3).fill('invitation-expired'));
});

test('R7 just activated: wait; later nothing is found', async () => {
  const { subscriptionId: id } = await programme.enrol('US', { contactEmail: 'new@contoso.example' });
  await send(id, 'new@contoso.example');
  await accept(cloud, 'new@contoso.example', kim.accountId);
  expect(await causes(id)).toEqual(Array(3).fill('still-provisioning'));
  const { customer: own } = await found(id);
  expect(own.nextStep).toMatchObject({ by: 'you', until: expect.any(String) });
  await cloud.advance({ days: 3, minutes: 1 });
  expect(await causes(id)).toEqual(Array(3).fill('nothing-found'));
});

test('R7 R33 inactive with days left, the number submitted, declined by support and submitted once more; purged in the end', async () => {
  const { subscriptionId: id, customerId } = await programme.enrol('US', {
    contactEmail: 'late@contoso.example',
  });
  await send(id, 'late@contoso.example');
  await accept(cloud, 'late@contoso.example', kim.accountId);
  await cloud.advance({ days: 90 });
  expect(await causes(id)).toEqual(Array(3).fill('inactive'));
  const before = await found(id);
  expect(before.customer).toMatchObject({
    summary: expect.stringContaining('30 more days'),
    evidence: expect.arrayContaining([{ fact: 'days-left', value: '30' }]),
    nextStep: { by: 'partner', what: expect.stringContaining('Give your partner the account number') },
  });

  const submit = () =>
    programme.partner('PUT', `/v1/customers/${customerId}/account-number`, { accountNumber: 'A-1001' });
  const waiting = async () =>
    (await programme.support('GET', `/v1/support/requests?subscriptionId=${id}`)).body.items;
  await submit();
  await cloud.advance({ minutes: 1 });
  expect(await helpers(id)).toEqual(Array(3).fill('support'));
  const [request] = await waiting();
  expect(request).toMatchObject({ kind: 'reactivation', accountNumber: 'A-1001' });
  expect((await submit()).status).toBe(200);
  await cloud.advance({ minutes: 1 });
  expect(await waiting()).toHaveLength(1);

  await programme.support('POST', `/v1/support/requests/${request.id}/closure`, { reason: 'Not theirs.' });
  await cloud.advance({ minutes: 1 });
  expect(await helpers(id)).toEqual(Array(3).fill('partner'));
  const declined = await found(id);
  expect(declined.partner).toMatchObject({
    evidence: expect.arrayContaining([{ fact: 'reactivation', value: 'closed' }]),
    nextStep: { what: expect.stringContaining('Submit the account number again') },
  });
  expect((await submit()).status).toBe(200);
  await cloud.advance({ minutes: 1 });
  expect(await helpers(id)).toEqual(Array(3).fill('support'));
  const [again, ...more] = await waiting();
  expect([again.kind, again.id === request.id, more]).toEqual(['reactivation', false, []]);
  const history = await programme.partner('GET', `/v1/customers/${customerId}/history?limit=100`);
  expect(
    history.body.items.flatMap(({ events }: { events: { type: string }[] }) =>
      events.map(({ type }) => type),
    ),
  ).toContain('account-number-submitted-again');

  await cloud.advance({ days: 29 });
  expect((await found(id)).support.summary).toContain('1 more day.');
  await cloud.advance({ days: 1 });
  expect((await causes(id)).slice(0, 2)).toEqual(['purged', 'purged']);
  const gone = await customer('GET', `/v1/subscriptions/${id}/portal/diagnosis`);
  expect(gone.status).toBe(404);
});

test('R7 R16 support learns why a person cannot get on, by the account that they sign in with', async () => {
  const about = async (id: string, accountId: string): Promise<Found> => {
    const path = `/v1/support/subscriptions/${id}/diagnosis?accountId=${encodeURIComponent(accountId)}`;
    const { status, body } = await programme.support('GET', path);
    expect(status).toBe(200);
    expect(body.evidence).toContainEqual({ fact: 'account', value: accountId.toLowerCase() });
    return body;
  };
  const causeOf = async (id: string, accountId: string) => (await about(id, accountId)).cause;
  const { subscriptionId: id, customerId } = await programme.enrol('US', {
    contactEmail: 'person@contoso.example',
  });
  expect(await causeOf(id, kim.accountId)).toBe('activation-not-sent');
  await send(id, 'person@contoso.example');
  expect(await causeOf(id, kim.accountId.toUpperCase())).toBe('invitation-not-accepted');
  expect(await about(id, 'kim.private@mail.example')).toMatchObject({
    cause: 'other-identity',
    nextStep: {
      by: 'customer-administrator',
      what: expect.stringContaining('exactly the registered account'),
    },
  });
  await send(id, 'bounce+person@simulator.amazonses.com');
  expect(await causeOf(id, kim.accountId)).toBe('mail-undeliverable');
  await send(id, 'person@contoso.example');
  expect(await causeOf(id, kim.accountId)).toBe('invitation-replaced');
  await accept(cloud, 'person@contoso.example', kim.accountId);
  expect(await causeOf(id, kim.accountId)).toBe('still-provisioning');
  await cloud.advance({ days: 3, minutes: 1 });
  expect(await causeOf(id, kim.accountId)).toBe('nothing-found');

  const users = `/v1/subscriptions/${id}/users`;
  for (const [accountId, sendInvitation] of [
    ['lee@contoso.example', true],
    ['silent@contoso.example', false],
    ['bounce+user@simulator.amazonses.com', true],
  ])
    await customer('POST', users, {
      accountId,
      firstName: 'Lee',
      lastName: 'Ek',
      roles: ['user'],
      sendInvitation,
    });
  const alex = await apiAs(cloud, { accountId: 'alex@contoso.example', scope: 'customer' }, 'us');
  const request = { firstName: 'Alex', lastName: 'Ek', language: 'en' };
  await alex('POST', `/v1/subscriptions/${id}/access-requests`, request);
  const services = `/v1/customers/${customerId}/subscriptions`;
  const service = { service: 'dynamics-365', countryOfUse: 'SE', acceptTerms: { language: 'en' } };
  const other = (await programme.partner('POST', services, service)).body.id;
  await cloud.advance({ minutes: 1 });
  expect(await causeOf(id, 'lee@contoso.example')).toBe('invitation-not-accepted');
  expect(await causeOf(id, 'silent@contoso.example')).toBe('user-not-invited');
  expect(await causeOf(id, 'bounce+user@simulator.amazonses.com')).toBe('mail-undeliverable');
  expect(await causeOf(id, 'alex@contoso.example')).toBe('access-request-pending');
  expect(await causeOf(id, 'anna@partner.example')).toBe('partner-portal-account');
  expect(await causeOf(id, 'nobody@else.example')).toBe('other-identity');
  expect(await about(other, 'lee@contoso.example')).toMatchObject({
    cause: 'user-of-another-service',
    evidence: expect.arrayContaining([{ fact: 'user-of', value: id }]),
  });
  const path = '/v1/support/subscriptions/sub_01M7XRT97WVRWC7DZ2A0WTZ7V1/diagnosis?accountId=a@b.example';
  expect((await programme.support('GET', path)).status).toBe(404);
});
