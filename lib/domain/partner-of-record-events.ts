import type { AdvisorFee, BillingAccount, DesignatedPartner } from './billing-account.ts';
import type { EventBase } from './change.ts';

/** The customer chose a partner of record for a product line (R52). */
export interface PartnerOfRecordDesignated extends EventBase {
  readonly type: 'partner-of-record-designated';
  readonly partner: DesignatedPartner;
}
/** The customer took the choice back; what the directory says counts again (R52). */
export interface PartnerOfRecordRemoved extends EventBase {
  readonly type: 'partner-of-record-removed';
  readonly productLine: string;
}
/** The partner of record claimed the advisor fee (R55). */
export interface AdvisorFeeClaimed extends EventBase {
  readonly type: 'advisor-fee-claimed';
  readonly fee: AdvisorFee;
}
/** A change of who is partner of record. */
export type DesignationEvent = PartnerOfRecordDesignated | PartnerOfRecordRemoved;
export type PartnerOfRecordEvent = DesignationEvent | AdvisorFeeClaimed;

export const isDesignation = (event: EventBase): event is DesignationEvent =>
  event.type === 'partner-of-record-designated' || event.type === 'partner-of-record-removed';

/** The billing account after an event about the partner of record. */
export function evolvePartnerOfRecord(
  { partnerOfRecord, ...account }: BillingAccount,
  event: PartnerOfRecordEvent,
): BillingAccount {
  switch (event.type) {
    case 'partner-of-record-designated':
      return { ...account, partnerOfRecord: event.partner };
    case 'partner-of-record-removed':
      return account;
    case 'advisor-fee-claimed':
      return { ...account, ...(partnerOfRecord && { partnerOfRecord }), advisorFee: event.fee };
    default:
      return event satisfies never;
  }
}
