import type { Partner, PartnerUser } from '../../domain/partner/partner.ts';
import { userOf } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef, notFound } from './member.ts';

/** An organisation as one of its users sees it. */
export interface OwnPartner extends Loaded<Partner> {
  readonly viewer: PartnerUser;
}

/** The caller's own partner organisation. Two round trips: the membership says which one it is. */
export const viewPartner =
  ({ home }: { readonly home: Store }) =>
  async (request: CallerContext): Promise<Outcome<OwnPartner>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const { partner } = await home.load({ partner: ref('partner', member.value.value.partnerId) });
    const viewer = partner && userOf(partner.value, request.caller);
    return viewer ? accepted({ ...partner, viewer }) : notFound;
  };
