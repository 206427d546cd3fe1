import * as z from 'zod/mini';
import { accountNumber, authorizationNumber, pageOf, paging } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import * as examples from '../../lib/presentation/examples.ts';
import { change } from '../../lib/presentation/history.ts';
import * as schemas from '../../lib/presentation/schemas.ts';
import { accountRoutes } from './account-routes.ts';
import { customerRoutes } from './customer-routes.ts';
import { diagnosisRoutes } from './diagnosis-routes.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { ownershipRoutes } from './ownership-routes.ts';
import { paidRoutes } from './paid-routes.ts';
import { partnerOfRecordRoutes } from './partner-of-record-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { memberOnly, page, scope } from './route-parts.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { joining, userRoutes } from './user-routes.ts';

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
  ...accountRoutes,
  ...customerRoutes,
  ...subscriptionRoutes,
] as const satisfies readonly Route[];
