import type { chargedFor } from '../../../../lib/domain/billing/charge.ts';
import type { Fault } from '../fault.ts';

export type ChargedFor = (typeof chargedFor)[number];
/** What is bought, by kind. */
export const goods = ['licences', 'storage', 'plan', 'release'] as const;
export type Good = (typeof goods)[number];

/** Fields that say where to bill and what pays. */
export type PaymentField =
  | 'billingLine1'
  | 'billingLine2'
  | 'billingPostalCode'
  | 'billingCity'
  | 'reference'
  | 'lastFour';

/** Fields of the forms about paying. */
export type BillingField = 'plan' | 'release' | 'licences' | 'storageGb' | PaymentField;

export type BillingFaults = Readonly<Record<BillingField, Partial<Record<Fault, string>>>>;

/** Every text of the pages about paying, in one language. */
export interface BillingTexts {
  readonly title: string;
  readonly notForSale: string;
  readonly trial: (until: string | undefined) => string;
  readonly toConversion: string;
  readonly since: string;
  readonly plan: string;
  readonly release: string;
  readonly licences: string;
  readonly storage: string;
  readonly gigabytes: (gigabytes: number) => string;
  readonly payment: string;
  readonly cardEndsWith: (lastFour: string) => string;
  readonly toReplacement: string;
  /** The payment method is that of who had the ownership before. */
  readonly formersMethod: (giver: string) => string;
  readonly nothingBefore: string;
  readonly buy: string;
  readonly goods: Readonly<Record<Good, string>>;
  readonly goodHints: Readonly<Record<Good, string>>;
  readonly highest: Readonly<Record<'plan' | 'release', string>>;
  readonly next: string;
  readonly nextLead: (at: string) => string;
  readonly withoutPartner: (partnerName: string, total: string) => string;
  readonly toPartner: string;
  readonly charges: string;
  readonly noCharges: string;
  readonly earlier: string;
  readonly newest: string;
  readonly receiptNumber: (id: string) => string;
  readonly toInformation: string;
  readonly occasions: Readonly<Record<string, string>>;
  readonly period: (from: string, until: string) => string;
  readonly lines: Readonly<Record<ChargedFor, (quantity: number) => string>>;
  readonly what: string;
  readonly amount: string;
  readonly eachMonth: (price: string) => string;
  readonly total: string;
  readonly conversion: {
    readonly title: string;
    readonly lead: string;
    readonly planLegend: string;
    readonly aMonth: (price: string) => string;
    readonly address: string;
    readonly addressHint: (country: string) => string;
    readonly line1: string;
    readonly line2: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
    readonly reference: string;
    readonly referenceHint: string;
    readonly lastFour: string;
    readonly lastFourHint: string;
    readonly look: string;
  };
  readonly purchase: {
    readonly titles: Readonly<Record<Good, string>>;
    /** What there is already. */
    readonly present: (what: string) => string;
    readonly more: Readonly<Record<'licences' | 'storage', string>>;
    readonly look: string;
  };
  readonly replacement: {
    readonly title: string;
    readonly lead: string;
    readonly look: string;
  };
  readonly confirmation: {
    readonly title: string;
    readonly lead: string;
    readonly free: string;
    readonly now: string;
    readonly afterConversion: string;
    readonly afterPurchase: string;
    readonly nothingReplaced: string;
    readonly afterReplacement: string;
    readonly replace: string;
    readonly mails: (to: string) => string;
    readonly convert: (total: string) => string;
    readonly buy: (total: string) => string;
    readonly buyFree: string;
    readonly change: string;
  };
}
