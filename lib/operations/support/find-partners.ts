import type { Partner } from '../../domain/partner/partner.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { notFound } from '../partner/member.ts';
import { type NewestMails, newestMails } from '../partner/user-mails.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { findPartners as findForCustomers, type PartnerSearch } from '../search/find-partners.ts';
import type { Found } from '../search/resembling.ts';

/** An organisation with what has become of the mails to its users. */
export interface PartnerForSupport extends Loaded<Partner> {
  readonly mails: NewestMails;
}

/** A partner organisation, for support. */
export const findPartner =
  ({ home }: { readonly home: Store }) =>
  async (partnerId: string): Promise<Outcome<PartnerForSupport>> => {
    const [{ partner }, mails] = await Promise.all([
      home.load({ partner: ref('partner', partnerId) }),
      newestMails(home, partnerId),
    ]);
    return partner ? accepted({ ...partner, mails }) : notFound;
  };

/** As customers search, or by the account number in the directory. */
export type SupportPartnerSearch = PartnerSearch | { readonly accountNumber: string };

/** Active organisations with their users (R5, R53). */
export const findPartners =
  ({ home }: { readonly home: Store }) =>
  async (search: SupportPartnerSearch): Promise<Found<PartnerForSupport>> => {
    const { items: ids, hasMore } = await partnerIds(home, search);
    const found = await Promise.all(ids.map(findPartner({ home })));
    return { items: found.flatMap((one) => (one.ok ? [one.value] : [])), hasMore };
  };

async function partnerIds(home: Store, search: SupportPartnerSearch): Promise<Found<string>> {
  if (!('accountNumber' in search)) {
    const { items, hasMore } = await findForCustomers({ home })(search);
    return { items: items.map(({ partnerId }) => partnerId), hasMore };
  }
  const { active } = await home.load({ active: ref('active-organization', search.accountNumber) });
  return { items: active ? [active.value.partnerId] : [], hasMore: false };
}
