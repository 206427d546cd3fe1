import * as z from 'zod/mini';
import { authorizationNumber, foundOf, line, paging, phoneSought } from '../../../lib/http/fields.ts';
import type { Route } from '../../../lib/http/route.ts';
import { closestFirst } from '../../../lib/http/search.ts';
import { doneOrPreview, dryRunQuery } from '../../../lib/presentation/billing-schemas.ts';
import { foundPartner } from '../../../lib/presentation/found-partner.ts';
import { partnerOfRecord } from '../../../lib/presentation/partner-of-record.ts';
import {
  designateExample,
  foundPartnerExample,
  partnerOfRecordExample,
} from '../../../lib/presentation/partner-of-record-examples.ts';

const scope = 'onramp/customer';
const partnerOfRecordPath = '/v1/subscriptions/{subscriptionId}/partner-of-record';
const shown = (description: string) => ({
  description,
  schema: partnerOfRecord,
  example: partnerOfRecordExample,
});
/** What names the subscription beside its id; the organisation is asked for where there are several (R52). */
const named = { productLine: z.optional(line(40)), organization: z.optional(line(160)) };
const refusals = [
  'not-found',
  'sign-up-account-only',
  'product-line-not-of-service',
  'organization-required',
  'precondition-failed',
] as const;

/** How customers find a partner, and choose their partner of record (R52, R53, R54). */
export const partnerRoutes = [
  {
    operationId: 'viewPartnerOfRecord',
    method: 'GET',
    path: partnerOfRecordPath,
    scope,
    summary:
      'The partner of record that you chose for the product line of the service, and every choice before it',
    answers: { 200: shown('The choice that stands, and its history') },
    refusals: ['not-found'],
  },
  {
    operationId: 'designatePartner',
    method: 'PUT',
    path: partnerOfRecordPath,
    scope,
    summary:
      'Chooses the partner of record for the product line of the service, signed in with the account that signed up',
    query: dryRunQuery,
    body: z.strictObject({ authorizationNumber, ...named }),
    bodyExample: designateExample,
    answers: { 200: doneOrPreview(shown('Chosen')) },
    refusals: [...refusals, 'partner-not-found'],
  },
  {
    operationId: 'removePartnerOfRecord',
    method: 'DELETE',
    path: partnerOfRecordPath,
    scope,
    summary: 'Takes the choice back; what the directory says counts again',
    query: z.strictObject({ ...dryRunQuery.shape, ...named }),
    answers: { 200: doneOrPreview(shown('Taken back')) },
    refusals,
  },
  {
    operationId: 'findPartnersForCustomer',
    method: 'GET',
    path: '/v1/partners',
    scope,
    summary:
      'Partners with a resembling name, with a phone number in any notation, or with an authorization number',
    query: z.strictObject({
      name: z.optional(line(160)),
      phone: z.optional(phoneSought),
      authorizationNumber: z.optional(authorizationNumber),
      limit: paging.limit,
    }),
    answers: {
      200: {
        description: closestFirst,
        schema: foundOf(foundPartner),
        example: { items: [foundPartnerExample], nextCursor: null, hasMore: false },
      },
    },
  },
] as const satisfies readonly Route[];
