import * as z from 'zod/mini';
import { accountNumber } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { diagnosisAnswer } from '../../lib/presentation/diagnosis.ts';
import { ownOnly, scope } from './route-parts.ts';

/** Why something does not work, in one call (R7). */
export const diagnosisRoutes = [
  {
    operationId: 'diagnoseMe',
    method: 'GET',
    path: '/v1/partners/me/diagnosis',
    scope,
    summary: 'Why the portal is unavailable to you; for everybody who is signed in, user or not',
    query: z.strictObject({ accountNumber: z.optional(accountNumber) }),
    answers: { 200: diagnosisAnswer },
  },
  {
    operationId: 'diagnoseSubscription',
    method: 'GET',
    path: '/v1/subscriptions/{subscriptionId}/diagnosis',
    scope,
    summary: 'Why a subscription cannot be used, or not yet, and who can do what about it',
    answers: { 200: diagnosisAnswer },
    refusals: ownOnly,
  },
] as const satisfies readonly Route[];
