import type { Delivery } from '../../domain/delivery.ts';
import type { Partner, PartnerUser } from '../../domain/partner/partner.ts';
import { userOf } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { byAge, partOf } from '../part.ts';
import type { Page, PageOfList } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import type { ChangedOwnPartner } from './change-partner.ts';
import { memberOf, membershipRef, notFound } from './member.ts';
import { type NewestMails, newestMails, shownMail } from './user-mails.ts';

type Home = { readonly home: Store };

/** A user of an organisation as another one of its users, or support, sees them. */
export interface PartnerUserView {
  readonly partner: Partner;
  readonly user: PartnerUser;
  /** Whose actions are listed; nobody's for support. */
  readonly viewer?: PartnerUser | undefined;
  /** What has become of the newest mail; of those who have signed in, only if it went wrong. */
  readonly delivery?: Delivery | undefined;
}

/** Who works in the caller's portal, and who is invited to, oldest first (R2). */
export const listPartnerUsers =
  (home: Home) =>
  async (
    page: PageOfList,
    request: CallerContext,
  ): Promise<Outcome<Page<PartnerUserView> & { readonly version: number }>> => {
    const own = await ownUsers(home, request);
    if (!own.ok) return own;
    const { value: partner, version, viewer, mails } = own.value;
    const { items, ...part } = partOf(byAge(partner.users), page);
    const views = items.map((user) => ({ partner, user, viewer, delivery: shownMail(user, mails) }));
    return accepted({ ...part, items: views.map((value) => ({ value, version })), version });
  };

/** One of them. */
export const viewPartnerUser =
  (home: Home) =>
  async (userId: string, request: CallerContext): Promise<Outcome<Loaded<PartnerUserView>>> => {
    const own = await ownUsers(home, request);
    return own.ok ? viewOf({ ...own.value, userId }) : own;
  };

/** The user whom a change was about, as they are by now. */
export const changedUser = (
  changed: Outcome<ChangedOwnPartner>,
  { caller }: CallerContext,
): Outcome<Loaded<PartnerUserView>> =>
  changed.ok ? viewOf({ ...changed.value, viewer: userOf(changed.value.value, caller) }) : changed;

interface OwnUsers extends Loaded<Partner> {
  readonly viewer: PartnerUser | undefined;
  readonly mails: NewestMails;
}

function viewOf({
  value: partner,
  version,
  viewer,
  mails,
  userId,
}: OwnUsers & { readonly userId: string }): Outcome<Loaded<PartnerUserView>> {
  const user = partner.users.find(({ id }) => id === userId);
  return user
    ? accepted({ value: { partner, user, viewer, delivery: shownMail(user, mails) }, version })
    : notFound;
}

async function ownUsers({ home }: Home, request: CallerContext): Promise<Outcome<OwnUsers>> {
  const { membership } = await home.load({ membership: membershipRef(request) });
  const member = memberOf(membership);
  if (!member.ok) return member;
  const { partnerId } = member.value.value;
  const [{ partner }, mails] = await Promise.all([
    home.load({ partner: ref('partner', partnerId) }),
    newestMails(home, partnerId),
  ]);
  const viewer = partner && userOf(partner.value, request.caller);
  return viewer ? accepted({ ...partner, viewer, mails }) : notFound;
}
