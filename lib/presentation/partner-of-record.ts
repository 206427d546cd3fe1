import * as z from 'zod/mini';
import type { PersonKey } from '../domain/identity.ts';
import type { ChosenPartner } from '../domain/partner-of-record/designation.ts';
import { designationActions } from '../domain/partner-of-record/partner-of-record.ts';
import { actions } from '../http/fields.ts';
import type { PartnerOfRecordView, ShownChoice } from '../operations/partner-of-record/view.ts';

const partner = z.nullable(z.object({ authorizationNumber: z.string(), name: z.string() }));

/** The partner of record that the customer chose for the product line of a service (R52, R54). */
export const partnerOfRecord = z.object({
  organizationName: z.string(),
  productLine: z.string(),
  partner,
  since: z.nullable(z.iso.datetime()),
  /** Every choice, newest first; without a partner it was taken back. */
  history: z.array(
    z.object({
      productLine: z.string(),
      partner,
      at: z.iso.datetime(),
      /** `null` where it was chosen from another subscription of the organisation. */
      by: z.nullable(z.string()),
    }),
  ),
  ...actions,
});

export const presentPartnerOfRecord = (view: PartnerOfRecordView, person: PersonKey) => ({
  organizationName: view.organizationName,
  productLine: view.productLine,
  ...presentCurrent(view.present),
  history: view.history.map(presentDesignation),
  ...designationActions(view.billing, view.present, person),
});

const presentCurrent = (present: PartnerOfRecordView['present']) => ({
  partner: present?.partner ? presentChosen(present.partner) : null,
  since: present?.partner ? present.since : null,
});

const presentChosen = ({
  authorizationNumber,
  name,
}: Pick<ChosenPartner, 'authorizationNumber' | 'name'>) => ({ authorizationNumber, name });

const presentDesignation = ({ productLine, at, by, partner: chosen }: ShownChoice) => ({
  productLine,
  partner: chosen ? presentChosen(chosen) : null,
  at,
  by: by ?? null,
});
