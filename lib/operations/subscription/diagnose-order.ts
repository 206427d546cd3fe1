import {
  endOfSupportOf,
  type OfferedService,
  type Order,
  orderStanding,
} from '../../domain/customer/order.ts';
import type { Diagnosis, Provisioning } from '../../domain/diagnosis.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Portal } from '../../domain/portal/portal.ts';
import { diagnoseSubscription } from '../../domain/subscription/diagnose-subscription.ts';
import { type Invitation, invites } from '../../domain/subscription/invitation.ts';
import { acceptanceIn, invitationIn, type Subscription } from '../../domain/subscription/subscription.ts';
import type { SubscriptionFacts } from '../../domain/subscription/subscription-facts.ts';
import { reactivationOf } from '../desk/requests.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Records, ref, type StoredChange } from '../ports/records.ts';
import { DataCenterUnavailable, type Store } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';

/** What a diagnosis knows of the service besides the subscription. */
export interface ServiceFacts {
  readonly provisioning: Provisioning;
  readonly endOfSupport: OfferedService['endOfSupport'];
}

/** Who reads a diagnosis of an ordered subscription. */
type Asked = ServiceFacts & { readonly reader: 'partner' | 'support' };

/** The diagnosis of an ordered subscription. What its data center would add is left out while it does not answer (R7). */
export async function diagnoseOrder(
  dataCenters: DataCenters,
  order: Order,
  asked: Asked,
  { now }: Pick<RequestContext, 'now'>,
): Promise<Diagnosis> {
  const { facts } = await factsOfOrder(dataCenters, order, asked, now);
  return diagnoseSubscription(facts, now);
}

/** What a subscription's data center has of it that a diagnosis looks at. */
export interface SeenThere {
  readonly subscription: Loaded<Subscription>;
  readonly portal: Loaded<Portal> | undefined;
}

/** What a diagnosis knows of an ordered subscription; `there` is absent when there is nothing, or no answer. */
export async function factsOfOrder(
  dataCenters: DataCenters,
  order: Order,
  { provisioning, endOfSupport, reader }: Asked,
  now: Instant,
): Promise<{ readonly facts: SubscriptionFacts; readonly there: SeenThere | undefined }> {
  const standing = orderStanding(order, now);
  const isInactive = standing.status === 'inactive';
  const [seen, reactivation] = await Promise.all([
    order.reported && standing.status !== 'purged' ? seenIn(dataCenters, order) : notSeen,
    isInactive ? reactivationOf(dataCenters.home, order) : undefined,
  ]);
  const { dataCenter } = seen;
  const end = endOfSupportOf({ endOfSupport }, now);
  const facts: SubscriptionFacts = {
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
  };
  return { facts, there: seen.there };
}

const notSeen: Awaited<ReturnType<typeof seenIn>> = {};

/** Changes of a subscription that are looked through for its newest invitation. */
const mostChanges = 100;

async function seenIn(
  dataCenters: DataCenters,
  { dataCenter, id }: Order,
): Promise<{
  readonly answering?: boolean;
  readonly dataCenter?: SubscriptionFacts['dataCenter'];
  readonly there?: SeenThere;
}> {
  try {
    return await seen(dataCenters.in(dataCenter), id);
  } catch (error) {
    if (error instanceof DataCenterUnavailable) return { answering: false };
    throw error;
  }
}

async function seen(store: Store, id: string): ReturnType<typeof seenIn> {
  const self = ref('subscription', id);
  const [{ subscription, portal, forecourt }, changes] = await Promise.all([
    store.load({ subscription: self, portal: ref('portal', id), forecourt: ref('forecourt', id) }),
    store.list({ of: 'changes', aggregate: self }, { limit: mostChanges }),
  ]);
  if (!subscription || subscription.value.phase === 'purged') return {};
  const { value, version } = subscription;
  const sent = changes.items.findLast(({ value: change }) => isInvitation(change));
  const activatedAt = acceptanceIn(value)?.at;
  const signedInAt = forecourt && signedInSince(invitationIn(value), forecourt.value);
  return {
    there: { subscription: { value, version }, portal },
    dataCenter: {
      generation: invitationIn(value)?.generation ?? 0,
      ...(activatedAt && { activatedAt }),
      mail: sent ? mailOf(sent.value) : 'pending',
      ...(signedInAt && { signedInAt }),
    },
  };
}

/** When whom the newest invitation names was last seen signed in, if that was since it was sent (R7). */
const signedInSince = (
  invitation: Invitation | undefined,
  { accountId, signedInAt }: Records['forecourt'],
): Instant | undefined =>
  invitation && invites(invitation, accountId) && signedInAt >= invitation.sentAt ? signedInAt : undefined;

const isInvitation = ({ events }: StoredChange): boolean =>
  events.some(({ type }) => type === 'invitation-sent');

function mailOf({ events, mails }: StoredChange): 'sent' | 'failed' | 'pending' {
  const at = events.findIndex(({ type }) => type === 'invitation-sent');
  const mail = mails.find(({ event }) => event === at);
  if (!mail) return 'pending';
  return mail.failure === undefined ? 'sent' : 'failed';
}
