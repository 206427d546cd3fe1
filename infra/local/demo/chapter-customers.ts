import { contacts, people } from './cast.ts';
import { check } from './check.ts';
import type { Stage } from './story.ts';
import { deadlinesOf, type Subscription, showServices } from './subscription.ts';

/** The subscriptions that the story goes on with. */
export interface Services {
  readonly fabrikam: Subscription;
  readonly tailspin: Subscription;
  readonly nordic: Subscription;
  /** The customers behind them, by id. */
  readonly customers: Customers;
}

type Customers = Readonly<Record<'contoso' | 'fabrikam' | 'tailspin' | 'nordic', string>>;

interface Enrolment {
  readonly kind: string;
  readonly contactEmail: string;
  readonly accountNumber?: string;
  readonly organization?: { readonly name: string };
  readonly customerAdministrator?: (typeof people)['kim' | 'sam'];
}

const service = 'rapidstart-services';
const prospect: Enrolment = {
  kind: 'prospect',
  organization: { name: 'Fabrikam Inc' },
  contactEmail: contacts.fabrikam,
  customerAdministrator: people.kim,
};

/** Customers are enrolled in all three ways (R11 to R16). */
export async function tellOfTheCustomers({ partner, chapter, step }: Stage): Promise<Customers> {
  const enrol = async (deed: string, body: Enrolment): Promise<string> => {
    const { id } = await step(
      'Anna',
      deed,
      async () => {
        const customer = await partner.call<{ id: string; kind: string; organization: { name: string } }>(
          'POST',
          '/v1/customers',
          201,
          body,
        );
        check('The kind of the customer', customer.kind, body.kind);
        return customer;
      },
      ({ organization }) => `201  ${organization.name}`,
    );
    return id;
  };

  await chapter('Customers are enrolled');
  const contoso = await enrol('enrols Contoso by its account number', {
    kind: 'existing',
    accountNumber: 'A-1001',
    contactEmail: contacts.contoso,
  });
  const fabrikam = await enrol('enrols Fabrikam, a prospect without an account number', prospect);
  const tailspin = await enrol('enrols Tailspin, another prospect', {
    ...prospect,
    organization: { name: 'Tailspin GmbH' },
    contactEmail: contacts.tailspin,
  });
  const nordic = await enrol('enrols her own organisation', {
    kind: 'own-organization',
    contactEmail: contacts.nordic,
    customerAdministrator: people.sam,
  });
  await step('Anna', 'sends a password with a prospect', async () => {
    const body = { ...prospect, password: 'secret' };
    await partner.refused('POST', '/v1/customers', '422 secret-not-accepted', body);
    return '422  secret-not-accepted';
  });
  await step('Anna', 'names herself as the administrator of a customer', async () => {
    const customerAdministrator = { ...people.kim, accountId: people.anna };
    const body = { ...prospect, customerAdministrator };
    await partner.refused('POST', '/v1/customers', '422 administrator-is-portal-identity', body);
    return '422  administrator-is-portal-identity';
  });
  return { contoso, fabrikam, tailspin, nordic };
}

/** Each gets a service, in three data centers (R17 to R20, R29, R30). */
export async function tellOfTheServices(
  { partner, chapter, step }: Stage,
  customers: Customers,
): Promise<Services> {
  const add = (customer: keyof Customers, name: string, countryOfUse: string, dataCenter: string) =>
    step(
      'Anna',
      `adds RapidStart Services for ${name} in ${countryOfUse}`,
      async () => {
        const path = `/v1/customers/${customers[customer]}/subscriptions`;
        const added = await partner.call<Subscription>('POST', path, 201, { service, countryOfUse });
        check('The data center', added.dataCenter, dataCenter);
        check('The status', added.status, 'added');
        check('Whether there is a deadline', added.deadlines.length > 0, customer !== 'contoso');
        return added;
      },
      (added) => `201  in ${dataCenter}, ${deadlinesOf(added)}`,
    );

  await chapter('Each service lives in the data center of its country');
  await step('Anna', 'adds RapidStart Services in a country that is not offered', async () => {
    const path = `/v1/customers/${customers.contoso}/subscriptions`;
    await partner.refused('POST', path, '422 country-not-supported', { service, countryOfUse: 'AQ' });
    return '422  country-not-supported';
  });
  await add('contoso', 'Contoso', 'SE', 'eu');
  const fabrikam = await add('fabrikam', 'Fabrikam', 'US', 'us');
  const tailspin = await add('tailspin', 'Tailspin', 'DE', 'eu');
  const nordic = await add('nordic', 'her own organisation', 'AU', 'ap');
  await step('Anna', 'tries to move Fabrikam’s service to Sweden', async () => {
    const path = `/v1/subscriptions/${fabrikam.id}`;
    await partner.refused('PATCH', path, '409 country-of-use-is-fixed', { countryOfUse: 'SE' });
    return '409  country-of-use-is-fixed';
  });
  await showServices(partner);
  return { fabrikam, tailspin, nordic, customers };
}
