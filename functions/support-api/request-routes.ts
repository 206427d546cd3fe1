import * as z from 'zod/mini';
import { requestKinds, requestStates } from '../../lib/domain/desk/support-request.ts';
import { account, line, pageOf, paging, prose } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { change } from '../../lib/presentation/history.ts';
import { deskRequest, deskRequestExample } from '../../lib/presentation/support-requests.ts';

const scope = 'onramp/support';
const requestAnswer = (description: string) => ({
  description,
  schema: deskRequest,
  example: deskRequestExample,
});
const longestText = 4_000;

/** The support desk: a queue of requests by state (R33). */
export const requestRoutes = [
  {
    operationId: 'listRequests',
    method: 'GET',
    path: '/v1/support/requests',
    scope,
    summary:
      'Requests in a state, oldest first, the open ones unless another state is named; perhaps only those of a kind, about a subscription, of a partner and its customers, or taken by somebody',
    query: z.strictObject({
      ...paging,
      state: z.optional(z.enum(requestStates)),
      kind: z.optional(z.enum(requestKinds)),
      partnerId: z.optional(line(64)),
      subscriptionId: z.optional(line(64)),
      takenBy: z.optional(account),
    }),
    answers: {
      200: {
        description: 'Requests',
        schema: pageOf(deskRequest),
        example: { items: [deskRequestExample], nextCursor: null },
      },
    },
    refusals: ['invalid-cursor'],
  },
  {
    operationId: 'viewRequest',
    method: 'GET',
    path: '/v1/support/requests/{requestId}',
    scope,
    summary: 'One request',
    answers: { 200: requestAnswer('The request') },
    refusals: ['not-found'],
  },
  {
    operationId: 'viewRequestHistory',
    method: 'GET',
    path: '/v1/support/requests/{requestId}/history',
    scope,
    summary: 'Every change of a request, oldest first',
    query: z.strictObject(paging),
    answers: {
      200: { description: 'Changes', schema: pageOf(change), example: { items: [], nextCursor: null } },
    },
    refusals: ['not-found', 'invalid-cursor'],
  },
  {
    operationId: 'takeRequest',
    method: 'POST',
    path: '/v1/support/requests/{requestId}/assignment',
    scope,
    summary: 'Takes a request, so that nobody else works on it; from somebody else only if takeOver says so',
    body: z.strictObject({ takeOver: z.optional(z.boolean()) }),
    bodyExample: { takeOver: true },
    bodyOptional: true,
    answers: { 200: requestAnswer('Taken') },
    refusals: ['not-found', 'request-taken', 'request-closed', 'precondition-failed'],
  },
  {
    operationId: 'releaseRequest',
    method: 'DELETE',
    path: '/v1/support/requests/{requestId}/assignment',
    scope,
    summary: 'Puts a request back that somebody has taken, so that others see to it',
    answers: { 200: requestAnswer('Put back') },
    refusals: ['not-found', 'request-not-taken', 'request-closed', 'precondition-failed'],
  },
  {
    operationId: 'answerRequest',
    method: 'POST',
    path: '/v1/support/requests/{requestId}/answers',
    scope,
    summary: 'Answers a request, whether or not it was taken; who answers has it from then on',
    body: z.strictObject({ text: prose(longestText) }),
    bodyExample: { text: 'Kim was signed in with a private account. Please sign out first.' },
    answers: { 200: requestAnswer('Answered') },
    refusals: ['not-found', 'request-closed', 'request-full', 'precondition-failed'],
  },
  {
    operationId: 'closeRequest',
    method: 'POST',
    path: '/v1/support/requests/{requestId}/closure',
    scope,
    summary:
      'Closes a request, with a reason that whoever asked can read; they can still write on it for some days',
    body: z.strictObject({ reason: z.optional(line(500)) }),
    bodyExample: { reason: 'Kim can sign in again.' },
    bodyOptional: true,
    answers: { 200: requestAnswer('Closed') },
    refusals: ['not-found', 'request-closed', 'precondition-failed'],
  },
] as const satisfies readonly Route[];
