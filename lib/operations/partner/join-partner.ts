import type { AccountId } from '../../domain/identity.ts';
import type { Partner } from '../../domain/partner/partner.ts';
import {
  joinPartner as decide,
  type FirstRequest,
  organizationToJoin,
} from '../../domain/partner/partner-invitations.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { sidesOf, signingInToPartnerPortal } from '../one-side-only.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { type Ref, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { changePartner } from './change-partner.ts';

/**
 * The first sign-in of an invited person binds issuer and subject: from then on that is who they are (R2, R16).
 * Answers whether somebody joined; who is invited nowhere costs one read.
 */
export const joinPartner =
  (dataCenters: DataCenters) =>
  async (
    asked: FirstRequest,
    { idempotency, ifMatch, ...request }: CallerContext,
  ): Promise<Outcome<boolean>> => {
    const { home } = dataCenters;
    const { caller, now } = request;
    const inviting = await partnersInviting(home, caller.accountId);
    const chosen = organizationToJoin(inviting, caller.accountId, asked);
    if (!chosen.ok) return chosen;
    if (!chosen.value) return accepted(false);
    const partnerId = chosen.value.id;
    let sides: readonly Write[] = [];
    const changed = await changePartner(
      home,
      {
        partnerId,
        author: {
          actor: { role: 'partner', accountId: caller.accountId },
          onBehalfOf: { role: 'partner', id: partnerId },
        },
        also: { ...sidesOf(caller), portal: ref('portal-account', caller.accountId) },
        decide: async (current, { membership, administered, portal }) => {
          if (membership || portal) return accepted({ events: [], userId: '' });
          const signingIn = await signingInToPartnerPortal(dataCenters, caller, administered, now);
          if (!signingIn.ok) return signingIn;
          sides = signingIn.value;
          return accepted({ events: decide(current, caller, now), userId: '' });
        },
        besides: () => sides,
      },
      request,
    );
    return changed.ok ? accepted(true) : changed;
  };

/** The organisations that have added an account whose owner has signed in nowhere. */
export async function partnersInviting(home: Store, account: AccountId): Promise<readonly Partner[]> {
  const { items } = await home.list(
    { of: 'portal-invitations', accountId: account },
    { limit: mostInvitations },
  );
  if (items.length === 0) return [];
  const places = items.map(({ value: { partnerId } }) => [partnerId, ref('partner', partnerId)] as const);
  const partners = await home.load(Object.fromEntries(places) as Record<string, Ref<'partner'>>);
  return Object.values(partners).flatMap((partner) => (partner ? [partner.value] : []));
}

/** More than anybody works for. */
const mostInvitations = 50;
