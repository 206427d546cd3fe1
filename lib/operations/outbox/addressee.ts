import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import type { Language, PersonKey } from '../../domain/identity.ts';
import { type ContactGiver, giverOf, mailTo } from '../../domain/subscription/contact.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { payer } from '../../domain/subscription/told.ts';

/** Where a mail about a subscription goes, in which language, and why there. */
export interface Addressee {
  readonly to: string;
  readonly language: Language;
  readonly addressedAs: ContactGiver;
}

/** The language of a user of the portal; `undefined` for somebody who is none. */
export type LanguageOf = (person: PersonKey) => Promise<Language | undefined>;

/** Who is told about a subscription. */
interface Told extends Pick<Subscription, 'contact'> {
  readonly billing?: Pick<BillingAccount, 'administrator'>;
}

/** The contact of the service (R12); or the billing administrator, unless the contact has the same address. */
export async function addresseeOf(
  { contact, billing }: Told,
  mark: string | undefined,
  languageOf: LanguageOf,
): Promise<Addressee | undefined> {
  const { email: to, language } = contact;
  if (mark !== payer) return { to, language, addressedAs: giverOf(contact) };
  const administrator = billing?.administrator;
  if (!administrator || administrator.accountId === to) return undefined;
  const own = administrator.of === 'customer' ? await languageOf(administrator.identity) : undefined;
  const { accountId } = administrator;
  const person = mailTo({ accountId, language: own ?? language });
  return { to: person.email, language: person.language, addressedAs: payer };
}
