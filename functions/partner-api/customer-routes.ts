import * as z from 'zod/mini';
import { accountNumber, email, externalId, language, paging, person } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { dryRunQuery, previewAnswer } from '../../lib/presentation/billing-schemas.ts';
import * as examples from '../../lib/presentation/examples.ts';
import { change } from '../../lib/presentation/history.ts';
import * as schemas from '../../lib/presentation/schemas.ts';
import { ownOnly, page, scope, subscriptionAnswer } from './route-parts.ts';

const customerAnswer = { description: 'The customer', schema: schemas.customer, example: examples.customer };

/** The customers, and the services they are given (R10, R18). */
export const customerRoutes = [
  {
    operationId: 'createCustomer',
    method: 'POST',
    path: '/v1/customers',
    scope,
    summary: 'Enrols a customer, a prospect or your own organisation',
    body: schemas.newCustomer,
    bodyExample: examples.createCustomer,
    answers: { 201: customerAnswer },
    refusals: [
      'partner-not-active',
      'account-not-found',
      'account-number-missing',
      'administrator-missing',
      'administrator-is-portal-identity',
      'external-id-in-use',
    ],
  },
  {
    operationId: 'listCustomers',
    method: 'GET',
    path: '/v1/customers',
    scope,
    summary: 'Your customers, oldest first; or the one that has your own id',
    query: z.strictObject({ ...paging, externalId: z.optional(externalId) }),
    answers: page(schemas.customer, 'Customers'),
    refusals: ['partner-not-active', 'invalid-cursor'],
  },
  {
    operationId: 'viewCustomer',
    method: 'GET',
    path: '/v1/customers/{customerId}',
    scope,
    summary: 'One of your customers',
    answers: { 200: customerAnswer },
    refusals: ownOnly,
  },
  {
    operationId: 'correctCustomer',
    method: 'PATCH',
    path: '/v1/customers/{customerId}',
    scope,
    summary: 'Corrects a customer; a new contact reaches its subscriptions too',
    body: z.strictObject({
      organization: z.optional(schemas.organization),
      contactEmail: z.optional(email),
      customerAdministrator: z.optional(person),
      language: z.optional(language),
    }),
    bodyExample: { contactEmail: 'helpdesk@contoso.example' },
    answers: { 200: customerAnswer },
    refusals: [...ownOnly, 'nothing-to-change', 'administrator-is-portal-identity', 'precondition-failed'],
  },
  {
    operationId: 'addAccountNumber',
    method: 'PUT',
    path: '/v1/customers/{customerId}/account-number',
    scope,
    summary: 'Adds the account number, once; it lifts the limit of every service that is still usable',
    body: z.strictObject({ accountNumber }),
    bodyExample: { accountNumber: 'A-1001' },
    answers: { 200: customerAnswer },
    refusals: [...ownOnly, 'account-not-found', 'account-number-is-fixed', 'precondition-failed'],
  },
  {
    operationId: 'viewCustomerHistory',
    method: 'GET',
    path: '/v1/customers/{customerId}/history',
    scope,
    summary: 'Every change of a customer, oldest first',
    query: z.strictObject(paging),
    answers: page(change, 'Changes'),
    refusals: [...ownOnly, 'invalid-cursor'],
  },
  {
    operationId: 'addService',
    method: 'POST',
    path: '/v1/customers/{customerId}/subscriptions',
    scope,
    summary:
      'Adds a service, which fixes its country of use and its data center; `dryRun=true` shows what that brings',
    query: dryRunQuery,
    body: schemas.newSubscription,
    bodyExample: { service: 'rapidstart-services', countryOfUse: 'SE' },
    answers: {
      200: previewAnswer,
      201: subscriptionAnswer('Added'),
      202: subscriptionAnswer('Ordered; the data center creates it as soon as it answers'),
    },
    refusals: [
      ...ownOnly,
      'service-not-found',
      'country-not-supported',
      'country-of-use-is-fixed',
      'service-already-added',
      'service-ended',
      'precondition-failed',
    ],
  },
] as const satisfies readonly Route[];
