import type { OfferedService, Order } from '../domain/customer/order.ts';
import { endOfSupportOf, orderStanding } from '../domain/customer/order.ts';
import type { Diagnosis, Provisioning } from '../domain/diagnosis.ts';
import {
  diagnoseSubscription,
  type SubscriptionFacts,
} from '../domain/subscription/diagnose-subscription.ts';
import { acceptanceIn, invitationIn } from '../domain/subscription/subscription.ts';
import { reactivationOf } from './desk/requests.ts';
import type { DataCenters } from './ports/data-centers.ts';
import { ref, type StoredChange } from './ports/records.ts';
import { DataCenterUnavailable, type Store } from './ports/store.ts';
import type { RequestContext } from './request.ts';

/** What a diagnosis knows of the service besides the subscription. */
export interface ServiceFacts {
  readonly provisioning: Provisioning;
  readonly endOfSupport: OfferedService['endOfSupport'];
}

/** The diagnosis of an ordered subscription. What its data center would add is left out while it does not answer (R7). */
export async function diagnoseOrder(
  dataCenters: DataCenters,
  order: Order,
  { provisioning, endOfSupport, reader }: ServiceFacts & { readonly reader: 'partner' | 'support' },
  { now }: Pick<RequestContext, 'now'>,
): Promise<Diagnosis> {
  const standing = orderStanding(order, now);
  const isInactive = standing.status === 'inactive';
  const [seen, reactivation] = await Promise.all([
    order.reported && standing.status !== 'purged' ? seenIn(dataCenters, order) : notSeen,
    isInactive ? reactivationOf(dataCenters.home, order) : undefined,
  ]);
  const { dataCenter } = seen;
  const end = endOfSupportOf({ endOfSupport }, now);
  return diagnoseSubscription(
    {
      subscriptionId: order.id,
      addedAt: order.addedAt,
      standing,
      ...(dataCenter && { dataCenter }),
      answering: seen.answering ?? true,
      askedByAdministrator: false,
      ...(reactivation && { reactivation }),
      reader,
      ...(end && { endOfSupport: end }),
      provisioning,
    },
    now,
  );
}

const notSeen: Awaited<ReturnType<typeof seenIn>> = {};

/** Changes of a subscription that are looked through for its newest invitation. */
const mostChanges = 100;

async function seenIn(
  dataCenters: DataCenters,
  { dataCenter, id }: Order,
): Promise<{ readonly answering?: boolean; readonly dataCenter?: SubscriptionFacts['dataCenter'] }> {
  try {
    return await seen(dataCenters.in(dataCenter), id);
  } catch (error) {
    if (error instanceof DataCenterUnavailable) return { answering: false };
    throw error;
  }
}

async function seen(store: Store, id: string): ReturnType<typeof seenIn> {
  const self = ref('subscription', id);
  const [{ subscription }, changes] = await Promise.all([
    store.load({ subscription: self }),
    store.list({ of: 'changes', aggregate: self }, { limit: mostChanges }),
  ]);
  if (!subscription || subscription.value.phase === 'purged') return {};
  const { value } = subscription;
  const sent = changes.items.findLast(({ value: change }) => isInvitation(change));
  const activatedAt = acceptanceIn(value)?.at;
  return {
    dataCenter: {
      generation: invitationIn(value)?.generation ?? 0,
      ...(activatedAt && { activatedAt }),
      mail: sent ? mailOf(sent.value) : 'pending',
    },
  };
}

const isInvitation = ({ events }: StoredChange): boolean =>
  events.some(({ type }) => type === 'invitation-sent');

function mailOf({ events, mails }: StoredChange): 'sent' | 'failed' | 'pending' {
  const at = events.findIndex(({ type }) => type === 'invitation-sent');
  const mail = mails.find(({ event }) => event === at);
  if (!mail) return 'pending';
  return mail.failure === undefined ? 'sent' : 'failed';
}
