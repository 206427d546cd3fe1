import * as z from 'zod/mini';
import { line, pageOf, paging, prose } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { supportRequest, supportRequestExample } from '../../lib/presentation/support-requests.ts';
import { ownOnly, scope } from './route-parts.ts';

const requestAnswer = (description: string) => ({
  description,
  schema: supportRequest,
  example: supportRequestExample,
});
const longestText = 4_000;
const longestSubject = 160;

/** What a partner asks of support, with the answers (R33). */
export const requestRoutes = [
  {
    operationId: 'askSupport',
    method: 'POST',
    path: '/v1/support-requests',
    scope,
    summary: 'Asks support, about one of your subscriptions or in general',
    body: z.strictObject({
      subject: line(longestSubject),
      text: prose(longestText),
      subscriptionId: z.optional(line(64)),
    }),
    bodyExample: {
      subject: 'The customer cannot sign in',
      text: 'Kim gets to a page that names another account.',
    },
    answers: { 201: requestAnswer('Opened') },
    refusals: ['partner-not-active', 'not-found', 'subscription-purged'],
  },
  {
    operationId: 'listOwnRequests',
    method: 'GET',
    path: '/v1/support-requests',
    scope,
    summary: 'Your requests with the answers, oldest first; also those that a late account number opened',
    query: z.strictObject(paging),
    answers: {
      200: {
        description: 'Requests',
        schema: pageOf(supportRequest),
        example: { items: [supportRequestExample], nextCursor: null },
      },
    },
    refusals: ['partner-not-active', 'invalid-cursor'],
  },
  {
    operationId: 'viewOwnRequest',
    method: 'GET',
    path: '/v1/support-requests/{requestId}',
    scope,
    summary: 'One of your requests',
    answers: { 200: requestAnswer('The request') },
    refusals: ownOnly,
  },
  {
    operationId: 'writeToSupport',
    method: 'POST',
    path: '/v1/support-requests/{requestId}/messages',
    scope,
    summary:
      'Writes again on one of your requests, which then waits for support; also for a while after it was closed, which opens it again',
    body: z.strictObject({ text: prose(longestText) }),
    bodyExample: { text: 'Signing out has helped. Thank you.' },
    answers: { 200: requestAnswer('Written') },
    refusals: ['partner-not-active', 'not-found', 'request-closed', 'request-full', 'precondition-failed'],
  },
] as const satisfies readonly Route[];
