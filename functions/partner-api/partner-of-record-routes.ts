import * as z from 'zod/mini';
import { pageOf, paging } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { advisorFee, designated } from '../../lib/presentation/advisor-fee.ts';
import { dryRunQuery, previewAnswer } from '../../lib/presentation/billing-schemas.ts';
import { advisorFeeExample, designatedExample } from '../../lib/presentation/partner-of-record-examples.ts';
import { scope } from './route-parts.ts';

/** What a partner does because customers chose it as partner of record (R54, R55). */
export const partnerOfRecordRoutes = [
  {
    operationId: 'listDesignations',
    method: 'GET',
    path: '/v1/partners/me/designations',
    scope,
    summary: 'The subscriptions whose customers chose you as partner of record, whoever enrolled them',
    query: z.strictObject(paging),
    answers: {
      200: {
        description: 'Subscriptions by their ids',
        schema: pageOf(designated),
        example: { items: [designatedExample], nextCursor: null },
      },
    },
    refusals: ['partner-not-active', 'invalid-cursor'],
  },
  {
    operationId: 'claimAdvisorFee',
    method: 'POST',
    path: '/v1/subscriptions/{subscriptionId}/advisor-fee-claim',
    scope,
    summary:
      'Claims the advisor fee as partner of record, once, after the trial became paid; `dryRun=true` only looks',
    query: dryRunQuery,
    answers: {
      200: previewAnswer,
      201: { description: 'Claimed', schema: advisorFee, example: advisorFeeExample },
    },
    refusals: [
      'partner-not-active',
      'not-found',
      'not-partner-of-record',
      'still-provisioning',
      'no-advisor-fee',
      'trial-not-paid',
      'subscription-expired',
      'subscription-purged',
      'advisor-fee-already-claimed',
    ],
  },
] as const satisfies readonly Route[];
