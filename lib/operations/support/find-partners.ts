import type { Partner } from '../../domain/partner.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { notFound } from '../partner/member.ts';
import { type Loaded, ref, type Store } from '../ports.ts';

/** A partner organisation, for support. */
export const findPartner =
  ({ home }: { readonly home: Store }) =>
  async (partnerId: string): Promise<Outcome<Loaded<Partner>>> => {
    const { partner } = await home.load({ partner: ref('partner', partnerId) });
    return partner ? accepted(partner) : notFound;
  };

/** The active organisation of an account number: one or none. */
export const findPartners =
  ({ home }: { readonly home: Store }) =>
  async (accountNumber: string): Promise<Outcome<readonly Partner[]>> => {
    const { active } = await home.load({ active: ref('active-organization', accountNumber) });
    if (!active) return accepted([]);
    const { partner } = await home.load({ partner: ref('partner', active.value.partnerId) });
    return accepted(partner ? [partner.value] : []);
  };
