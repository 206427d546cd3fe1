import * as z from 'zod/mini';
import { anyInstant, country, email, language, paging, person } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import * as examples from '../../lib/presentation/examples.ts';
import { change } from '../../lib/presentation/history.ts';
import * as schemas from '../../lib/presentation/schemas.ts';
import { ownOnly, page, scope, subscriptionAnswer } from './route-parts.ts';

const invitationRefusals = [
  ...ownOnly,
  'still-provisioning',
  'partner-access-removed',
  'already-activated',
  'subscription-inactive',
  'subscription-purged',
] as const;

/** The subscriptions of all customers, and their activation (R21, R23). */
export const subscriptionRoutes = [
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
