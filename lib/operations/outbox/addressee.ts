import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import type { AccountId, Language, PersonKey } from '../../domain/identity.ts';
import { type ContactGiver, giverOf, mailTo } from '../../domain/subscription/contact.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { payer } from '../../domain/subscription/told.ts';

/** Where a mail about a subscription goes, in which language, and why there. */
export interface Addressee extends Address {
  readonly addressedAs: ContactGiver;
}

interface Address {
  readonly to: string;
  readonly language: Language;
}

/** Where people are mailed; `undefined` for somebody who is not known. */
export interface Addresses {
  /** The language of a user of the portal. */
  readonly languageOf: (person: PersonKey) => Promise<Language | undefined>;
  /** Where somebody at the partner gets their mails, or who answers for them since they left; home knows. */
  readonly atPartner: (accountId: AccountId) => Promise<Address | undefined>;
}

/** Who is told about a subscription. */
interface Told extends Pick<Subscription, 'contact'> {
  readonly billing?: Pick<BillingAccount, 'administrator'>;
}

/** The contact of the service (R12); or the billing administrator, unless the contact has the same address. */
export async function addresseeOf(
  { contact, billing }: Told,
  mark: string | undefined,
  addresses: Addresses,
): Promise<Addressee | undefined> {
  const { email: to, language } = contact;
  if (mark !== payer) return { to, language, addressedAs: giverOf(contact) };
  const administrator = billing?.administrator;
  if (!administrator) return undefined;
  const own =
    administrator.of === 'customer' ? await addresses.languageOf(administrator.identity) : undefined;
  const { accountId } = administrator;
  const { email, language: usual } = mailTo({ accountId, language: own ?? language });
  const atPartner = administrator.of === 'partner' ? await addresses.atPartner(accountId) : undefined;
  const address = atPartner ?? { to: email, language: usual };
  return address.to === to ? undefined : { ...address, addressedAs: payer };
}
