import * as z from 'zod/mini';
import { account, accountNumber, address, line, phone } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import * as partnerExamples from '../../lib/presentation/examples.ts';
import { subscription } from '../../lib/presentation/schemas.ts';
import { partnerRoutes } from './partner-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

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
      z.refine((records) => new Set(records.map(({ productLine }) => productLine)).size === records.length),
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

const recordExample = {
  organization: partnerExamples.account.organization,
  identities: ['kim@contoso.example'],
  partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: 'P-1' }],
};
const accountAnswer = (description: string) => ({
  description,
  schema: recordedAccount,
  example: { accountNumber: 'A-1001', ...recordExample },
});

/** The support API, served by the home data center (api.md). */
export const routes = [
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
  {
    operationId: 'importAccounts',
    method: 'POST',
    path: '/v1/support/accounts/import',
    scope,
    summary:
      'Writes many records given as JSON Lines, and answers line by line; sending them again changes nothing',
    body: importedAccount,
    bodyLines: true,
    bodyExample: { accountNumber: 'A-1001', ...recordExample },
    answers: {
      200: {
        description: 'What became of each line',
        schema: z.object({
          recorded: z.int(),
          failed: z.int(),
          lines: z.array(
            z.object({
              line: z.int(),
              status: z.enum(['created', 'replaced', 'unchanged', 'failed']),
              accountNumber: z.optional(z.string()),
              code: z.optional(z.string()),
              detail: z.optional(z.string()),
            }),
          ),
        }),
      },
    },
  },
  {
    operationId: 'reactivateSubscription',
    method: 'POST',
    path: '/v1/support/subscriptions/{subscriptionId}/reactivation',
    scope,
    summary: 'Reactivates an inactive subscription with the account number; everything is as before',
    body: z.strictObject({ accountNumber }),
    bodyExample: { accountNumber: 'A-1001' },
    answers: {
      200: { description: 'Reactivated', schema: subscription, example: partnerExamples.subscription },
    },
    refusals: [
      'not-found',
      'account-not-found',
      'account-number-is-fixed',
      'subscription-not-inactive',
      'subscription-purged',
    ],
  },
  ...partnerRoutes,
  ...subscriptionRoutes,
  ...requestRoutes,
] as const satisfies readonly Route[];
