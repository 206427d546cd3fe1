import * as z from 'zod/mini';
import {
  account,
  accountNumber,
  authorizationNumber,
  email,
  foundOf,
  line,
  pageOf,
  paging,
  phoneSought,
} from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { closestFirst } from '../../lib/http/search.ts';
import { change } from '../../lib/presentation/history.ts';
import { partnerForSupport, replacement } from '../../lib/presentation/partner-for-support.ts';
import {
  partnerForSupportExample,
  replacementExample,
} from '../../lib/presentation/partner-for-support-examples.ts';

const scope = 'onramp/support';
const partnerAnswer = (description: string) => ({
  description,
  schema: partnerForSupport,
  example: partnerForSupportExample,
});

const historyAnswers = {
  200: { description: 'Changes', schema: pageOf(change), example: { items: [], nextCursor: null } },
};

/** What support does with partner organisations (R5), and what it sees of them and of customers (R66). */
export const partnerRoutes = [
  {
    operationId: 'findPartners',
    method: 'GET',
    path: '/v1/support/partners',
    scope,
    summary:
      'Active organisations: of an account number, an authorization number, a phone number in any notation, or a resembling name',
    query: z.strictObject({
      accountNumber: z.optional(accountNumber),
      name: z.optional(line(160)),
      phone: z.optional(phoneSought),
      authorizationNumber: z.optional(authorizationNumber),
      limit: paging.limit,
    }),
    answers: {
      200: {
        description: closestFirst,
        schema: foundOf(partnerForSupport),
        example: { items: [partnerForSupportExample], nextCursor: null, hasMore: false },
      },
    },
  },
  {
    operationId: 'viewPartnerForSupport',
    method: 'GET',
    path: '/v1/support/partners/{partnerId}',
    scope,
    summary: 'A partner organisation with its users',
    answers: { 200: partnerAnswer('The organisation') },
    refusals: ['not-found'],
  },
  {
    operationId: 'viewPartnerHistoryForSupport',
    method: 'GET',
    path: '/v1/support/partners/{partnerId}/history',
    scope,
    summary: 'Every change of a partner organisation, oldest first',
    query: z.strictObject(paging),
    answers: historyAnswers,
    refusals: ['not-found', 'invalid-cursor'],
  },
  {
    operationId: 'viewCustomerHistoryForSupport',
    method: 'GET',
    path: '/v1/support/customers/{customerId}/history',
    scope,
    summary: 'Every change of a customer, oldest first',
    query: z.strictObject(paging),
    answers: historyAnswers,
    refusals: ['not-found', 'invalid-cursor'],
  },
  {
    operationId: 'liftPartnerMailBlock',
    method: 'POST',
    path: '/v1/support/partners/{partnerId}/mail-block-lifts',
    scope,
    summary:
      'Lets mails go to the address of a partner’s user again that came back from it, or were reported as spam',
    body: z.strictObject({ address: email, reason: line(500) }),
    bodyExample: { address: 'eve@partner.example', reason: 'The mailbox exists now; ticket 4711.' },
    answers: { 202: partnerAnswer('Lifted in a moment') },
    refusals: ['not-found', 'address-not-known', 'no-mail-block', 'precondition-failed'],
  },
  {
    operationId: 'replaceAdministrator',
    method: 'PUT',
    path: '/v1/support/partners/{partnerId}/administrator',
    scope,
    summary: 'Puts somebody whom the directory knows in the place of administrators who have left',
    body: z.strictObject({
      accountId: account,
      reason: line(500),
      formerAdministrators: z.optional(z.enum(['demote', 'remove'])),
    }),
    bodyExample: { accountId: 'eve@partner.example', reason: 'Anna has left the company; ticket 4711.' },
    answers: {
      200: {
        description: 'Appointed, and in whose place: also of somebody whom support had appointed just before',
        schema: replacement,
        example: replacementExample,
      },
    },
    refusals: ['not-found', 'identity-not-associated', 'already-a-partner-user', 'precondition-failed'],
  },
] as const satisfies readonly Route[];
