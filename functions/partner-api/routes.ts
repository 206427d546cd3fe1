import * as z from 'zod/mini';
import {
  accountNumber,
  anyInstant,
  authorizationNumber,
  country,
  email,
  externalId,
  foundOf,
  language,
  line,
  pageOf,
  paging,
  person,
  phoneSought,
} from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { closestFirst } from '../../lib/http/search.ts';
import { dryRunQuery, previewAnswer } from '../../lib/presentation/billing-schemas.ts';
import * as examples from '../../lib/presentation/examples.ts';
import { change } from '../../lib/presentation/history.ts';
import * as schemas from '../../lib/presentation/schemas.ts';
import { diagnosisRoutes } from './diagnosis-routes.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { ownershipRoutes } from './ownership-routes.ts';
import { paidRoutes } from './paid-routes.ts';
import { partnerOfRecordRoutes } from './partner-of-record-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { joining, userRoutes } from './user-routes.ts';

const scope = 'onramp/partner';
const page = (items: z.ZodMiniType, description: string) => ({
  200: { description, schema: pageOf(items), example: { items: [], nextCursor: null } },
});
const customerAnswer = { description: 'The customer', schema: schemas.customer, example: examples.customer };
const subscriptionAnswer = (description: string) => ({
  description,
  schema: schemas.subscription,
  example: examples.subscription,
});
const memberOnly = ['partner-not-active'] as const;
const ownOnly = ['partner-not-active', 'not-found'] as const;
const invitationRefusals = [
  ...ownOnly,
  'still-provisioning',
  'partner-access-removed',
  'already-activated',
  'subscription-inactive',
  'subscription-purged',
] as const;

/** The partner API, served by the home data center (api.md). */
export const routes = [
  {
    operationId: 'describeApi',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document',
    answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
  },
  {
    operationId: 'listServices',
    method: 'GET',
    path: '/v1/services',
    summary: 'The services with their countries of use and data centers; public',
    answers: { 200: { description: 'All services', schema: pageOf(schemas.service) } },
  },
  {
    operationId: 'viewService',
    method: 'GET',
    path: '/v1/services/{service}',
    summary: 'One service; public',
    answers: { 200: { description: 'The service', schema: schemas.service } },
    refusals: ['not-found'],
  },
  {
    operationId: 'activatePartner',
    method: 'POST',
    path: '/v1/partners',
    scope,
    summary: 'Activates your partner organisation and makes you its administrator',
    body: z.strictObject({ accountNumber, organization: schemas.partnerOrganization }),
    bodyExample: { accountNumber: 'P-1', organization: examples.partnerOrganization },
    answers: { 201: { description: 'Activated', schema: schemas.partner, example: examples.partner } },
    refusals: [
      'identity-not-associated',
      'partner-already-active',
      'last-administrator',
      'account-is-customer-administrator',
    ],
  },
  {
    operationId: 'viewPartner',
    method: 'GET',
    path: '/v1/partners/me',
    scope,
    summary: 'Your partner organisation; whoever has been added to its users joins it with this call',
    // Which one to join, when several have added the caller; their numbers stand in the refusal that asks for it.
    query: z.strictObject({ authorizationNumber: z.optional(authorizationNumber) }),
    answers: { 200: { description: 'The organisation', schema: schemas.partner, example: examples.partner } },
    refusals: [...memberOnly, ...joining],
  },
  ...userRoutes,
  ...diagnosisRoutes,
  ...requestRoutes,
  ...enrolmentRoutes,
  ...paidRoutes,
  ...ownershipRoutes,
  ...partnerOfRecordRoutes,
  {
    operationId: 'viewPartnerHistory',
    method: 'GET',
    path: '/v1/partners/me/history',
    scope,
    summary: 'Every change of your organisation, oldest first',
    query: z.strictObject(paging),
    answers: page(change, 'Changes'),
    refusals: memberOnly,
  },
  {
    operationId: 'lookUpAccount',
    method: 'GET',
    path: '/v1/accounts/{accountNumber}',
    scope,
    summary: 'An account whose partner of record you are',
    answers: { 200: { description: 'The account', schema: schemas.account, example: examples.account } },
    refusals: ['partner-not-active', 'account-not-found'],
  },
  {
    operationId: 'findAccounts',
    method: 'GET',
    path: '/v1/accounts',
    scope,
    summary: 'Your accounts with a resembling name, with a number, or with a phone number in any notation',
    query: z.strictObject({
      name: z.optional(line(160)),
      /** All of the number. */
      accountNumber: z.optional(accountNumber),
      phone: z.optional(phoneSought),
      limit: paging.limit,
    }),
    answers: {
      200: {
        description: closestFirst,
        schema: foundOf(schemas.account),
        example: { items: [examples.account], nextCursor: null, hasMore: false },
      },
    },
    refusals: memberOnly,
  },
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
    ],
  },
  {
    operationId: 'listSubscriptions',
    method: 'GET',
    path: '/v1/subscriptions',
    scope,
    summary: 'Every service of your customers with status, data center and deadlines',
    query: z.strictObject({
      ...paging,
      status: z.optional(z.enum(schemas.statuses)),
      dueBefore: z.optional(anyInstant),
    }),
    answers: page(
      schemas.subscription,
      'Subscriptions; a filtered page can be short and still have a next one',
    ),
    refusals: ['partner-not-active', 'invalid-cursor'],
  },
  {
    operationId: 'viewSubscription',
    method: 'GET',
    path: '/v1/subscriptions/{subscriptionId}',
    scope,
    summary: 'One subscription as it truly stands',
    answers: { 200: subscriptionAnswer('The subscription') },
    refusals: ownOnly,
  },
  {
    operationId: 'changeCountry',
    method: 'PATCH',
    path: '/v1/subscriptions/{subscriptionId}',
    scope,
    summary: 'The country of use is fixed: says so to whoever asks for another one',
    body: z.strictObject({ countryOfUse: country }),
    bodyExample: { countryOfUse: 'SE' },
    answers: { 200: subscriptionAnswer('It is the country of use already') },
    refusals: [...ownOnly, 'country-of-use-is-fixed'],
  },
  {
    operationId: 'viewSubscriptionHistory',
    method: 'GET',
    path: '/v1/subscriptions/{subscriptionId}/history',
    scope,
    summary: 'Every change of a subscription, oldest first',
    query: z.strictObject(paging),
    answers: page(change, 'Changes'),
    refusals: [...ownOnly, 'partner-access-removed', 'invalid-cursor'],
  },
  {
    operationId: 'sendActivation',
    method: 'POST',
    path: '/v1/subscriptions/{subscriptionId}/activation',
    scope,
    summary:
      'Sends the customer administrator the activation; again sends a new link, which replaces the old one',
    body: z.strictObject({
      customerAdministrator: z.optional(person),
      contactEmail: z.optional(email),
      language: z.optional(language),
    }),
    bodyExample: examples.activation,
    bodyOptional: true,
    answers: { 202: subscriptionAnswer('The mail is on its way') },
    refusals: [
      ...invitationRefusals,
      'service-ended',
      'administrator-missing',
      'administrator-is-portal-identity',
      'precondition-failed',
    ],
  },
  {
    operationId: 'withdrawActivation',
    method: 'DELETE',
    path: '/v1/subscriptions/{subscriptionId}/activation',
    scope,
    summary: 'Withdraws the open invitation; its link then says so',
    answers: { 200: subscriptionAnswer('Withdrawn') },
    refusals: [...invitationRefusals, 'no-open-invitation', 'precondition-failed'],
  },
] as const satisfies readonly Route[];
