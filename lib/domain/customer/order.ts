import { refusedFor } from '../action.ts';
import type { EventBase } from '../change.ts';
import type { AccountId } from '../identity.ts';
import { type Instant, instant } from '../instant.ts';
import { informationFrom } from '../ownership/account-information.ts';
import { directPartnerId } from '../partner/partner.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { contactFrom } from '../subscription/contact.ts';
import type { AgreedDocument } from '../subscription/invitation.ts';
import { initialLimit, type SubscriptionOrder } from '../subscription/subscription.ts';
import { provisioningBlock } from '../subscription/subscription-blocks.ts';
import { withAccount } from '../time/account-lifts.ts';
import { type EndOfSupport, hasEnded, serviceEnded } from '../time/end-of-support.ts';
import { type Standing, type Status, standing } from '../time/standing.ts';
import type { HelpStep, Timeline } from '../time/timeline.ts';
import type { AddedService, Customer, LinkedAccount } from './customer.ts';

/**
 * Home's record of a subscription: what was ordered, whose it is, and the timeline that its data center last
 * reported, by version. Enough to tell the true state without asking the data center.
 */
export interface Order
  extends Omit<SubscriptionOrder, 'names' | 'contact' | 'account' | 'administrator' | 'information'> {
  /** Gone once the subscription is purged (R34). */
  readonly organizationName?: string;
  readonly serviceName: string;
  /** What the vendor is called, in the place of the partner's name, where there is no partner (R46). */
  readonly vendorName?: string;
  /** The customer's account number, written here in the commit that adds it to the customer. */
  readonly account?: LinkedAccount;
  /** The partner of record that was chosen with this subscription, and when it was chosen or taken back (R52, R55). */
  readonly designated?: { readonly partnerId?: string; readonly since: Instant };
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
    readonly trialDays?: number | undefined;
    readonly retentionDays: number;
    readonly invitationDays: number;
    readonly noticeDays: SubscriptionOrder['periods']['noticeDays'];
    readonly help?: readonly HelpStep[] | undefined;
    readonly licences?: number | undefined;
    readonly storageGb?: number | undefined;
  };
  readonly endOfSupport?:
    | {
        readonly at: string;
        readonly successor?: string | undefined;
        readonly noticeDays?: readonly number[] | undefined;
      }
    | undefined;
}

export interface AddService {
  readonly service: string;
  readonly countryOfUse: string;
  /** The terms of a trial, accepted by the partner for the customer, who is bound by it (R47). */
  readonly accepted?: { readonly by: AccountId; readonly agreements: readonly AgreedDocument[] };
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
  const end = endOfSupportOf(offered, now);
  if (hasEnded(end, now)) return serviceEnded(end?.successor, '/service');
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
      contact: contactFrom(customer),
      ...informationFrom(customer.organization),
      ...termsOf(offered, now),
      ...signUpOf(offered, command, customer.id, now),
      ...(customer.account && { account: customer.account }),
    },
    events: [{ type: 'service-added', at: now, subscriptionId, ...where }],
  });
}

/** What the catalogue says of the end of a service, as a subscription keeps it from `since` on (R28). */
export const endOfSupportOf = (
  { endOfSupport }: Pick<OfferedService, 'endOfSupport'>,
  since: Instant,
): EndOfSupport | undefined =>
  endOfSupport && {
    at: instant(endOfSupport.at),
    ...(endOfSupport.successor !== undefined && { successor: endOfSupport.successor }),
    noticeDays: endOfSupport.noticeDays ?? [],
    since,
  };

function termsOf(offered: OfferedService, now: Instant): Pick<SubscriptionOrder, 'periods' | 'allowance'> {
  const { terms } = offered;
  const { inactivationDays, trialDays, retentionDays, invitationDays, noticeDays, help } = terms;
  const endOfSupport = endOfSupportOf(offered, now);
  const { licences, storageGb } = terms;
  return {
    periods: {
      ...(inactivationDays !== undefined && { inactivationDays }),
      ...(trialDays !== undefined && { trialDays }),
      retentionDays,
      invitationDays,
      noticeDays,
      ...(help && { help }),
      ...(endOfSupport && { endOfSupport }),
    },
    ...(licences !== undefined && storageGb !== undefined && { allowance: { licences, storageGb } }),
  };
}

/** A trial that the partner signs up for the customer: who accepted, and for whom (R46, R47). */
const signUpOf = (
  { terms }: OfferedService,
  { accepted: acceptance }: AddService,
  customerId: string,
  now: Instant,
): Pick<SubscriptionOrder, 'signUp'> =>
  terms.trialDays !== undefined && acceptance
    ? {
        signUp: {
          by: 'partner',
          accountId: acceptance.by,
          onBehalfOf: customerId,
          at: now,
          agreements: acceptance.agreements,
        },
      }
    : {};

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

/** The order as home keeps it; what concerns people and the organisation stays with the customer. */
export const orderRecord = ({
  names,
  contact,
  administrator,
  information,
  ...order
}: SubscriptionOrder): Order => ({
  ...order,
  organizationName: names.organization,
  serviceName: names.service,
  ...(order.partnerId === directPartnerId && { vendorName: names.partner }),
});

/** Whether the purge has begun, as far as home knows: from then on nothing about the subscription is written there (R34). */
export const isBeingPurged = ({ reported }: Pick<Order, 'reported'>): boolean =>
  reported?.timeline.phase === 'purging' || reported?.timeline.phase === 'purged';

/** How an ordered subscription stands at `now`, as far as home knows, from the very instant (R36). */
export function orderStanding(
  order: Order,
  now: Instant,
): Omit<Standing, 'status'> & { readonly status: Status } {
  if (!order.reported) return { ...standing(expectedTimeline(order), now), status: 'provisioning' };
  return standing(withAccount(order.reported.timeline, order.account), now);
}

/** Why nothing can be done with a subscription yet: its data center has not answered since it was ordered (R20). */
export const stillProvisioning = ({ reported }: Pick<Order, 'reported'>): Outcome<never> | undefined =>
  reported ? undefined : refusedFor(provisioningBlock);

/** The timeline that the data center will start from, while it cannot be asked. */
const expectedTimeline = (order: Order): Timeline => ({
  periods: order.periods,
  handled: order.addedAt,
  phase: order.signUp ? 'trial' : 'added',
  limit: initialLimit(order),
});
