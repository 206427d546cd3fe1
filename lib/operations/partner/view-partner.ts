import type { Partner } from '../../domain/partner.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { type Loaded, ref, type Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef, notFound } from './member.ts';

/** The caller's own partner organisation. Two round trips: the membership says which one it is. */
export const viewPartner =
  ({ home }: { readonly home: Store }) =>
  async (request: CallerContext): Promise<Outcome<Loaded<Partner>>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const { partner } = await home.load({ partner: ref('partner', member.value.value.partnerId) });
    return partner ? accepted(partner) : notFound;
  };
