import type { Delivery } from '../../domain/delivery.ts';
import type { Partner, PartnerUser } from '../../domain/partner.ts';
import { userOf } from '../../domain/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { type Loaded, ref, type Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef, notFound } from './member.ts';

/** An organisation as one of its users sees its users. */
export interface PartnerUsers extends Loaded<Partner> {
  readonly viewer: PartnerUser;
  /** What has become of the newest invitation of those who have not signed in, by user. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
}

/** Who works in the caller's portal, and who is invited to (R2). */
export const listPartnerUsers =
  ({ home }: { readonly home: Store }) =>
  async (request: CallerContext): Promise<Outcome<PartnerUsers>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const self = ref('partner', member.value.value.partnerId);
    const [{ partner }, reports] = await Promise.all([
      home.load({ partner: self }),
      home.list({ of: 'deliveries', aggregate: self }, { limit: mostReports, newestFirst: true }),
    ]);
    const viewer = partner && userOf(partner.value, request.caller);
    if (!viewer) return notFound;
    const deliveries = new Map(
      partner.value.users.flatMap(({ id, identity }) => {
        const newest = reports.items.find(({ value }) => value.to === id);
        return newest && !identity ? [[id, newest.value] as const] : [];
      }),
    );
    return accepted({ ...partner, viewer, deliveries });
  };

/** Reports of mails that are looked through, newest first. */
const mostReports = 200;
