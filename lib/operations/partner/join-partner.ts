import { joinPartner as decide, invitedUser } from '../../domain/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { ref, type Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { changePartner } from './change-partner.ts';
import { membershipRef } from './member.ts';
import { administersCustomer } from './named-administrators.ts';

/**
 * The first sign-in of an invited person binds issuer and subject: from then on that is who they are (R2, R16).
 * Answers whether somebody joined; who is invited nowhere costs one read.
 */
export const joinPartner =
  ({ home }: { readonly home: Store }) =>
  async ({ idempotency, ifMatch, ...request }: CallerContext): Promise<Outcome<boolean>> => {
    const { caller } = request;
    const { portal } = await home.load({ portal: ref('portal-account', caller.accountId) });
    if (!portal) return accepted(false);
    const { partnerId } = portal.value;
    const [{ partner }, named] = await Promise.all([
      home.load({ partner: ref('partner', partnerId) }),
      administersCustomer(home, caller.accountId),
    ]);
    if (!partner || !invitedUser(partner.value, caller.accountId)) return accepted(false);
    const changed = await changePartner(
      home,
      {
        partnerId,
        author: {
          actor: { role: 'partner', accountId: caller.accountId },
          onBehalfOf: { role: 'partner', id: partnerId },
        },
        also: { membership: membershipRef(request) },
        decide: (current, { membership }) => {
          const decision = membership
            ? accepted([])
            : decide(current, caller, { administersCustomer: named }, request.now);
          return decision.ok ? accepted({ events: decision.value, userId: '' }) : decision;
        },
      },
      request,
    );
    return changed.ok ? accepted(true) : changed;
  };
