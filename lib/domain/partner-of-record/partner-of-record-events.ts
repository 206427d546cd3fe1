import type { AdvisorFee, BillingAccount, DesignatedPartner } from '../billing/billing-account.ts';
import type { EventBase } from '../change.ts';
import type { Designation } from './designation.ts';

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

/** The choice in an event, without who made it. */
export function designationIn(event: DesignationEvent): Designation {
  if (event.type === 'partner-of-record-removed') return { productLine: event.productLine, since: event.at };
  const { productLine, partnerId, accountNumber, authorizationNumber, name } = event.partner;
  return { productLine, since: event.at, partner: { partnerId, accountNumber, authorizationNumber, name } };
}

/** The billing account after an event about the partner of record. */
export function evolvePartnerOfRecord(account: BillingAccount, event: PartnerOfRecordEvent): BillingAccount {
  switch (event.type) {
    case 'partner-of-record-designated':
    case 'partner-of-record-removed':
      return { ...account, designation: designationIn(event) };
    case 'advisor-fee-claimed':
      return { ...account, advisorFee: event.fee };
    default:
      return event satisfies never;
  }
}
