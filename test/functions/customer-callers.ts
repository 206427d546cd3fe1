import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { decodeJwt } from 'jose';
import { accountId as account } from '../../lib/domain/identity.ts';
import { keyRingOf } from '../../lib/identity/secrets.ts';
import { type Session, sessions } from '../../lib/identity/session.ts';
import { regions } from '../chaos/chaos.ts';
import { accept } from '../support/acceptance.ts';
import { type ApiAnswer, apiAs, type Call, kim, startProgramme } from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import type { Ids } from './route-examples.ts';

const person = (name: string) => ({ accountId: `${name}@contoso.example`, firstName: name, lastName: 'Ek' });

/** A service away from home whose portal has people of every kind, and others around it. */
export async function startCustomers() {
  const cloud = await startLocalCloudProcess();
  const programme = await startProgramme(cloud);
  const as = (accountId: string, dataCenter = 'us') =>
    apiAs(cloud, { accountId, scope: 'customer' }, dataCenter);

  const activation = async (who: typeof kim) => {
    const { subscriptionId } = await programme.enrol('US');
    const invited = { customerAdministrator: who, contactEmail: who.accountId };
    await made(programme.partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, invited));
    return subscriptionId;
  };
  const subscriptionId = await activation(kim);
  await accept(cloud, kim.accountId, kim.accountId);
  const notAccepted = await activation(person('lee'));

  const at = (path: string) => `/v1/subscriptions/${subscriptionId}${path}`;
  const asKim = await as(kim.accountId);
  /** Somebody who asks for access; answers the request. */
  const asking = async (name: string): Promise<string> => {
    const { accountId, ...asked } = person(name);
    await made((await as(accountId))('POST', at('/access-requests'), asked));
    const { items } = await made(asKim('GET', at('/access-requests')));
    return items.find((one: { accountId: string }) => one.accountId === accountId).id;
  };
  const letIn = async (name: string, ...roles: string[]): Promise<{ id: string; call: Call }> => {
    const { id } = await made(asKim('POST', at(`/access-requests/${await asking(name)}/grant`), { roles }));
    return { id, call: await as(person(name).accountId) };
  };

  await letIn('robin', 'user');
  await letIn('dora', 'user', 'administrator');
  await letIn('della', 'user');
  const olle = await letIn('olle', 'user', 'administrator');
  await made(asKim('PATCH', at(`/users/${olle.id}`), { roles: ['user'] }));
  const rut = await letIn('rut', 'user');
  const asked = await made(
    rut.call('POST', at('/support-requests'), { subject: 'Help', text: 'I am lost.' }),
  );
  await made(asKim('DELETE', at(`/users/${rut.id}`)));
  const delegate = await made(asKim('POST', at('/delegates'), { accountId: person('della').accountId }));
  const ivo = await made(asKim('POST', at('/users'), { ...person('ivo'), sendInvitation: true }));
  const sam = await asking('sam');

  const ids: Ids = {
    subscriptionId,
    userId: ivo.id,
    delegateId: delegate.id,
    requestId: sam,
    good: 'licences',
  };
  return { cloud, programme, as, ids, notAccepted, asked: asked.id as string, person };
}
export type Customers = Awaited<ReturnType<typeof startCustomers>>;

async function made(answer: Promise<ApiAnswer>): Promise<ApiAnswer['body']> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Well-formed ids of nothing, as long as those of something. */
export const missing: Ids = {
  subscriptionId: 'sub_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  userId: 'usr_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  delegateId: 'del_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  requestId: 'req_01M7XRT97WVRWC7DZ2A0WTZ7V1',
  good: 'licences',
};

/** The sealed sessions of a data center, made with its own key. */
export const sessionsOf = (
  cloud: LocalCloudProcess,
  dataCenter: 'eu' | 'us',
  purpose: string = dataCenter,
) => {
  const client = new SecretsManagerClient({
    region: regions[dataCenter],
    endpoint: cloud.aws,
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  });
  return sessions(keyRingOf(client, `onramp/${dataCenter}/session`), purpose);
};

/** Somebody's session in the customer web, as signing in would start it. */
export async function sessionOf(cloud: LocalCloudProcess, accountId: string): Promise<Session> {
  const { iss = '', sub = '' } = decodeJwt(await cloud.token(accountId, 'onramp/customer'));
  return sessionsOf(cloud, 'us').start({ issuer: iss, subject: sub, accountId: account(accountId) });
}
