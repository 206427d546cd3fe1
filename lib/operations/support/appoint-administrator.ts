import {
  type AppointAdministrator,
  appointAdministrator as decide,
} from '../../domain/portal/appoint-administrator.ts';
import { type PortalUser, userOf } from '../../domain/portal/portal.ts';
import { notUsable } from '../../domain/portal/portal-actions.ts';
import { noSuchUser } from '../../domain/portal/portal-rules.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { committing, factsOf, withWrites } from '../customer/change-portal.ts';
import { openPortalIn, type PortalRecords, portalRecords } from '../customer/portal-entry.ts';
import { signsInToPartnerPortal } from '../customer/portal-identity.ts';
import { claimsOf } from '../one-side-only.ts';
import { notFound } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { Authorship, CallerContext } from '../request.ts';
import { type Plan, transact } from '../transact.ts';

/**
 * Support makes somebody administrator of a portal whose administrators are gone, for a reason; those who are still
 * there are told (R16, R42, R58, R66).
 */
export const appointAdministrator =
  (dataCenters: DataCenters) =>
  async (
    subscriptionId: string,
    command: AppointAdministrator,
    request: CallerContext,
  ): Promise<Outcome<PortalUser>> => {
    const { order } = await dataCenters.home.load({ order: ref('order', subscriptionId) });
    if (!order) return notFound;
    const { customerId, dataCenter } = order.value;
    const author: Authorship = {
      actor: { role: 'support', accountId: request.caller.accountId },
      onBehalfOf: { role: 'customer', id: customerId },
    };
    const id = request.newId('usr');
    return transact(
      {
        store: dataCenters.in(dataCenter),
        read: portalRecords(subscriptionId),
        decide: (records) => planned(records, command, { dataCenters, dataCenter, author, id, request }),
        replay: async ({ portal }, { id: [, userId = ''] }) => {
          const user = portal && userOf(portal.value, userId);
          return user ? accepted(user) : noSuchUser;
        },
      },
      request,
    );
  };

async function planned(
  records: PortalRecords,
  command: AppointAdministrator,
  { dataCenters, dataCenter, author, id, request }: Appointing,
): Promise<Outcome<Plan<PortalUser>>> {
  const open = openPortalIn(records, request.now);
  if (!open) return nobodyThere;
  const unusable = notUsable(open.standing);
  if (unusable) return unusable;
  const atPartner = await signsInToPartnerPortal(dataCenters, command.accountId);
  const facts = { ...factsOf(open, request), id, signsInToPartnerPortal: atPartner };
  const decision = decide(open.portal.value, command, facts);
  if (!decision.ok) return decision;
  const { portal, commit } = committing(open, decision.value, request, author);
  // As the data center of the portal sees it: what is said at home is said there.
  const there = { ...dataCenters, here: dataCenter };
  const claims = await claimsOf(there, open.portal.value, portal.value, request);
  if (!claims.ok) return claims;
  const value = portal.value.users.find(({ accountId }) => accountId === command.accountId);
  if (!value) return noSuchUser;
  const result = ref('portal', open.portal.value.id, value.id);
  return accepted({ value, result, ...(commit && { commit: withWrites(commit, claims.value) }) });
}

interface Appointing {
  readonly dataCenters: DataCenters;
  /** Of the portal. */
  readonly dataCenter: string;
  readonly author: Authorship;
  readonly id: string;
  readonly request: CallerContext;
}

const nobodyThere = refused(
  'not-found',
  'Nobody at the customer has signed in yet, so that there is no portal. The partner sends the activation.',
);
