import * as z from 'zod/mini';
import { account, email, language, line, pageOf, paging, together } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { partnerRole, partnerUser, partnerUserExample } from '../../lib/presentation/partner-users.ts';
import { ownOnly, scope } from './route-parts.ts';

const userAnswer = (description: string) => ({
  description,
  schema: partnerUser,
  example: partnerUserExample,
});
/** Of the calls with which somebody joins who has been added. */
export const joining = ['several-invitations', 'account-is-customer-administrator'] as const;
const managed = ['partner-not-active', 'administrators-only', 'administrator-replaced'] as const;

/** The users of a partner's own organisation (R2). */
export const userRoutes = [
  {
    operationId: 'listPartnerUsers',
    method: 'GET',
    path: '/v1/partners/me/users',
    scope,
    summary: 'Who works in your partner portal, and who is invited to, oldest first',
    query: z.strictObject(paging),
    answers: {
      200: {
        description: 'The users',
        schema: pageOf(partnerUser),
        example: { items: [partnerUserExample], nextCursor: null },
      },
    },
    refusals: ['partner-not-active', 'not-found', 'invalid-cursor', ...joining],
  },
  {
    operationId: 'viewPartnerUser',
    method: 'GET',
    path: '/v1/partners/me/users/{userId}',
    scope,
    summary: 'One of them, with what has become of the invitation’s mail',
    answers: { 200: userAnswer('The user') },
    refusals: ownOnly,
  },
  {
    operationId: 'addPartnerUser',
    method: 'POST',
    path: '/v1/partners/me/users',
    scope,
    summary:
      'Adds somebody by account, with both parts of a name or none; they are invited until they sign in with it',
    body: z
      .strictObject({
        accountId: account,
        role: z.optional(partnerRole),
        /** With `lastName`, or without a name. */
        firstName: z.optional(line(80)),
        lastName: z.optional(line(80)),
        contactEmail: z.optional(email),
        language: z.optional(language),
        sendInvitation: z.optional(z.boolean()),
      })
      .check(together('firstName', 'lastName')),
    bodyExample: {
      accountId: 'eve@partner.example',
      role: 'implementation-expert',
      firstName: 'Eve',
      lastName: 'Lind',
    },
    answers: { 201: userAnswer('Added') },
    refusals: [
      ...managed,
      'user-already-added',
      'already-a-partner-user',
      'partner-is-full',
      'too-many-administrators',
      'precondition-failed',
    ],
  },
  {
    operationId: 'changePartnerUser',
    method: 'PATCH',
    path: '/v1/partners/me/users/{userId}',
    scope,
    summary:
      'Gives a user another role or name, or sends their mails to another address or in another language; the last administrator who has signed in keeps their role',
    body: z
      .strictObject({
        role: z.optional(partnerRole),
        contactEmail: z.optional(email),
        language: z.optional(language),
        /** With `lastName`, or without a name. */
        firstName: z.optional(line(80)),
        lastName: z.optional(line(80)),
      })
      .check(together('firstName', 'lastName')),
    bodyExample: { role: 'administrator' },
    answers: { 200: userAnswer('Changed') },
    refusals: [
      ...managed,
      'not-found',
      'last-administrator',
      'too-many-administrators',
      'nothing-to-change',
      'precondition-failed',
    ],
  },
  {
    operationId: 'removePartnerUser',
    method: 'DELETE',
    path: '/v1/partners/me/users/{userId}',
    scope,
    summary: 'Removes a user, or yourself, who leaves; the last administrator who has signed in stays',
    answers: { 204: { description: 'Removed' } },
    refusals: [...managed, 'not-found', 'last-administrator', 'precondition-failed'],
  },
  {
    operationId: 'invitePartnerUserAgain',
    method: 'POST',
    path: '/v1/partners/me/users/{userId}/invitation',
    scope,
    summary: 'Mails the invitation again to somebody who has not signed in yet, perhaps at another address',
    body: z.strictObject({ contactEmail: z.optional(email) }),
    bodyExample: { contactEmail: 'eve@mail.example' },
    bodyOptional: true,
    answers: { 202: userAnswer('The mail is on its way') },
    refusals: [...managed, 'not-found', 'already-joined', 'precondition-failed'],
  },
] as const satisfies readonly Route[];
