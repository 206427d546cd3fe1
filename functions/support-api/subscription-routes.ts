import * as z from 'zod/mini';
import { account, email, line, pageOf, paging } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { appointed, appointedExample, appointment } from '../../lib/presentation/appointed-administrator.ts';
import { diagnosisAnswer } from '../../lib/presentation/diagnosis.ts';
import * as examples from '../../lib/presentation/examples.ts';
import { change } from '../../lib/presentation/history.ts';
import { subscription } from '../../lib/presentation/schemas.ts';

const scope = 'onramp/support';

/** What support sees of any subscription. */
export const subscriptionRoutes = [
  {
    operationId: 'viewAnySubscription',
    method: 'GET',
    path: '/v1/support/subscriptions/{subscriptionId}',
    scope,
    summary: 'Any subscription as it truly stands',
    answers: {
      200: { description: 'The subscription', schema: subscription, example: examples.subscription },
    },
    refusals: ['not-found'],
  },
  {
    operationId: 'viewAnySubscriptionHistory',
    method: 'GET',
    path: '/v1/support/subscriptions/{subscriptionId}/history',
    scope,
    summary: 'Every change of any subscription, oldest first',
    query: z.strictObject(paging),
    answers: {
      200: { description: 'Changes', schema: pageOf(change), example: { items: [], nextCursor: null } },
    },
    refusals: ['not-found', 'invalid-cursor'],
  },
  {
    operationId: 'diagnoseAnySubscription',
    method: 'GET',
    path: '/v1/support/subscriptions/{subscriptionId}/diagnosis',
    scope,
    summary:
      'Why any subscription cannot be used, or not yet, and who can do what about it; with an account, why its owner cannot',
    query: z.strictObject({
      /** With which the person signs in who cannot get on. */
      accountId: z.optional(account),
    }),
    answers: { 200: diagnosisAnswer },
    refusals: ['not-found'],
  },
  {
    operationId: 'appointPortalAdministrator',
    method: 'POST',
    path: '/v1/support/subscriptions/{subscriptionId}/portal-administrators',
    scope,
    summary: 'Makes somebody administrator of the customer portal whose administrators are gone',
    body: appointment,
    bodyExample: {
      accountId: 'robin@contoso.example',
      firstName: 'Robin',
      lastName: 'Lind',
      reason: 'Kim has left the company; ticket 4711.',
    },
    answers: {
      200: {
        description: 'Administrator from now on, or from the first sign-in on',
        schema: appointed,
        example: appointedExample,
      },
    },
    refusals: [
      'not-found',
      'administrator-missing',
      'administrator-is-portal-identity',
      'portal-is-full',
      'subscription-inactive',
      'subscription-expired',
    ],
  },
  {
    operationId: 'liftMailBlock',
    method: 'POST',
    path: '/v1/support/subscriptions/{subscriptionId}/mail-block-lifts',
    scope,
    summary: 'Lets mails go to an address again that came back from it, or were reported as spam',
    body: z.strictObject({ address: email, reason: line(500) }),
    bodyExample: { address: 'it@contoso.example', reason: 'The mailbox exists now; ticket 4711.' },
    answers: {
      202: { description: 'Lifted in a moment', schema: subscription, example: examples.subscription },
    },
    refusals: ['not-found', 'no-mail-block', 'subscription-purged', 'data-center-unavailable'],
  },
] as const satisfies readonly Route[];
