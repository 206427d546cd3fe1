import * as z from 'zod/mini';
import type { Route } from '../../lib/http/route.ts';
import * as billingExamples from '../../lib/presentation/billing-examples.ts';
import * as schemas from '../../lib/presentation/billing-schemas.ts';
import { subscription as subscriptionExample } from '../../lib/presentation/examples.ts';
import { subscription } from '../../lib/presentation/schemas.ts';

const schema = z.object({ ...subscription.shape, ...schemas.chargeMade });
const example = { ...subscriptionExample, charge: billingExamples.charge };

/** What support does about paying (R50). */
export const paidRoutes = [
  {
    operationId: 'convertExpiredTrial',
    method: 'POST',
    path: '/v1/support/subscriptions/{subscriptionId}/conversion',
    scope: 'onramp/support',
    summary:
      'Turns an expired trial into a paid subscription before its data is deleted; everything is as before',
    query: schemas.dryRunQuery,
    body: schemas.conversion,
    bodyExample: billingExamples.conversion,
    answers: { 200: schemas.doneOrPreview({ description: 'Paid from now on', schema, example }) },
    refusals: [
      'not-found',
      'still-provisioning',
      'trial-still-runs',
      'subscription-purged',
      ...schemas.conversionRefusals,
    ],
  },
] as const satisfies readonly Route[];
