import type { OfferedTrial } from '../../../../lib/operations/customer/trials-offered.ts';
import type { Fault } from '../fault.ts';
import type { Notice } from '../wording.ts';

/** Fields of the address, which the account information has too, with their words. */
const addressFields = ['line1', 'line2', 'postalCode', 'city'] as const;

/** Fields of the form that signs up, by the names that they have in the form. */
export const signUpFields = [
  'service',
  'countryOfUse',
  'organizationName',
  'phone',
  ...addressFields,
  'firstName',
  'lastName',
  'contactEmail',
  'language',
] as const;
export type SignUpField = (typeof signUpFields)[number];
type AddressField = (typeof addressFields)[number];

/** Faults of the fields that no other form has. */
export type SignUpFaults = Readonly<
  Record<Extract<SignUpField, 'service' | 'countryOfUse' | 'language'>, Partial<Record<Fault, string>>>
>;

/** Every text of the pages by which a customer signs up, in one language. */
export interface SignUpTexts {
  readonly title: string;
  readonly lead: string;
  readonly facts: Readonly<Record<'duration' | 'licences' | 'storage' | 'countries', string>>;
  readonly free: (days: number) => string;
  /** A trial in a few words. */
  readonly inShort: (trial: Pick<OfferedTrial, 'days' | 'licences' | 'storageGb'>) => string;
  readonly ends: string;
  readonly signIn: string;
  readonly formTitle: string;
  readonly labels: Readonly<Record<Exclude<SignUpField, AddressField>, string>>;
  readonly hints: Readonly<Record<'phone' | 'contactEmail', string>>;
  readonly address: string;
  readonly addressHint: string;
  readonly you: string;
  readonly youHint: string;
  readonly choose: string;
  readonly submit: string;
  readonly partnerAccount: Notice;
  readonly signedUp: {
    readonly title: string;
    readonly here: string;
    readonly elsewhere: string;
    /** The same once it is set up there. */
    readonly ready: string;
    readonly linkInMail: string;
    readonly look: string;
  };
}
