import * as z from 'zod/mini';
import type { mandatoryRoles } from '../../../lib/domain/portal/portal.ts';
import { language, line, pageOf, paging, person } from '../../../lib/http/fields.ts';
import type { Route } from '../../../lib/http/route.ts';
import * as examples from '../../../lib/presentation/portal-examples.ts';
import * as schemas from '../../../lib/presentation/portal-schemas.ts';
import { ownershipRoutes } from './ownership-routes.ts';
import { paidRoutes } from './paid-routes.ts';
import { partnerRoutes } from './partner-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { signUpRoutes } from './sign-up-routes.ts';

const scope = 'onramp/customer';
const portal = '/v1/subscriptions/{subscriptionId}';
const page = (items: z.ZodMiniType, description: string, example: unknown) => ({
  200: { description, schema: pageOf(items), example: { items: [example], nextCursor: null } },
});
const userAnswer = (description: string) => ({ description, schema: schemas.user, example: examples.user });
const query = z.strictObject(paging);
const administratorsOnly = [
  'not-found',
  'administrators-only',
  'subscription-inactive',
  'subscription-expired',
] as const;

const userId = z.string().check(z.regex(/^usr_\w{1,40}$/, 'the id of a user'));
/** Who takes over which mandatory role. In the query, since the body of a DELETE may get lost on the way. */
const handOver = z.strictObject({
  billingContact: z.optional(userId),
  customerCareContact: z.optional(userId),
  shippingContact: z.optional(userId),
} satisfies Record<CamelCase<(typeof mandatoryRoles)[number]>, z.ZodMiniType>);

type CamelCase<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;

/** What users of the customer portal call, at the data center of their subscription. */
export const apiRoutes = [
  ...partnerRoutes,
  ...signUpRoutes,
  {
    operationId: 'viewPortal',
    method: 'GET',
    path: `${portal}/portal`,
    scope,
    summary: 'Your service: status, deadlines, licences and storage, and who to contact',
    answers: { 200: { description: 'The portal', schema: schemas.portal, example: examples.portal } },
    refusals: ['not-found'],
  },
  {
    operationId: 'viewPortalHistory',
    method: 'GET',
    path: `${portal}/portal/history`,
    scope,
    summary:
      'Every change of the users, or of the service with `of=service`; `order=newest` begins at the end',
    query: z.strictObject({
      ...paging,
      of: z._default(z.enum(['users', 'service']), 'users'),
      order: z._default(z.enum(['oldest', 'newest']), 'oldest'),
    }),
    answers: page(schemas.portalChange, 'Changes', examples.change),
    refusals: administratorsOnly,
  },
  {
    operationId: 'viewAccess',
    method: 'GET',
    path: `${portal}/access`,
    scope,
    summary:
      'Who can touch your account: every person and partner, since when and by whom; while the billing administrator works at the partner, its administrators can pay too, and stand there as one',
    answers: {
      200: {
        description: 'Everyone with access, oldest first; what of the partner was removed, and what can be',
        schema: schemas.accessList,
        example: examples.accessList,
      },
    },
    refusals: administratorsOnly,
  },
  {
    operationId: 'listPortalUsers',
    method: 'GET',
    path: `${portal}/users`,
    scope,
    summary: 'Everyone who has access or was invited, oldest first',
    query,
    answers: page(schemas.user, 'Users', examples.user),
    refusals: administratorsOnly,
  },
  {
    operationId: 'addPortalUser',
    method: 'POST',
    path: `${portal}/users`,
    scope,
    summary: 'Adds a user; mails the invitation when asked to',
    body: z.strictObject({
      ...person.shape,
      roles: z._default(schemas.roles, ['user']),
      language: z.optional(language),
      sendInvitation: z._default(z.boolean(), false),
    }),
    bodyExample: examples.addUser,
    answers: { 201: userAnswer('Added') },
    refusals: [
      ...administratorsOnly,
      'user-already-added',
      'no-licence-left',
      'portal-is-full',
      'administrator-is-portal-identity',
      'precondition-failed',
    ],
  },
  {
    operationId: 'viewPortalUser',
    method: 'GET',
    path: `${portal}/users/{userId}`,
    scope,
    summary: 'One user',
    answers: { 200: userAnswer('The user') },
    refusals: administratorsOnly,
  },
  {
    operationId: 'editPortalUser',
    method: 'PATCH',
    path: `${portal}/users/{userId}`,
    scope,
    summary: 'Edits a user: name, language, roles',
    body: z.strictObject({
      firstName: z.optional(line(80)),
      lastName: z.optional(line(80)),
      language: z.optional(language),
      roles: z.optional(schemas.roles),
    }),
    bodyExample: { roles: ['user', 'billing-contact'] },
    answers: { 200: userAnswer('Edited') },
    refusals: [
      ...administratorsOnly,
      'last-administrator',
      'role-is-mandatory',
      'nothing-to-change',
      'administrator-is-portal-identity',
      'precondition-failed',
    ],
  },
  {
    operationId: 'deletePortalUser',
    method: 'DELETE',
    path: `${portal}/users/{userId}`,
    scope,
    summary: 'Deletes a user; whoever is named takes over mandatory roles in the same change',
    query: handOver,
    answers: { 204: { description: 'Deleted' } },
    refusals: [
      ...administratorsOnly,
      'user-is-administrator',
      'user-is-billing-administrator',
      'user-is-delegate',
      'user-is-new-owner',
      'role-is-mandatory',
      'hand-over-not-possible',
      'precondition-failed',
    ],
  },
  {
    operationId: 'invitePortalUser',
    method: 'POST',
    path: `${portal}/users/{userId}/invitation`,
    scope,
    summary: 'Mails the invitation of a user, or mails it again with a new link',
    answers: { 202: userAnswer('The mail is on its way') },
    refusals: [...administratorsOnly, 'already-joined', 'precondition-failed'],
  },
  {
    operationId: 'requestAccess',
    method: 'POST',
    path: `${portal}/access-requests`,
    scope,
    summary: 'Asks the administrators for access; the answer is the same whether or not there is anything',
    body: z.strictObject({ firstName: line(80), lastName: line(80), language: z._default(language, 'en') }),
    bodyExample: { firstName: 'Robin', lastName: 'Lind', language: 'sv' },
    answers: {
      202: {
        description: 'Passed on, if there is such a subscription and you have not asked before',
        schema: z.object({ status: z.literal('received') }),
        example: { status: 'received' },
      },
    },
  },
  {
    operationId: 'listAccessRequests',
    method: 'GET',
    path: `${portal}/access-requests`,
    scope,
    summary: 'Who asks for access, oldest first',
    query,
    answers: page(schemas.accessRequest, 'Requests that wait for a decision', examples.accessRequest),
    refusals: administratorsOnly,
  },
  {
    operationId: 'grantAccess',
    method: 'POST',
    path: `${portal}/access-requests/{requestId}/grant`,
    scope,
    summary: 'Lets the person in, as a user unless other roles are given',
    body: z.strictObject({ roles: z._default(schemas.roles, ['user']) }),
    bodyOptional: true,
    bodyExample: { roles: ['user'] },
    answers: { 200: userAnswer('Granted') },
    refusals: [
      ...administratorsOnly,
      'user-already-added',
      'no-licence-left',
      'portal-is-full',
      'administrator-is-portal-identity',
      'precondition-failed',
    ],
  },
  {
    operationId: 'declineAccess',
    method: 'POST',
    path: `${portal}/access-requests/{requestId}/decline`,
    scope,
    summary: 'Declines; the person is told',
    answers: { 204: { description: 'Declined' } },
    refusals: [...administratorsOnly, 'precondition-failed'],
  },
  ...ownershipRoutes,
  ...paidRoutes,
  ...requestRoutes,
] as const satisfies readonly Route[];
