import * as z from 'zod/mini';
import type { BillingAccount, DesignatedPartner } from '../domain/billing-account.ts';
import type { PersonKey } from '../domain/identity.ts';
import { designationActions } from '../domain/partner-of-record.ts';
import { actions } from '../http/fields.ts';
import type { PartnerOfRecordView } from '../operations/partner-of-record/view.ts';
import type { Records } from '../operations/ports.ts';
import { partner as partnerExample } from './examples.ts';

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

const examplePartner = {
  authorizationNumber: partnerExample.authorizationNumber,
  name: partnerExample.organization.name,
};
export const partnerOfRecordExample = {
  organizationName: 'Contoso Ltd',
  productLine: 'dynamics-365',
  partner: examplePartner,
  since: '2026-02-01T09:00:00.000Z',
  history: [
    {
      productLine: 'dynamics-365',
      partner: examplePartner,
      at: '2026-02-01T09:00:00.000Z',
      by: 'kim@contoso.example',
    },
  ],
  allowedActions: ['designate', 'remove'],
  blockedActions: [],
};
export const designateExample = {
  authorizationNumber: partnerExample.authorizationNumber,
  productLine: 'dynamics-365',
  organization: 'Contoso Ltd',
};

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
