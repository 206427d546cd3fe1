import * as z from 'zod/mini';
import {
  account,
  accountNumber,
  address,
  country,
  foundOf,
  line,
  pageOf,
  paging,
  phone,
  phoneSought,
} from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import { closestFirst } from '../../lib/http/search.ts';
import * as partnerExamples from '../../lib/presentation/examples.ts';
import { change } from '../../lib/presentation/history.ts';
import { account as foundAccount } from '../../lib/presentation/schemas.ts';

const scope = 'onramp/support';
const mostIdentities = 100;
const mostPartnersOfRecord = 8;

const accountFields = {
  organization: z.strictObject({ name: line(160), phone: z.optional(phone), address }),
  identities: z.array(account).check(z.maxLength(mostIdentities)),
  partnersOfRecord: z
    .array(z.strictObject({ productLine: line(40), partnerAccountNumber: accountNumber }))
    .check(
      z.maxLength(mostPartnersOfRecord),
      // One partner of record per organisation and product line (R54).
      z.refine((records) => new Set(records.map(({ productLine }) => productLine)).size === records.length, {
        error: 'Name one partner of record for each product line: one of them is here twice.',
        params: { code: 'product-line-repeated' },
      }),
    ),
};

/** One record of the directory as it is written. */
export const accountRecord = z.strictObject(accountFields);
/** One line of an import. */
export const importedAccount = z.strictObject({ accountNumber, ...accountFields });

const recordedAccount = z.object({
  accountNumber: z.string(),
  organization: z.looseObject({ name: z.string() }),
  identities: z.array(z.string()),
  partnersOfRecord: z.array(z.object({ productLine: z.string(), partnerAccountNumber: z.string() })),
});

const { accountRecord: recordExample } = partnerExamples;
const accountAnswer = (description: string) => ({
  description,
  schema: recordedAccount,
  example: { accountNumber: 'A-1001', ...recordExample },
});

/** The account-of-record directory as support keeps it (R9, R10). */
export const accountRoutes = [
  {
    operationId: 'searchDirectory',
    method: 'GET',
    path: '/v1/support/accounts',
    scope,
    summary:
      'Accounts of all partners with a resembling name, a number that begins alike, or a phone number in any notation',
    query: z.strictObject({
      name: z.optional(line(160)),
      /** How the number begins. */
      accountNumber: z.optional(accountNumber),
      phone: z.optional(phoneSought),
      /** Whose notation the phone number is in, unless it begins with `+`. */
      country: z.optional(country),
      limit: paging.limit,
    }),
    answers: {
      200: {
        description: closestFirst,
        schema: foundOf(foundAccount),
        example: { items: [partnerExamples.account], nextCursor: null, hasMore: false },
      },
    },
  },
  {
    operationId: 'importAccounts',
    method: 'POST',
    path: '/v1/support/accounts/import',
    scope,
    summary:
      'Writes many records given as JSON Lines, and answers line by line; sending them again changes nothing, so one that was cut off is gone on with by sending it again',
    body: importedAccount,
    bodyLines: true,
    bodyExample: { accountNumber: 'A-1001', ...recordExample },
    answers: {
      200: {
        description: 'What became of each line; send lines that are left again, as they are',
        schema: z.object({
          recorded: z.int(),
          failed: z.int(),
          /** Lines in whose place a later one of the same account was taken. */
          superseded: z.int(),
          left: z.int(),
          lines: z.array(
            z.object({
              line: z.int(),
              status: z.enum(['created', 'replaced', 'unchanged', 'superseded', 'failed', 'left']),
              accountNumber: z.optional(z.string()),
              code: z.optional(z.string()),
              detail: z.optional(z.string()),
              /** The field at fault. */
              pointer: z.optional(z.string()),
            }),
          ),
        }),
      },
    },
  },
  {
    operationId: 'exportAccounts',
    method: 'GET',
    path: '/v1/support/accounts/export',
    scope,
    summary: 'All records, page by page, as JSON Lines that an import takes as they are',
    query: z.strictObject({ cursor: paging.cursor }),
    answers: {
      200: {
        description: 'A page of records; where the next one is stands in `Link`',
        schema: recordedAccount,
        lines: true,
        example: { accountNumber: 'A-1001', ...recordExample },
      },
    },
    refusals: ['invalid-cursor'],
  },
  {
    operationId: 'viewAccount',
    method: 'GET',
    path: '/v1/support/accounts/{accountNumber}',
    scope,
    summary: 'One record of the account-of-record directory',
    answers: { 200: accountAnswer('The record') },
    refusals: ['not-found'],
  },
  {
    operationId: 'viewAccountHistory',
    method: 'GET',
    path: '/v1/support/accounts/{accountNumber}/history',
    scope,
    summary: 'Every change of a record, oldest first; from which partners of record to which',
    query: z.strictObject(paging),
    answers: {
      200: { description: 'Changes', schema: pageOf(change), example: { items: [], nextCursor: null } },
    },
    refusals: ['not-found', 'invalid-cursor'],
  },
  {
    operationId: 'recordAccount',
    method: 'PUT',
    path: '/v1/support/accounts/{accountNumber}',
    scope,
    summary: 'Writes one record of the account-of-record directory',
    body: accountRecord,
    bodyExample: recordExample,
    answers: { 200: accountAnswer('Replaced'), 201: accountAnswer('Recorded') },
    refusals: ['precondition-failed'],
  },
] as const satisfies readonly Route[];
