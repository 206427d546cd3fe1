import * as z from 'zod/mini';
import type { ClaimedFee } from '../operations/partner-of-record/claim-advisor-fee.ts';
import type { Records } from '../operations/ports.ts';
import { subscription } from './examples.ts';

/** The advisor fee as it was claimed (R55). */
export const advisorFee = z.object({
  subscriptionId: z.string(),
  service: z.string(),
  productLine: z.string(),
  organizationName: z.string(),
  claimedAt: z.iso.datetime(),
  by: z.string(),
});

export const advisorFeeExample = {
  subscriptionId: subscription.id,
  service: 'dynamics-365',
  productLine: 'dynamics-365',
  organizationName: 'Contoso Ltd',
  claimedAt: '2026-02-10T09:00:00.000Z',
  by: 'anna@partner.example',
};

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

export const designatedExample = {
  subscriptionId: subscription.id,
  productLine: 'dynamics-365',
  service: 'dynamics-365',
  countryOfUse: 'SE',
  organizationName: 'Contoso Ltd',
  since: '2026-02-01T09:00:00.000Z',
};

export const presentDesignated = (found: Records['designated-subscription']) => ({
  subscriptionId: found.subscriptionId,
  productLine: found.productLine,
  service: found.service,
  countryOfUse: found.countryOfUse,
  organizationName: found.organizationName,
  since: found.since,
});
