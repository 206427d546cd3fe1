import * as z from 'zod/mini';
import { pageOf, paging } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import * as examples from '../../lib/presentation/billing-examples.ts';
import * as schemas from '../../lib/presentation/billing-schemas.ts';
import { subscription as subscriptionExample } from '../../lib/presentation/examples.ts';
import { subscription as subscriptionSchema } from '../../lib/presentation/schemas.ts';
import { administratorOnly, scope, subscriptionAnswer, withAccess } from './route-parts.ts';

const subscription = '/v1/partners/me/subscriptions/{subscriptionId}';
const charged = (description: string) => ({
  description,
  schema: z.object({ ...subscriptionSchema.shape, ...schemas.chargeMade }),
  example: { ...subscriptionExample, charge: examples.charge },
});

/** The same for the partner: to buy while one of its people is the billing administrator, to see with access to billing (R49, R51, R56, R61, R62). */
export const paidRoutes = [
  {
    operationId: 'convertTrialForCustomer',
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
    operationId: 'buyForCustomer',
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
    operationId: 'replacePaymentMethodForCustomer',
    method: 'PUT',
    path: `${subscription}/payment-method`,
    scope,
    summary: 'Replaces how it is paid: a reference and the last four digits, never the number of a card',
    query: schemas.dryRunQuery,
    body: schemas.replacement,
    bodyExample: examples.replacement,
    answers: { 200: schemas.doneOrPreview(subscriptionAnswer('Paid so from now on')) },
    refusals: [...administratorOnly, ...schemas.replacementRefusals],
  },
  {
    operationId: 'listChargesForCustomer',
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
    operationId: 'previewChargeForCustomer',
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
