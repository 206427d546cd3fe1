import type { PartnerAccessKind } from '../../../../lib/domain/billing/billing-account.ts';
import type { TransferStep } from '../../../../lib/domain/ownership/ownership.ts';
import type { ContactGiver } from '../../../../lib/domain/subscription/contact.ts';
import type { Fault } from '../fault.ts';

/** Fields of the form that corrects the account information. */
export const informationFields = [
  'organizationName',
  'phone',
  'line1',
  'line2',
  'postalCode',
  'city',
  'country',
  'billingLine1',
  'billingLine2',
  'billingPostalCode',
  'billingCity',
  'contactName',
  'contactEmail',
  'contactPhone',
] as const;
export type InformationField = (typeof informationFields)[number];

/** Fields of the form that asks for a transfer of the ownership. */
export const transferFields = [
  'newAdministrator',
  'signUpAccount',
  'companyName',
  'accountReference',
  'cardLastFour',
] as const;
export type TransferField = (typeof transferFields)[number];

export type OwnershipField = InformationField | TransferField | 'delegate' | 'kinds' | 'sought';

export type OwnershipFaults = Readonly<
  Record<
    Exclude<OwnershipField, 'billingLine1' | 'billingLine2' | 'billingPostalCode' | 'billingCity'>,
    Partial<Record<Fault, string>>
  >
>;

/** Who gave the address of the notices, where the customer did not; or whose address was replaced when the partner left. */
export type NoticesGiver = Exclude<ContactGiver, 'customer'> | 'no-longer-partner';

/** Every text of the pages about the account, who has access to billing, and the partner, in one language. */
export interface OwnershipTexts {
  readonly title: string;
  readonly information: {
    readonly title: string;
    readonly correct: string;
    readonly formTitle: string;
    readonly hint: string;
    readonly labels: Readonly<Record<InformationField, string>>;
    readonly address: string;
    readonly billingAddress: string;
    readonly billingHint: (country: string) => string;
    readonly contact: string;
    readonly contactHint: string;
    readonly noticesTo: string;
    readonly noticesGivenBy: Readonly<Record<NoticesGiver, (partnerName: string) => string>>;
    readonly notGiven: string;
    readonly choose: string;
    readonly submit: string;
  };
  readonly delegates: {
    readonly title: string;
    readonly lead: string;
    readonly administrator: string;
    readonly atPartner: (partnerName: string) => string;
    readonly delegate: string;
    readonly delegateAtPartner: (partnerName: string) => string;
    readonly since: (at: string, by: string) => string;
    readonly administratorSince: (at: string) => string;
    readonly warning: string;
    readonly remove: (account: string) => string;
    readonly removeShort: string;
    readonly add: string;
    readonly who: string;
    readonly choose: string;
    readonly nobody: string;
    readonly submit: string;
    readonly removalTitle: (account: string) => string;
    readonly removalLead: (account: string) => string;
    readonly removalWarning: string;
    readonly removalSubmit: string;
  };
  readonly transfer: {
    readonly title: string;
    readonly needed: (partnerName: string) => string;
    readonly toForm: string;
    readonly formTitle: string;
    readonly formLead: string;
    readonly labels: Readonly<Record<TransferField, string>>;
    readonly hints: Readonly<Record<'signUpAccount' | 'accountReference' | 'cardLastFour', string>>;
    readonly choose: string;
    readonly submit: string;
    readonly asked: (newOwner: string, at: string, by: string) => string;
    readonly consented: (newOwner: string, at: string) => string;
    readonly checklist: (newOwner: string) => string;
    readonly steps: Readonly<Record<TransferStep, string>>;
    readonly remedies: Readonly<Record<TransferStep, string>>;
    readonly done: string;
    readonly missing: string;
    readonly youAreAsked: string;
    readonly agree: string;
    readonly decline: string;
    readonly withdraw: string;
    readonly waiting: string;
    readonly supportNext: string;
  };
  readonly partner: {
    readonly title: string;
    readonly accessTitle: string;
    readonly lead: (partnerName: string) => string;
    readonly nothingLeft: (partnerName: string) => string;
    readonly kinds: Readonly<Record<PartnerAccessKind, string>>;
    readonly kindHints: Readonly<Record<PartnerAccessKind, string>>;
    readonly open: (since: string) => string;
    readonly removed: (at: string, by: string) => string;
    readonly fee: (fee: string) => string;
    readonly noFee: string;
    readonly partnerAdministers: (partnerName: string) => string;
    readonly removeTitle: string;
    readonly removeWhich: string;
    readonly look: string;
    readonly confirmTitle: string;
    readonly confirmLead: string;
    /** What the partner can do no longer. */
    readonly whatGoes: Readonly<Record<PartnerAccessKind, string>>;
    readonly delegatesGo: string;
    readonly nobodyPays: (partnerName: string) => string;
    readonly feeGoes: string;
    readonly feeEnds: (at: string, total: string, insteadOf: string) => string;
    readonly feeGoesOn: (fee: string) => string;
    readonly irreversible: string;
    readonly told: (to: string) => string;
    readonly confirm: string;
    readonly change: string;
    readonly receipt: string;
    readonly receiptId: string;
    readonly receiptAt: string;
    readonly receiptBy: string;
    readonly receiptRemoved: string;
    readonly receiptRemaining: string;
    readonly nothingRemains: string;
    readonly noticesGo: string;
    readonly noticesFrom: (from: string, to: string) => string;
    readonly receiptNotices: string;
    readonly receiptFee: string;
    readonly receiptFeeUntil: (fee: string, at: string) => string;
  };
  readonly handOver: {
    readonly toForm: string;
    readonly title: string;
    readonly lead: string;
    readonly nobody: string;
    readonly who: string;
    readonly look: string;
    readonly confirmTitle: string;
    readonly confirmLead: (who: string) => string;
    readonly irreversible: string;
    readonly confirm: string;
  };
  readonly lettingIn: {
    readonly offer: string;
    readonly look: string;
    readonly title: (partnerName: string) => string;
    readonly lead: (partnerName: string) => string;
    readonly fee: (fee: string, at: string) => string;
    readonly confirm: string;
  };
  readonly record: {
    readonly title: string;
    readonly chosen: (partner: string, since: string) => string;
    readonly none: string;
    readonly search: string;
    readonly sought: string;
    readonly soughtHint: string;
    readonly find: string;
    /** `hasMore`: others resemble too. */
    readonly found: (count: number, hasMore: boolean) => string;
    readonly notFound: string;
    readonly signUpOnly: (account: string) => string;
    readonly numberOf: (authorizationNumber: string) => string;
    readonly choose: string;
    readonly chooseNamed: (partner: string) => string;
    readonly takeBack: string;
    readonly history: string;
    readonly designated: (partner: string, authorizationNumber: string) => string;
    readonly removed: string;
    /** `by` is absent where it was done from another subscription of the organisation. */
    readonly at: (at: string, by: string | undefined) => string;
    readonly confirmTitle: (partner: string) => string;
    readonly confirmLead: (service: string, organization: string) => string;
    readonly replaces: (partner: string) => string;
    readonly confirm: string;
    readonly takeBackTitle: (partner: string) => string;
    readonly takeBackLead: (partner: string) => string;
    readonly confirmTakeBack: string;
  };
}
