import * as z from 'zod/mini';
import { requestStates } from '../../lib/domain/support-request.ts';
import { pageOf, paging, prose } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
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
    summary: 'Requests in a state, oldest first; the open ones unless another state is named',
    query: z.strictObject({ ...paging, state: z.optional(z.enum(requestStates)) }),
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
    operationId: 'takeRequest',
    method: 'POST',
    path: '/v1/support/requests/{requestId}/assignment',
    scope,
    summary: 'Takes a request, so that nobody else works on it',
    answers: { 200: requestAnswer('Taken') },
    refusals: ['not-found', 'request-taken', 'request-closed', 'precondition-failed'],
  },
  {
    operationId: 'answerRequest',
    method: 'POST',
    path: '/v1/support/requests/{requestId}/answers',
    scope,
    summary: 'Answers a request',
    body: z.strictObject({ text: prose(longestText) }),
    bodyExample: { text: 'Kim was signed in with a private account. Please sign out first.' },
    answers: { 200: requestAnswer('Answered') },
    refusals: ['not-found', 'request-closed', 'precondition-failed'],
  },
  {
    operationId: 'closeRequest',
    method: 'POST',
    path: '/v1/support/requests/{requestId}/closure',
    scope,
    summary: 'Closes a request; closing it again changes nothing',
    answers: { 200: requestAnswer('Closed') },
    refusals: ['not-found', 'precondition-failed'],
  },
] as const satisfies readonly Route[];
