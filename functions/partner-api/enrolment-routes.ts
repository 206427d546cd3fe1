import * as z from 'zod/mini';
import { rowStatuses } from '../../lib/domain/enrolment/enrolment-row.ts';
import { pageOf, paging } from '../../lib/http/fields.ts';
import type { Route } from '../../lib/http/route.ts';
import * as examples from '../../lib/presentation/enrolment-examples.ts';
import * as shown from '../../lib/presentation/enrolments.ts';
import { change } from '../../lib/presentation/history.ts';
import { memberOnly, ownOnly, scope } from './route-parts.ts';

const enrolmentAnswer = (description: string) => ({
  description,
  schema: shown.enrolment,
  example: examples.enrolmentExample,
});

/** Enrolling many customers from one file: first a dry run of every row, then the run. */
export const enrolmentRoutes = [
  {
    operationId: 'startEnrolment',
    method: 'POST',
    path: '/v1/enrolments',
    scope,
    summary:
      'Takes a file of customers, at most 1,000 rows and 1 MiB, as JSON Lines or CSV, and begins a dry run: nothing is enrolled yet',
    body: shown.sentRow,
    bodyLines: true,
    bodyExample: examples.sentRowExample,
    bodyCsvExample: examples.csvExample,
    answers: { 202: enrolmentAnswer('The dry run is under way; ask `Location` how far it has come') },
    refusals: memberOnly,
  },
  {
    operationId: 'listEnrolments',
    method: 'GET',
    path: '/v1/enrolments',
    scope,
    summary: 'Your bulk enrolments, oldest first',
    query: z.strictObject(paging),
    answers: {
      200: {
        description: 'Enrolments',
        schema: pageOf(shown.enrolment),
        example: { items: [examples.enrolmentExample], nextCursor: null },
      },
    },
    refusals: ['partner-not-active', 'invalid-cursor'],
  },
  {
    operationId: 'viewEnrolment',
    method: 'GET',
    path: '/v1/enrolments/{enrolmentId}',
    scope,
    summary: 'How far a bulk enrolment has come',
    answers: { 200: enrolmentAnswer('The enrolment') },
    refusals: ownOnly,
  },
  {
    operationId: 'listEnrolmentRows',
    method: 'GET',
    path: '/v1/enrolments/{enrolmentId}/rows',
    scope,
    summary: 'The rows, with what would become, or became, of each; until 30 days after the end',
    query: z.strictObject({ ...paging, status: z.optional(z.enum(rowStatuses)) }),
    answers: {
      200: {
        description: 'Rows in the order of the file',
        schema: pageOf(shown.enrolmentRow),
        example: { items: [examples.enrolmentRowExample], nextCursor: null },
      },
    },
    refusals: [...ownOnly, 'rows-forgotten', 'invalid-cursor'],
  },
  {
    operationId: 'viewEnrolmentHistory',
    method: 'GET',
    path: '/v1/enrolments/{enrolmentId}/history',
    scope,
    summary: 'Every change of a bulk enrolment, oldest first',
    query: z.strictObject(paging),
    answers: {
      200: { description: 'Changes', schema: pageOf(change), example: { items: [], nextCursor: null } },
    },
    refusals: [...ownOnly, 'invalid-cursor'],
  },
  {
    operationId: 'runEnrolment',
    method: 'POST',
    path: '/v1/enrolments/{enrolmentId}/run',
    scope,
    summary: 'Carries out what the dry run announced, and no other row',
    answers: { 202: enrolmentAnswer('The run is under way') },
    refusals: [
      ...ownOnly,
      'enrolment-not-checked',
      'nothing-to-enrol',
      'enrolment-ended',
      'precondition-failed',
    ],
  },
  {
    operationId: 'cancelEnrolment',
    method: 'POST',
    path: '/v1/enrolments/{enrolmentId}/cancellation',
    scope,
    summary: 'Stops before the next row; what is done stays done',
    answers: { 200: enrolmentAnswer('Cancelled') },
    refusals: [...ownOnly, 'enrolment-ended', 'precondition-failed'],
  },
] as const satisfies readonly Route[];
