import { type Delivery, wentWrong } from '../../domain/delivery.ts';
import type { Partner, PartnerUser } from '../../domain/partner/partner.ts';
import { userOf } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef, notFound } from './member.ts';
import { newestMails } from './user-mails.ts';

/** An organisation as one of its users sees its users. */
export interface PartnerUsers extends Loaded<Partner> {
  readonly viewer: PartnerUser;
  /** What has become of the newest mail, by user; of those who have signed in, only if it went wrong. */
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
    const [{ partner }, mails] = await Promise.all([
      home.load({ partner: self }),
      newestMails(home, member.value.value.partnerId),
    ]);
    const viewer = partner && userOf(partner.value, request.caller);
    if (!viewer) return notFound;
    const deliveries = new Map(
      partner.value.users.flatMap(({ id, identity }) => {
        const newest = mails.get(id);
        return newest && (!identity || wentWrong(newest)) ? [[id, newest] as const] : [];
      }),
    );
    return accepted({ ...partner, viewer, deliveries });
  };
