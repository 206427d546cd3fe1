import type { Partner } from '../../domain/partner/partner.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { findPartners as findForCustomers, type PartnerSearch } from '../find-partners.ts';
import { notFound } from '../partner/member.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** A partner organisation, for support. */
export const findPartner =
  ({ home }: { readonly home: Store }) =>
  async (partnerId: string): Promise<Outcome<Loaded<Partner>>> => {
    const { partner } = await home.load({ partner: ref('partner', partnerId) });
    return partner ? accepted(partner) : notFound;
  };

/** As customers search, or by the account number in the directory. */
export type SupportPartnerSearch = PartnerSearch | { readonly accountNumber: string };

/** Active organisations with their users (R5, R53). */
export const findPartners =
  ({ home }: { readonly home: Store }) =>
  async (search: SupportPartnerSearch): Promise<readonly Partner[]> => {
    const ids = await partnerIds(home, search);
    const found = await home.load(Object.fromEntries(ids.map((id) => [id, ref('partner', id)])));
    return ids.flatMap((id) => found[id]?.value ?? []);
  };

async function partnerIds(home: Store, search: SupportPartnerSearch): Promise<readonly string[]> {
  if (!('accountNumber' in search))
    return (await findForCustomers({ home })(search)).map(({ partnerId }) => partnerId);
  const { active } = await home.load({ active: ref('active-organization', search.accountNumber) });
  return active ? [active.value.partnerId] : [];
}
