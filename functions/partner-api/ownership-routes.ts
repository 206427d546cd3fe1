import type { Route } from '../../lib/http/route.ts';
import { doneOrPreview, dryRunQuery, previewAnswer } from '../../lib/presentation/billing-schemas.ts';
import * as examples from '../../lib/presentation/ownership-examples.ts';
import * as schemas from '../../lib/presentation/ownership-schemas.ts';
import { administratorOnly, scope } from './route-parts.ts';

const path = '/v1/partners/me/subscriptions/{subscriptionId}/ownership-transfer';
const transfer = (description: string) => ({
  description,
  schema: schemas.transfer,
  example: { ...examples.transfer, allowedActions: ['withdraw'] },
});

/** The transfer of the ownership, for the partner while one of its people is the owner (R57, R58). */
export const ownershipRoutes = [
  {
    operationId: 'viewTransferForCustomer',
    method: 'GET',
    path,
    scope,
    summary: 'How the transfer of the ownership stands, and what its new owner lacks',
    answers: { 200: transfer('The transfer') },
    refusals: administratorOnly,
  },
  {
    operationId: 'requestTransferForCustomer',
    method: 'POST',
    path,
    scope,
    summary:
      'Asks for the transfer of the ownership to somebody at the customer. A dry run does not compare the digits of the card',
    query: dryRunQuery,
    body: schemas.transferRequest,
    bodyExample: examples.transferRequest,
    answers: { 200: previewAnswer, 201: transfer('Asked for') },
    refusals: [
      ...administratorOnly,
      'transfer-not-needed',
      'transfer-already-requested',
      'new-owner-is-not-a-user',
      'transfer-details-mismatch',
      'card-digits-blocked',
      'precondition-failed',
      'subscription-purged',
    ],
  },
  {
    operationId: 'withdrawTransferForCustomer',
    method: 'DELETE',
    path,
    scope,
    summary: 'Withdraws it, whoever asked',
    query: dryRunQuery,
    answers: { 200: doneOrPreview(transfer('Withdrawn')) },
    refusals: [...administratorOnly, 'no-transfer-requested', 'precondition-failed', 'subscription-purged'],
  },
] as const satisfies readonly Route[];
