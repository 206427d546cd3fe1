import * as z from 'zod/mini';
import { pageOf, paging } from '../../../lib/http/fields.ts';
import type { Route } from '../../../lib/http/route.ts';
import * as examples from '../../../lib/presentation/billing-examples.ts';
import * as schemas from '../../../lib/presentation/billing-schemas.ts';

const scope = 'onramp/customer';
const subscription = '/v1/subscriptions/{subscriptionId}';
const administratorOnly = ['not-found', 'billing-administrator-only'] as const;
const withAccess = ['not-found', 'billing-access-only'] as const;
const billing = (description: string) => ({
  description,
  schema: schemas.billing,
  example: examples.billing,
});
const charged = (description: string) => ({
  description,
  schema: z.object({ ...schemas.billing.shape, ...schemas.chargeMade }),
  example: { ...examples.billing, charge: examples.charge },
});

/** What the billing administrator at the customer calls about paying; who has access to billing sees it (R49, R51, R60, R62). */
export const paidRoutes = [
  {
    operationId: 'viewBilling',
    method: 'GET',
    path: `${subscription}/billing`,
    scope,
    summary: 'What is paid for, how, and what comes next',
    answers: { 200: billing('The money side of the subscription') },
    refusals: withAccess,
  },
  {
    operationId: 'convertTrial',
    method: 'POST',
    path: `${subscription}/conversion`,
    scope,
    summary:
      'Turns the trial into a paid subscription, which keeps its id; `dryRun=true` shows what that brings',
    query: schemas.dryRunQuery,
    body: schemas.conversion,
    bodyExample: examples.conversion,
    answers: { 200: schemas.doneOrPreview(charged('Paid from now on')) },
    refusals: [...administratorOnly, ...schemas.conversionRefusals],
  },
  {
    operationId: 'buy',
    method: 'POST',
    path: `${subscription}/purchases`,
    scope,
    summary:
      'Buys a higher plan, a newer release, licences or storage; `dryRun=true` shows the charge before it is made',
    query: schemas.dryRunQuery,
    body: schemas.purchase,
    bodyExample: examples.purchase,
    answers: { 200: schemas.previewAnswer, 201: charged('Bought') },
    refusals: [...administratorOnly, ...schemas.purchaseRefusals],
  },
  {
    operationId: 'replacePaymentMethod',
    method: 'PUT',
    path: `${subscription}/payment-method`,
    scope,
    summary: 'Replaces how it is paid: a reference and the last four digits, never the number of a card',
    query: schemas.dryRunQuery,
    body: schemas.replacement,
    bodyExample: examples.replacement,
    answers: { 200: schemas.doneOrPreview(billing('Paid so from now on')) },
    refusals: [...administratorOnly, ...schemas.replacementRefusals],
  },
  {
    operationId: 'listCharges',
    method: 'GET',
    path: `${subscription}/charges`,
    scope,
    summary: 'Every charge, oldest first',
    query: z.strictObject(paging),
    answers: {
      200: {
        description: 'Charges',
        schema: pageOf(schemas.madeCharge),
        example: { items: [examples.madeCharge], nextCursor: null },
      },
    },
    refusals: [...withAccess, 'invalid-cursor'],
  },
  {
    operationId: 'previewCharge',
    method: 'GET',
    path: `${subscription}/charges/preview`,
    scope,
    summary: "The next charge before it is made, and what it would be without the partner's access",
    answers: {
      200: { description: 'The next charge', schema: schemas.nextCharge, example: examples.nextCharge },
    },
    refusals: withAccess,
  },
] as const satisfies readonly Route[];
