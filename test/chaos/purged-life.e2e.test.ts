import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accept } from '../support/acceptance.ts';
import {
  type ApiAnswer,
  address,
  apiAs,
  type Call,
  type Programme,
  startProgramme,
} from '../support/api-client.ts';
import { type LocalCloudProcess, startLocalCloudProcess } from '../support/local-cloud.ts';
import { type Chaos, chaosIn, type DataCenterId, regions } from './chaos.ts';

let cloud: LocalCloudProcess;
let programme: Programme;
let chaos: Chaos;
/** The authorization number of the partner that the customer chooses. */
let chosen: string;

beforeAll(async () => {
  cloud = await startLocalCloudProcess();
  programme = await startProgramme(cloud);
  chaos = chaosIn(cloud);
  await programme.support('PUT', '/v1/support/accounts/P-2', {
    organization: { name: 'Chosen Partner', address },
    identities: ['otto@chosen.example'],
    partnersOfRecord: [],
  });
  const otto = await apiAs(cloud, { accountId: 'otto@chosen.example', scope: 'partner' });
  const organization = { name: 'Chosen Partner', country: 'SE', phone: '+46 8 999 000' };
  const activated = await otto('POST', '/v1/partners', { accountNumber: 'P-2', organization });
  chosen = activated.body.authorizationNumber;
});
afterAll(() => cloud?.stop());

/** Whatever is personal, or the customer's own, of one life, told apart from that of every other one. */
const personalIn = (life: string) => ({
  organization: `Purgeable ${life} Ltd`,
  contact: `post-${life}@purgeme.example`,
  phones: [`+46 8 411 22 ${life === 'one' ? 31 : 32}`, `+46 70 411 22 ${life === 'one' ? 33 : 34}`],
  street: `Gone Street ${life}`,
  secondStreet: `Moved Street ${life}`,
  people: {
    kim: {
      accountId: `kim-${life}@purgeme.example`,
      firstName: `Kimberly${life}`,
      lastName: `Bergqvist${life}`,
    },
    robin: {
      accountId: `robin-${life}@purgeme.example`,
      firstName: `Robinson${life}`,
      lastName: `Lindqvist${life}`,
    },
    sam: { accountId: `sam-${life}@purgeme.example`, firstName: `Samuel${life}`, lastName: `Ekqvist${life}` },
    stranger: {
      accountId: `asker-${life}@purgeme.example`,
      firstName: `Asker${life}`,
      lastName: `Alm${life}`,
    },
  },
  written: [`A question of ${life} that nobody else asks.`, `An answer of ${life} that nobody else gets.`],
});
type Personal = ReturnType<typeof personalIn>;

const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value ? Object.values(value).flatMap(stringsOf) : [];
};

/** Every item of every data center, keys and all. */
async function everything(): Promise<string> {
  const tables = await Promise.all(Object.keys(regions).map((id) => chaos.items(id as DataCenterId)));
  return JSON.stringify(tables).toLowerCase();
}

const done = (answer: ApiAnswer, ...statuses: readonly number[]): ApiAnswer => {
  const expected = statuses.length > 0 ? statuses : [200, 201, 202, 204];
  if (!expected.includes(answer.status)) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

const customerIn = (dataCenter: string, accountId: string): Promise<Call> => {
  const there = { ...cloud, dataCenters: { there: cloud.dataCenters[dataCenter] ?? '' } };
  return apiAs(there, { accountId, scope: 'customer' });
};

/** All that a customer does of itself, until the trial is over: users, ownership, partners, help, support. */
async function live(id: string, dataCenter: string, given: Personal, byPartner: boolean): Promise<void> {
  const { people, phones, secondStreet, contact, written, organization } = given;
  const at = (path: string) => `/v1/subscriptions/${id}${path}`;
  const kim = await customerIn(dataCenter, people.kim.accountId);
  for (const user of [people.robin, people.sam]) {
    const body = { ...user, roles: ['administrator', 'user'], language: 'sv', sendInvitation: true };
    done(await kim('POST', at('/users'), body));
    await accept(cloud, user.accountId, user.accountId);
  }
  const robin = await customerIn(dataCenter, people.robin.accountId);
  const stranger = await customerIn(dataCenter, people.stranger.accountId);
  const { accountId: _, ...name } = people.stranger;
  done(await stranger('POST', at('/access-requests'), name));
  const [asked] = done(await kim('GET', at('/access-requests'))).body.items;
  done(await kim('POST', at(`/access-requests/${asked.id}/decline`), {}));

  if (byPartner) await transferred(at, { kim, robin, people, organization, id });
  const owner = byPartner ? robin : kim;
  const { body: delegate } = done(await owner('POST', at('/delegates'), { accountId: people.sam.accountId }));
  done(await owner('DELETE', at(`/delegates/${delegate.id}?confirm=true`)));
  done(
    await owner('PATCH', at('/account-information'), {
      phone: phones[0],
      address: { ...address, line1: secondStreet, country: dataCenter === 'us' ? 'US' : 'SE' },
      contact: { name: `${people.sam.firstName} ${people.sam.lastName}`, email: contact, phone: phones[1] },
    }),
  );
  done(await owner('PUT', at('/partner-of-record'), { authorizationNumber: chosen }));
  const question = done(await kim('POST', at('/support-requests'), { subject: 'Help', text: written[0] }));
  await cloud.advance({ minutes: 1 });
  const request = `/v1/support/requests/${question.body.id}`;
  done(await programme.support('POST', `${request}/answers`, { text: written[1] }));
  await cloud.advance({ minutes: 1 });
  if (byPartner) done(await owner('DELETE', at('/access/partner')));
  done(await owner('DELETE', at('/partner-of-record')));
  done(await owner('PUT', at('/partner-of-record'), { authorizationNumber: chosen }));
  await cloud.advance({ minutes: 1 });
}

interface Owners {
  readonly kim: Call;
  readonly robin: Call;
  readonly people: Personal['people'];
  readonly organization: string;
  readonly id: string;
}

/** The ownership goes from the partner to Kim, and from her to Robin. */
async function transferred(at: (path: string) => string, owners: Owners): Promise<void> {
  const { kim, robin, people, organization: companyName, id: accountId } = owners;
  const signUpAccount = 'anna@partner.example';
  done(await kim('POST', at('/delegates'), { accountId: people.robin.accountId }));
  const newAdministrator = people.robin.accountId;
  done(
    await kim('POST', at('/ownership-transfer'), { newAdministrator, signUpAccount, companyName, accountId }),
  );
  done(await robin('POST', at('/ownership-transfer/consent'), {}));
  await cloud.advance({ minutes: 1 });
  done(await programme.support('POST', `/v1/support/subscriptions/${accountId}/ownership-transfer`, {}));
  await cloud.advance({ minutes: 1 });
}

async function trialByPartner(given: Personal): Promise<{ id: string; dataCenter: string }> {
  const { organization, contact, people, phones, street } = given;
  const { body: created } = done(
    await programme.partner('POST', '/v1/customers', {
      kind: 'prospect',
      organization: {
        name: organization,
        phone: phones[0],
        address: { ...address, line1: street, country: 'US' },
      },
      contactEmail: contact,
      customerAdministrator: people.kim,
    }),
  );
  const { body: added } = done(
    await programme.partner('POST', `/v1/customers/${created.id}/subscriptions`, {
      service: 'dynamics-365',
      countryOfUse: 'US',
      acceptTerms: { language: 'en' },
    }),
  );
  done(await programme.partner('POST', `/v1/subscriptions/${added.id}/activation`, {}));
  await accept(cloud, contact, people.kim.accountId);
  return added;
}

async function trialByCustomer(given: Personal): Promise<{ id: string; dataCenter: string }> {
  const { organization, contact, people, phones, street } = given;
  const { accountId, ...administrator } = people.kim;
  const kim = await customerIn('eu', accountId);
  const { body } = done(
    await kim('POST', '/v1/sign-ups', {
      service: 'dynamics-365',
      countryOfUse: 'SE',
      organization: { name: organization, phone: phones[0], address: { ...address, line1: street } },
      contactEmail: contact,
      administrator,
      agreements: { language: 'en', documents: ['online-services-agreement', 'privacy-statement'] },
    }),
  );
  await cloud.advance({ minutes: 1 });
  return body;
}

test.each([
  ['one', trialByPartner, true],
  ['two', trialByCustomer, false],
] as const)(
  'R34 nothing personal is left in any table after the purge of a subscription in which everything was used: life %s',
  async (life, begin, byPartner) => {
    const given = personalIn(life);
    const { id, dataCenter } = await begin(given);
    await live(id, dataCenter, given, byPartner);
    const secrets = stringsOf(given).map((text) => text.toLowerCase());
    const before = await everything();
    // What is looked for is there while the subscription lives, or the test looks for the wrong thing.
    expect(secrets.filter((text) => !before.includes(text))).toEqual([]);
    await cloud.advance({ days: 61 });
    const left = await everything();
    expect(left).toContain(id.toLowerCase());
    expect(secrets.filter((text) => left.includes(text))).toEqual([]);
  },
  240_000,
);
