import type { Partner, PartnerUser } from '../../domain/partner.ts';
import { userOf } from '../../domain/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Loaded, Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { notFound } from './member.ts';
import { viewPartner } from './view-partner.ts';

/** An organisation as one of its users sees its users. */
export interface PartnerUsers extends Loaded<Partner> {
  readonly viewer: PartnerUser;
}

/** Who works in the caller's portal, and who is invited to (R2). */
export const listPartnerUsers =
  ({ home }: { readonly home: Store }) =>
  async (request: CallerContext): Promise<Outcome<PartnerUsers>> => {
    const viewed = await viewPartner({ home })(request);
    if (!viewed.ok) return viewed;
    const viewer = userOf(viewed.value.value, request.caller);
    return viewer ? accepted({ ...viewed.value, viewer }) : notFound;
  };
