import type { EventBase } from './change.ts';
import type { AddedService, Customer, LinkedAccount } from './customer.ts';
import type { Instant } from './instant.ts';
import { accepted, type Outcome, refused } from './refusal.ts';
import { initialLimit, type SubscriptionOrder } from './subscription.ts';
import { type Standing, type Status, standing, type Timeline, withAccount } from './timeline.ts';

/**
 * Home's record of a subscription: what was ordered, whose it is, and the timeline that its data center last
 * reported, by version. Enough to tell the true state without asking the data center.
 */
export interface Order extends Omit<SubscriptionOrder, 'names' | 'contact' | 'account'> {
  readonly organizationName: string;
  readonly serviceName: string;
  /** The customer's account number, written here in the commit that adds it to the customer. */
  readonly account?: LinkedAccount;
  /** Absent until the data center has created the subscription. */
  readonly reported?: { readonly version: number; readonly timeline: Timeline };
}

export interface ServiceAdded extends EventBase {
  readonly type: 'service-added';
  readonly subscriptionId: string;
  readonly service: string;
  readonly countryOfUse: string;
  readonly dataCenter: string;
}

/** A service as the catalogue offers it. */
export interface OfferedService {
  readonly service: string;
  readonly name: string;
  readonly countries: readonly { readonly country: string; readonly dataCenter: string }[];
  readonly terms: {
    readonly inactivationDays?: number | undefined;
    readonly retentionDays: number;
    readonly invitationDays: number;
    readonly noticeDays: SubscriptionOrder['periods']['noticeDays'];
  };
  readonly endOfSupport?: { readonly at: string; readonly successor?: string | undefined } | undefined;
}

export interface AddService {
  readonly service: string;
  readonly countryOfUse: string;
}

/** Adds a service to a customer, which fixes its country of use and thereby its data center (R18, R19, R28). */
export function addService(
  customer: Customer,
  command: AddService,
  facts: { readonly id: string; readonly offered: OfferedService | undefined; readonly partnerName: string },
  now: Instant,
): Outcome<{ customer: Customer; order: SubscriptionOrder; events: readonly ServiceAdded[] }> {
  const { offered } = facts;
  if (!offered) return serviceNotFound;
  const present = customer.services.find(({ service }) => service === command.service);
  if (present) return alreadyAdded(present, command);
  const place = offered.countries.find(({ country }) => country === command.countryOfUse);
  if (!place) return countryNotSupported;
  if (offered.endOfSupport && offered.endOfSupport.at <= now)
    return serviceEnded(offered.endOfSupport.successor);
  const { inactivationDays, retentionDays, invitationDays, noticeDays } = offered.terms;
  if (inactivationDays === undefined) return serviceNotOpen;
  const added: AddedService = {
    subscriptionId: facts.id,
    service: offered.service,
    countryOfUse: place.country,
    dataCenter: place.dataCenter,
  };
  const { subscriptionId, ...where } = added;
  return accepted({
    customer: { ...customer, services: [...customer.services, added] },
    order: {
      ...where,
      id: facts.id,
      customerId: customer.id,
      partnerId: customer.partnerId,
      addedAt: now,
      names: { organization: customer.organization.name, partner: facts.partnerName, service: offered.name },
      contact: { email: customer.contactEmail, language: customer.language },
      periods: { inactivationDays, retentionDays, invitationDays, noticeDays },
      ...(customer.account && { account: customer.account }),
    },
    events: [{ type: 'service-added', at: now, subscriptionId, ...where }],
  });
}

const serviceNotFound = refused(
  'service-not-found',
  'There is no service of this name. See GET /v1/services for the services and their countries of use.',
  '/service',
);

const countryNotSupported = refused(
  'country-not-supported',
  'This service is not offered in this country. Contact support before you go on; see GET /v1/services for the countries of use.',
  '/countryOfUse',
);

const serviceNotOpen = refused(
  'service-not-open',
  'Sign-up for this service is not open to partners. Contact support.',
  '/service',
);

const serviceEnded = (successor: string | undefined): Outcome<never> =>
  refused(
    'service-ended',
    `This service takes no new sign-ups.${successor ? ` Use its successor: ${successor}` : ''}`,
    '/service',
  );

export const countryOfUseIsFixed = refused(
  'country-of-use-is-fixed',
  'The country of use and the data center were fixed when the service was added and cannot change. Enrol another customer record for another country.',
  '/countryOfUse',
);

const alreadyAdded = (present: AddedService, command: AddService): Outcome<never> =>
  present.countryOfUse === command.countryOfUse
    ? refused(
        'service-already-added',
        `The customer already has this service: ${present.subscriptionId}.`,
        '/service',
      )
    : countryOfUseIsFixed;

/** The order as home keeps it; the contact stays with the customer. */
export const orderRecord = ({ names, contact, ...order }: SubscriptionOrder): Order => ({
  ...order,
  organizationName: names.organization,
  serviceName: names.service,
});

/** How an ordered subscription stands at `now`, as far as home knows, from the very instant (R36). */
export function orderStanding(
  order: Order,
  now: Instant,
): Omit<Standing, 'status'> & { readonly status: Status } {
  if (!order.reported) return { ...standing(expectedTimeline(order), now), status: 'provisioning' };
  return standing(withAccount(order.reported.timeline, order.account), now);
}

/** The timeline that the data center will start from, while it cannot be asked. */
const expectedTimeline = (order: Order): Timeline => ({
  periods: order.periods,
  handled: order.addedAt,
  phase: 'added',
  limit: initialLimit(order),
});
