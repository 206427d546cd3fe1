import * as z from 'zod/mini';
import { accountNumber, country, foundOf, line, paging, phoneSought } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { closestFirst } from '../../lib/http/search.ts';
import * as examples from '../../lib/presentation/examples.ts';
import * as schemas from '../../lib/presentation/schemas.ts';
import { memberOnly, scope } from './route-parts.ts';

/** The directory, as far as the partner is the partner of record (R9). */
export const accountRoutes = [
  {
    operationId: 'lookUpAccount',
    method: 'GET',
    path: '/v1/accounts/{accountNumber}',
    scope,
    summary: 'An account whose partner of record you are',
    answers: { 200: { description: 'The account', schema: schemas.account, example: examples.account } },
    refusals: ['partner-not-active', 'account-not-found'],
  },
  {
    operationId: 'findAccounts',
    method: 'GET',
    path: '/v1/accounts',
    scope,
    summary: 'Your accounts with a resembling name, with a number, or with a phone number in any notation',
    query: z.strictObject({
      name: z.optional(line(160)),
      /** All of the number. */
      accountNumber: z.optional(accountNumber),
      phone: z.optional(phoneSought),
      /** Whose notation the phone number is in, when it may be no other's. */
      country: z.optional(country),
      limit: paging.limit,
    }),
    answers: {
      200: {
        description: closestFirst,
        schema: foundOf(schemas.account),
        example: { items: [examples.account], nextCursor: null, hasMore: false },
      },
    },
    refusals: memberOnly,
  },
] as const satisfies readonly Route[];
