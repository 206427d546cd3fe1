import { changeSchemas } from './change.ts';
import { customerSchemas } from './customer.ts';
import { deliverySchemas } from './deliveries.ts';
import { deskSchemas } from './desk.ts';
import { directorySchemas } from './directory.ts';
import { enrolmentSchemas } from './enrolment.ts';
import { orderSchemas } from './order.ts';
import { partnerSchemas } from './partner.ts';
import { partnerOfRecordSchemas } from './partner-of-record.ts';
import { portalSchemas } from './portal.ts';
import { subscriptionSchemas } from './subscription.ts';
import type { Schemas } from './values.ts';

/** The shape of each kind of record as stored: what is read is checked, fields of later versions are dropped. */
export const schemas: Schemas = {
  ...deliverySchemas,
  ...directorySchemas,
  ...partnerSchemas,
  ...partnerOfRecordSchemas,
  ...customerSchemas,
  ...orderSchemas,
  ...subscriptionSchemas,
  ...portalSchemas,
  ...deskSchemas,
  ...enrolmentSchemas,
  ...changeSchemas,
};
