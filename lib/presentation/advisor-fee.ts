import * as z from 'zod/mini';
import type { ClaimedFee } from '../operations/partner-of-record/claim-advisor-fee.ts';
import type { Records } from '../operations/ports/records.ts';

/** The advisor fee as it was claimed (R55). */
export const advisorFee = z.object({
  subscriptionId: z.string(),
  service: z.string(),
  productLine: z.string(),
  organizationName: z.string(),
  claimedAt: z.iso.datetime(),
  by: z.string(),
});

export const presentAdvisorFee = ({ order, fee }: ClaimedFee) => ({
  subscriptionId: order.id,
  service: order.service,
  productLine: fee.productLine,
  organizationName: order.organizationName ?? '',
  claimedAt: fee.claimedAt,
  by: fee.by,
});

/** A subscription whose customer chose the partner. */
export const designated = z.object({
  subscriptionId: z.string(),
  productLine: z.string(),
  service: z.string(),
  countryOfUse: z.string(),
  organizationName: z.string(),
  since: z.iso.datetime(),
});

export const presentDesignated = (found: Records['designated-subscription']) => ({
  subscriptionId: found.subscriptionId,
  productLine: found.productLine,
  service: found.service,
  countryOfUse: found.countryOfUse,
  organizationName: found.organizationName,
  since: found.since,
});
