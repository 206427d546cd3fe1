import * as z from 'zod/mini';
import { accountNumber } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import * as partnerExamples from '../../lib/presentation/examples.ts';
import { subscription } from '../../lib/presentation/schemas.ts';
import { accountRoutes } from './account-routes.ts';
import { ownershipRoutes } from './ownership-routes.ts';
import { paidRoutes } from './paid-routes.ts';
import { partnerRoutes } from './partner-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

const scope = 'onramp/support';
/** The support API, served by the home data center (api.md). */
export const routes = [
  ...accountRoutes,
  {
    operationId: 'reactivateSubscription',
    method: 'POST',
    path: '/v1/support/subscriptions/{subscriptionId}/reactivation',
    scope,
    summary: 'Reactivates an inactive subscription with the account number; everything is as before',
    body: z.strictObject({ accountNumber }),
    bodyExample: { accountNumber: 'A-1001' },
    answers: {
      200: { description: 'Reactivated', schema: subscription, example: partnerExamples.subscription },
    },
    refusals: [
      'not-found',
      'account-not-found',
      'not-partner-of-record',
      'account-number-is-fixed',
      'subscription-not-inactive',
      'subscription-purged',
    ],
  },
  ...partnerRoutes,
  ...ownershipRoutes,
  ...subscriptionRoutes,
  ...requestRoutes,
  ...paidRoutes,
] as const satisfies readonly Route[];
