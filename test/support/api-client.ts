import type { LocalCloudProcess } from './local-cloud.ts';

/** An answer of the API, read. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Whatever it is: a test reads what it expects to be there. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** A refusal in short: its status and code. */
export const problem = ({ status, body }: ApiAnswer) => `${status} ${body.code}`;

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<ApiAnswer>;

/** Calls the API of home, or of another data center, as a person with a scope, or as nobody. */
export async function apiAs(
  cloud: LocalCloudProcess,
  person?: { readonly accountId: string; readonly scope: 'partner' | 'support' | 'customer' },
  dataCenter?: string,
): Promise<Call> {
  const token = person && (await cloud.token(person.accountId, `onramp/${person.scope}`));
  return callWith(cloud, token, dataCenter);
}

/** The same with a token, whoever made it. */
export function callWith(cloud: LocalCloudProcess, token: string | undefined, dataCenter?: string): Call {
  const [home] = Object.values(cloud.dataCenters);
  const base = dataCenter ? cloud.dataCenters[dataCenter] : home;
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const address = { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' };
export const kim = { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' };

/** The support desk, an active partner with its administrator, and accounts of record of that partner. */
export interface Programme {
  readonly support: Call;
  readonly partner: Call;
  /** Enrols a prospect and adds RapidStart Services; answers the ids. */
  enrol(
    country: string,
    options?: { contactEmail?: string; name?: string; language?: string },
  ): Promise<{
    customerId: string;
    subscriptionId: string;
  }>;
}

/** Records two organisations in the directory and activates the first as a partner. */
export async function startProgramme(cloud: LocalCloudProcess): Promise<Programme> {
  const support = await apiAs(cloud, { accountId: 'desk@vendor.example', scope: 'support' });
  const partner = await apiAs(cloud, { accountId: 'anna@partner.example', scope: 'partner' });
  await support('PUT', '/v1/support/accounts/P-1', {
    organization: { name: 'Nordic Partner AB', address },
    identities: ['anna@partner.example'],
    partnersOfRecord: [],
  });
  await support('PUT', '/v1/support/accounts/A-1001', {
    organization: { name: 'Contoso Ltd', phone: '+46 8 555 0100', address },
    identities: [],
    partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: 'P-1' }],
  });
  await partner('POST', '/v1/partners', {
    accountNumber: 'P-1',
    organization: { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 123 456' },
  });
  return {
    support,
    partner,
    async enrol(country, { contactEmail = 'it@contoso.example', name = 'Contoso', language = 'en' } = {}) {
      const customer = await partner('POST', '/v1/customers', {
        kind: 'prospect',
        organization: { name },
        contactEmail,
        customerAdministrator: kim,
        language,
      });
      const subscription = await partner('POST', `/v1/customers/${customer.body.id}/subscriptions`, {
        service: 'rapidstart-services',
        countryOfUse: country,
      });
      if (subscription.status !== 201) throw new Error(JSON.stringify(subscription.body));
      return { customerId: customer.body.id, subscriptionId: subscription.body.id };
    },
  };
}
