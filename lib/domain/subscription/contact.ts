import type { Customer } from '../customer/customer.ts';
import type { AccountId, Language } from '../identity.ts';
import { directPartnerId } from '../partner/partner.ts';

/** Who says where notifications go; `billing-administrator`: nobody does any more, and they follow that person. */
export const contactGivers = ['partner', 'customer', 'billing-administrator'] as const;
export type ContactGiver = (typeof contactGivers)[number];

/** Where notifications go, and in which language (R12, R22). */
export interface Contact {
  readonly email: string;
  readonly language: Language;
  /** Absent when the partner gave it, as it does at first. */
  readonly givenBy?: Exclude<ContactGiver, 'partner'>;
}

export const giverOf = ({ givenBy }: Contact): ContactGiver => givenBy ?? 'partner';

/** The contact that a subscription starts from; without a partner the customer gave it (R46). */
export const contactFrom = ({
  partnerId,
  contactEmail: email,
  language,
}: Pick<Customer, 'partnerId' | 'contactEmail' | 'language'>): Contact => ({
  email,
  language,
  ...(partnerId === directPartnerId && { givenBy: 'customer' as const }),
});

/** Where to write to a person as that person: to their own account, whatever the contact of a service is (R12). */
export const mailTo = ({
  accountId,
  language,
}: {
  readonly accountId: AccountId;
  readonly language: Language;
}) => ({ email: accountId, language }) as const;

/** What the customer has not given goes to a person of its own, once the partner's word no longer counts (R59, R61). */
export const followed = (
  contact: Contact,
  person: Parameters<typeof mailTo>[0] | undefined,
): Contact | undefined =>
  person && contact.givenBy !== 'customer'
    ? { ...mailTo(person), givenBy: 'billing-administrator' }
    : undefined;
