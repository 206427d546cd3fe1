import type { Route } from '../../lib/http/route.ts';
import { doneOrPreview, dryRunQuery } from '../../lib/presentation/billing-schemas.ts';
import * as examples from '../../lib/presentation/ownership-examples.ts';
import * as schemas from '../../lib/presentation/ownership-schemas.ts';

const scope = 'onramp/support';
const path = '/v1/support/subscriptions/{subscriptionId}/ownership-transfer';
const example = { ...examples.transfer, allowedActions: [], blockedActions: [] };

/** What support does about the ownership of a subscription (R58, R59). */
export const ownershipRoutes = [
  {
    operationId: 'viewTransferForSupport',
    method: 'GET',
    path,
    scope,
    summary: 'How the transfer of the ownership stands, and what its new owner lacks',
    answers: { 200: { description: 'The transfer', schema: schemas.transfer, example } },
    refusals: ['not-found', 'billing-not-open'],
  },
  {
    operationId: 'executeOwnershipTransfer',
    method: 'POST',
    path,
    scope,
    summary:
      'Executes the transfer as one change; when the owner is gone and nobody asked, opens it for a reason',
    query: dryRunQuery,
    body: schemas.execution,
    bodyOptional: true,
    bodyExample: examples.execution,
    answers: {
      200: doneOrPreview({
        description: 'Executed; or opened, and waiting for the new owner',
        schema: schemas.transfer,
        example,
      }),
    },
    refusals: [
      'not-found',
      'still-provisioning',
      'billing-not-open',
      'no-transfer-requested',
      'new-owner-is-not-a-user',
      'transfer-not-needed',
      'transfer-already-requested',
      'transfer-not-ready',
      'consent-missing',
      'subscription-inactive',
      'subscription-expired',
      'subscription-purged',
      'precondition-failed',
    ],
  },
  {
    operationId: 'withdrawTransferForSupport',
    method: 'DELETE',
    path,
    scope,
    summary: 'Withdraws it, whoever asked: then another new owner can be named',
    query: dryRunQuery,
    answers: {
      200: doneOrPreview({ description: 'Withdrawn', schema: schemas.transfer, example }),
    },
    refusals: [
      'not-found',
      'still-provisioning',
      'billing-not-open',
      'no-transfer-requested',
      'subscription-purged',
      'precondition-failed',
    ],
  },
  {
    operationId: 'liftCardBlock',
    method: 'POST',
    path: `${path}/card-block-lifts`,
    scope,
    summary: 'Lets the digits of the card be given again after too many wrong ones, for a reason',
    query: dryRunQuery,
    body: schemas.cardBlockLift,
    bodyExample: examples.cardBlockLift,
    answers: {
      200: doneOrPreview({ description: 'Lifted', schema: schemas.transfer, example }),
    },
    refusals: [
      'not-found',
      'still-provisioning',
      'billing-not-open',
      'subscription-purged',
      'precondition-failed',
    ],
  },
] as const satisfies readonly Route[];
