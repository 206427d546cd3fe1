import { type Customer, type ServicePurged, withoutService } from '../../domain/customer/customer.ts';
import { accepted } from '../../domain/refusal.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import { timelineOf } from '../../domain/subscription/subscription-timeline.ts';
import { forgetSuppressions } from '../delivery/suppressions.ts';
import { forgetAdministered } from '../one-side-only.ts';
import type { Alarms } from '../ports/alarms.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { changeRef, ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending } from '../reactions.ts';
import type { RequestContext } from '../request.ts';
import { report } from '../subscription/report.ts';
import { changeOf, transact } from '../transact.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly alarms: Alarms;
}

/**
 * Deletes everything about a subscription: here, at home, and its alarm; a tombstone stays (R34). Killed anywhere it
 * is done again from the start and ends the same, because the change that ordered it is deleted last.
 */
export const purgeSubscription =
  ({ dataCenters, alarms }: Dependencies) =>
  async (
    subscription: Loaded<Subscription>,
    change: StoredChange,
    request: RequestContext,
  ): Promise<void> => {
    const { value, version } = subscription;
    const here = dataCenters.in(dataCenters.here);
    const self = ref('subscription', value.id);
    const kept = [self, ref('order', value.id), changeRef(change)];
    // First of all: what is written about it at home from now on is refused there, what was is deleted below.
    await report(dataCenters, subscription);
    await alarms.clear(value.id);
    // Before the portal goes, which alone knows whose access has to go.
    await forgetAccess(dataCenters, value, request);
    // Before the pointers go by which they are found.
    await forgetRequests(dataCenters.home, value);
    await forgetSuppressions(here, value.id);
    const rows = await here.emptyPartition(self, kept);
    await forgetSignUp(dataCenters.home, value.id, request);
    await forgetAtHome(dataCenters, subscription, request);
    const { id, customerId, partnerId, service, countryOfUse, dataCenter, addedAt } = value;
    const ids = { id, customerId, partnerId, service, countryOfUse, dataCenter, addedAt };
    const since = timelineOf(value).handled;
    const tombstone: Tombstone = {
      ...ids,
      phase: 'purged',
      since,
      purgedAt: request.now,
      rowsPurged: rows + 1,
    };
    await here.bury(tombstone, version, changeRef(change));
  };

/** Nobody finds the portal any more: neither who accepted the activation nor any other user (R34). */
async function forgetAccess(
  { home, here: place, in: within }: DataCenters,
  subscription: Subscription,
  request: RequestContext,
): Promise<void> {
  const here = within(place);
  const { portal } = await here.load({ portal: ref('portal', subscription.id) });
  const users =
    portal?.value.users.flatMap((user) => (user.status === 'active' ? [user.identity] : [])) ?? [];
  const accepted = subscription.phase === 'purging' && subscription.access ? [subscription.access] : [];
  for (const person of [...accepted, ...users]) {
    await forgetAdministered(home, person, subscription.id, request);
    await here.forget(ref('portal-access', person.issuer, person.subject, subscription.id));
  }
}

/** Requests to support about the subscription go with it (R34). */
async function forgetRequests(home: Store, { id, partnerId }: Subscription): Promise<void> {
  const { items } = await home.list({ of: 'request-pointers', holderId: id }, { limit: mostRequests });
  for (const { value } of items) {
    const request = ref('support-request', value.requestId);
    // The request first: whoever works on it meanwhile cannot add to its history any more.
    await home.forget(request);
    await home.emptyPartition(request, []);
    await home.forget(ref('request-pointer', partnerId, value.requestId));
  }
}

/** Who signed up without a partner can do so anew (R34, R46). Before the order forgets who it was. */
async function forgetSignUp(home: Store, subscriptionId: string, request: RequestContext): Promise<void> {
  const { order } = await home.load({ order: ref('order', subscriptionId) });
  const identity = order?.value.signUp?.identity;
  if (!order || !identity) return;
  await forgetAdministered(home, identity, subscriptionId, request);
  const self = ref('direct-sign-ups', identity.issuer, identity.subject, order.value.service);
  const outcome = await transact(
    {
      store: home,
      read: { signUps: self },
      decide: ({ signUps }) => {
        const entries = signUps?.value.entries.filter((entry) => entry.subscriptionId !== subscriptionId);
        if (!signUps || !entries || entries.length === signUps.value.entries.length)
          return accepted({ value: undefined });
        const write: Write =
          entries.length === 0
            ? { remove: self, expect: signUps.version }
            : { put: self, value: { entries }, expect: signUps.version };
        return accepted({ value: undefined, commit: { writes: [write] } });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

/** More than anybody opens about one subscription. */
const mostRequests = 1_000;

/** Home keeps ids, instants and the end of the timeline; the customer goes when nothing else holds the record. */
async function forgetAtHome(
  { home, here, in: within }: DataCenters,
  { value, version }: Loaded<Subscription>,
  request: RequestContext,
): Promise<void> {
  const order = ref('order', value.id);
  const holder = ref('customer', value.customerId);
  const outcome = await transact(
    {
      store: home,
      read: { order, customer: holder },
      decide: (records) => {
        if (!records.order) return accepted({ value: undefined });
        const { account, organizationName, designated, signUp, ...known } = records.order.value;
        const buried = { ...known, reported: { version, timeline: timelineOf(value) } };
        const { writes, change } = withoutServiceAtHome(records.customer, value.id, request);
        return accepted({
          value: undefined,
          commit: {
            writes: [
              { put: order, value: buried, expect: records.order.version },
              ...(designated?.partnerId
                ? [
                    {
                      remove: ref('designated-subscription', designated.partnerId, value.id),
                      expect: 'any',
                    } as const,
                  ]
                : []),
              ...writes,
            ],
            ...(change && { change }),
          },
        });
      },
    },
    request,
  );
  // What home still holds would be held for ever once the tombstone stands.
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { customer } = await home.load({ customer: holder });
  if (!customer) await home.emptyPartition(holder, []);
  if (within(here) !== home) await home.emptyPartition(order, [order]);
}

/** The account no longer has the customer, which goes. */
const withoutNumber = ({ id, account }: Customer): Write[] =>
  account ? [{ remove: ref('account-customer', account.accountNumber, id), expect: 'any' }] : [];

function withoutServiceAtHome(
  customer: Loaded<Customer> | undefined,
  subscriptionId: string,
  request: RequestContext,
): { writes: Write[]; change?: StoredChange } {
  if (!customer?.value.services.some((added) => added.subscriptionId === subscriptionId))
    return { writes: [] };
  const self = ref('customer', customer.value.id);
  const rest = withoutService(customer.value, subscriptionId);
  const { partnerId, externalId } = customer.value;
  if (!rest)
    return {
      writes: [
        { remove: self, expect: customer.version },
        ...withoutNumber(customer.value),
        ...(externalId === undefined
          ? []
          : [{ remove: ref('external-id', partnerId, externalId), expect: 'any' } as const]),
      ],
    };
  const event: ServicePurged = { type: 'service-purged', at: request.now, subscriptionId };
  const author = { actor: { role: 'system' } } as const;
  const version = customer.version + 1;
  return {
    writes: [{ put: self, value: rest, expect: customer.version }],
    change: changeOf(request, author, { of: self, version, events: [event], reactions: pending() }),
  };
}
