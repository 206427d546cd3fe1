import type { BillingAccount, OwnInformation } from '../billing/billing-account.ts';
import type { EventBase } from '../change.ts';
import type { Instant } from '../instant.ts';
import type { Address, Organization } from '../organization.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { type Contact, giverOf } from '../subscription/contact.ts';

/** The account information as it is viewed and corrected (R64). */
export interface AccountInformation extends OwnInformation {
  readonly organizationName: string;
  readonly billingAddress?: Address;
}

type Clearable = 'phone' | 'address';
/** `null` takes back what was given. Mails and the bill must go somewhere: those addresses are replaced only. */
export type Correction = Partial<Omit<AccountInformation, Clearable>> & {
  readonly [Field in Clearable]?: NonNullable<AccountInformation[Field]> | null;
};

export interface AccountInformationCorrected extends EventBase {
  readonly type: 'account-information-corrected';
  readonly corrected: Correction;
}

/** Where the information of an account stands. */
export interface InformationHolder {
  readonly names: { readonly organization: string };
  readonly countryOfUse: string;
  readonly contact: Contact;
  readonly billing: BillingAccount;
}

/** What is known of an organisation from its enrolment, as an order carries it on. */
export const informationFrom = ({
  phone,
  address,
}: Organization): { readonly information?: OwnInformation } =>
  phone !== undefined || address
    ? { information: { ...(phone !== undefined && { phone }), ...(address && { address }) } }
    : {};

export const informationOf = ({
  names,
  billing,
}: Pick<InformationHolder, 'names' | 'billing'>): AccountInformation => ({
  organizationName: names.organization,
  ...billing.information,
  ...(billing.address && { billingAddress: billing.address }),
});

/**
 * Corrects the account information; the bill never leaves the country of use (R49, R64). The contact is where
 * notifications go from then on (R12): the same one again confirms an address that somebody else gave.
 */
export function correctInformation(
  holder: InformationHolder,
  correction: Correction,
  now: Instant,
): Outcome<readonly AccountInformationCorrected[]> {
  if (Object.keys(correction).length === 0)
    return refused('nothing-to-change', 'Give at least one field to change.', '');
  const { billingAddress } = correction;
  if (billingAddress && billingAddress.country !== holder.countryOfUse) return notInCountry;
  const present = informationOf(holder);
  const { contact } = correction;
  const confirms =
    contact && (giverOf(holder.contact) !== 'customer' || holder.contact.email !== contact.email);
  const corrected = Object.fromEntries(
    Object.entries(correction).filter(
      ([field, value]) =>
        (confirms && field === 'contact') ||
        JSON.stringify(present[field as keyof Correction] ?? null) !== JSON.stringify(value),
    ),
  );
  return accepted(
    Object.keys(corrected).length > 0 ? [{ type: 'account-information-corrected', at: now, corrected }] : [],
  );
}

const notInCountry = refused(
  'billing-address-not-in-country',
  'The billing address must be in the country of use. Give one there.',
  '/billingAddress/country',
);

/** The billing account after a correction. */
export function withInformation(
  billing: BillingAccount,
  { corrected }: AccountInformationCorrected,
): BillingAccount {
  const { organizationName: _, billingAddress, phone, address, ...own } = corrected;
  const { phone: knownPhone, address: knownAddress, ...known } = billing.information ?? {};
  const [phoneNow, addressNow] = [
    phone === undefined ? knownPhone : phone,
    address === undefined ? knownAddress : address,
  ];
  return {
    ...billing,
    ...(billingAddress && { address: billingAddress }),
    information: {
      ...known,
      ...own,
      ...(phoneNow != null && { phone: phoneNow }),
      ...(addressNow && { address: addressNow }),
    },
  };
}
