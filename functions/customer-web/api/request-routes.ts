import * as z from 'zod/mini';
import { line, pageOf, paging, prose } from '../../../lib/http/fields.ts';
import type { Route } from '../../../lib/http/route.ts';
import { diagnosisAnswer } from '../../../lib/presentation/diagnosis.ts';
import { customerRequest, customerRequestExample } from '../../../lib/presentation/support-requests.ts';

const scope = 'onramp/customer';
const path = '/v1/subscriptions/{subscriptionId}/support-requests';
const requestAnswer = (description: string) => ({
  description,
  schema: customerRequest,
  example: customerRequestExample,
});

/** What users of the customer portal ask: what is wrong (R7), and support, with the answers (R33). */
export const requestRoutes = [
  {
    operationId: 'diagnoseAsCustomer',
    method: 'GET',
    path: '/v1/subscriptions/{subscriptionId}/portal/diagnosis',
    scope,
    summary: 'Why your service cannot be used, or not yet, and who can do what about it',
    answers: { 200: diagnosisAnswer },
    refusals: ['not-found'],
  },
  {
    operationId: 'askSupportAsCustomer',
    method: 'POST',
    path,
    scope,
    summary:
      'Asks support about your service, also while it cannot be used or before you have accepted the invitation that names you; the answer comes by mail as well',
    body: z.strictObject({ subject: line(160), text: prose(4_000) }),
    bodyExample: { subject: 'I cannot sign in', text: 'I get to a page that names another account.' },
    answers: { 201: requestAnswer('Asked') },
    refusals: ['not-found', 'too-many-open-requests'],
  },
  {
    operationId: 'listCustomerRequests',
    method: 'GET',
    path,
    scope,
    summary: 'Your requests, and for administrators those of every user, oldest first, with the answers',
    query: z.strictObject(paging),
    answers: {
      200: {
        description: 'Requests',
        schema: pageOf(customerRequest),
        example: { items: [customerRequestExample], nextCursor: null },
      },
    },
    refusals: ['not-found', 'invalid-cursor'],
  },
  {
    operationId: 'viewCustomerRequest',
    method: 'GET',
    path: `${path}/{requestId}`,
    scope,
    summary: 'One of these requests',
    answers: { 200: requestAnswer('The request') },
    refusals: ['not-found'],
  },
  {
    operationId: 'writeToSupportAsCustomer',
    method: 'POST',
    path: `${path}/{requestId}/messages`,
    scope,
    summary:
      'Writes again on one of these requests, which then waits for support; also for a while after it was closed, which opens it again',
    body: z.strictObject({ text: prose(4_000) }),
    bodyExample: { text: 'Signing out has helped. Thank you.' },
    answers: { 200: requestAnswer('Written') },
    refusals: ['not-found', 'request-closed', 'request-full', 'precondition-failed'],
  },
] as const satisfies readonly Route[];
