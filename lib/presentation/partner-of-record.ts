import * as z from 'zod/mini';
import type { BillingAccount, DesignatedPartner } from '../domain/billing-account.ts';
import type { PersonKey } from '../domain/identity.ts';
import { designationActions } from '../domain/partner-of-record.ts';
import { actions } from '../http/fields.ts';
import type { PartnerOfRecordView } from '../operations/partner-of-record/view.ts';
import type { Records } from '../operations/ports.ts';

const partner = z.nullable(z.object({ authorizationNumber: z.string(), name: z.string() }));

/** The partner of record that the customer chose for the product line of a service (R52, R54). */
export const partnerOfRecord = z.object({
  organizationName: z.string(),
  productLine: z.string(),
  partner,
  since: z.nullable(z.iso.datetime()),
  /** Every choice, newest first; without a partner it was taken back. */
  history: z.array(z.object({ productLine: z.string(), partner, at: z.iso.datetime(), by: z.string() })),
  ...actions,
});

export const presentPartnerOfRecord = (view: PartnerOfRecordView, person: PersonKey) => ({
  organizationName: view.organizationName,
  productLine: view.productLine,
  ...presentCurrent(view.billing),
  history: view.history.map(presentDesignation),
  ...designationActions(view.billing, person),
});

const presentCurrent = ({ partnerOfRecord: chosen }: BillingAccount) => ({
  partner: chosen ? presentChosen(chosen) : null,
  since: chosen?.since ?? null,
});

const presentChosen = ({
  authorizationNumber,
  name,
}: Pick<DesignatedPartner, 'authorizationNumber' | 'name'>) => ({ authorizationNumber, name });

const presentDesignation = ({ productLine, at, by, partner: chosen }: Records['designation']) => ({
  productLine,
  partner: chosen ? presentChosen(chosen) : null,
  at,
  by,
});
