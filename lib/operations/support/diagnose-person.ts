import type { Order } from '../../domain/customer/order.ts';
import type { Diagnosis } from '../../domain/diagnosis.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { diagnoseUser, type KnownAs } from '../../domain/portal/diagnose-user.ts';
import { openRequests, type Portal, type PortalUser } from '../../domain/portal/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { invites } from '../../domain/subscription/invitation.ts';
import { invitationIn, isInvited } from '../../domain/subscription/subscription.ts';
import { viewOf } from '../customer/user-view.ts';
import { notFound } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { factsOfOrder, type SeenThere, type ServiceFacts } from '../subscription/diagnose-order.ts';

/** Why a person cannot use a subscription, by the account that they sign in with, for support (R7). */
export const diagnosePerson =
  (dataCenters: DataCenters, factsOf: (service: string) => ServiceFacts) =>
  async (
    subscriptionId: string,
    account: AccountId,
    { now }: RequestContext,
  ): Promise<Outcome<Diagnosis>> => {
    const { order } = await dataCenters.home.load({ order: ref('order', subscriptionId) });
    if (!order) return notFound;
    const asked = { ...factsOf(order.value.service), reader: 'support' } as const;
    const { facts, there } = await factsOfOrder(dataCenters, order.value, asked, now);
    const known = there && (await knownAs(dataCenters, order.value, there, { account, now }));
    return accepted(diagnoseUser(facts, { account, known }, now));
  };

interface Person {
  readonly account: AccountId;
  readonly now: Instant;
}

/** What a person is to the subscription itself goes before what they are elsewhere. */
async function knownAs(
  dataCenters: DataCenters,
  order: Order,
  there: SeenThere,
  person: Person,
): Promise<KnownAs> {
  const { account, now } = person;
  const { subscription, portal } = there;
  const user = portal && userNamed(portal.value, account);
  if (user?.status === 'active') return { as: 'user', since: user.since };
  if (user && portal) return invitedAs(dataCenters, order, { subscription, portal }, user, now);
  const { partnerPortal, other } = await elsewhere(dataCenters, order, account);
  const invitation = invitationIn(subscription.value);
  if (invitation && isInvited(subscription.value) && invites(invitation, account))
    return { as: partnerPortal ? 'partner-portal-user' : 'registered-administrator' };
  const asking = portal && openRequests(portal.value, now).find(({ accountId }) => accountId === account);
  if (asking) return { as: 'asking-for-access', until: asking.expiresAt };
  if (other !== undefined) return { as: 'user-of-another-service', subscriptionId: other };
  return { as: partnerPortal ? 'partner-portal-user' : 'nobody' };
}

const userNamed = ({ users }: Portal, account: AccountId): PortalUser | undefined =>
  users.find(({ accountId }) => accountId === account);

async function invitedAs(
  dataCenters: DataCenters,
  { dataCenter }: Order,
  inside: Pick<Parameters<typeof viewOf>[1], 'portal' | 'subscription'>,
  user: PortalUser,
  now: Instant,
): Promise<KnownAs> {
  const [view] = await viewOf(dataCenters.in(dataCenter), inside, [user], now);
  const state = view?.invitation ?? 'not-sent';
  const refused =
    state === 'failed' ? ({ status: 'failed', at: now, reason: 'refused' } as const) : undefined;
  const delivery = view?.delivery ?? refused;
  return {
    as: 'invited-user',
    mail: state === 'not-sent' || state === 'queued' || state === 'expired' ? state : 'sent',
    timesSent: user.invitation?.generation ?? 0,
    ...(user.invitation && { expiresAt: user.invitation.expiresAt }),
    ...(delivery && { delivery }),
  };
}

/** Whether the account signs in to a partner portal, and in which other service of the same customer it is a user. */
async function elsewhere(
  { home, in: within }: DataCenters,
  { customerId, id }: Order,
  account: AccountId,
): Promise<{ readonly partnerPortal: boolean; readonly other: string | undefined }> {
  const { customer, partnerPortal } = await home.load({
    customer: ref('customer', customerId),
    partnerPortal: ref('portal-account', account),
  });
  const others = customer?.value.services.filter(({ subscriptionId }) => subscriptionId !== id) ?? [];
  const found = await Promise.all(
    others.map(async ({ subscriptionId, dataCenter }) => {
      const portal = await portalIn(within(dataCenter), subscriptionId);
      return portal && userNamed(portal, account) ? subscriptionId : undefined;
    }),
  );
  return { partnerPortal: partnerPortal !== undefined, other: found.find((one) => one !== undefined) };
}

/** Of a data center that does not answer nothing is known: the rest of the diagnosis stands without it. */
async function portalIn(
  store: ReturnType<DataCenters['in']>,
  subscriptionId: string,
): Promise<Portal | undefined> {
  try {
    return (await store.load({ portal: ref('portal', subscriptionId) })).portal?.value;
  } catch (error) {
    if (error instanceof DataCenterUnavailable) return undefined;
    throw error;
  }
}
