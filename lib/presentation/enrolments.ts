import * as z from 'zod/mini';
import type { Catalog } from '../catalog.ts';
import { type Enrolment, enrolmentStatuses } from '../domain/enrolment/enrolment.ts';
import { enrolmentActions } from '../domain/enrolment/enrolment-actions.ts';
import { type EnrolmentRow, rowActions, rowStatuses } from '../domain/enrolment/enrolment-row.ts';
import { actions, externalId } from '../http/fields.ts';
import { rowsKeptUntil } from '../operations/enrolment/commit-enrolment.ts';
import { columnOf } from './enrolment-columns.ts';
import { newCustomer, newSubscription } from './schemas.ts';

const instant = z.iso.datetime();

/** One row of a file: a customer, and perhaps a service and its activation. */
export const sentRow = z.strictObject({
  ...newCustomer.shape,
  externalId,
  subscription: z.optional(newSubscription),
  /** Whether the customer administrator is sent the activation of the service. */
  activation: z.optional(z.boolean()),
});

export const enrolment = z.object({
  id: z.string(),
  status: z.enum(enrolmentStatuses),
  rows: z.object({
    total: z.int(),
    unchecked: z.int(),
    wouldEnrol: z.int(),
    enrolled: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    left: z.int(),
  }),
  createdAt: instant,
  createdBy: z.string(),
  checkedAt: z.nullable(instant),
  runAt: z.nullable(instant),
  runBy: z.nullable(z.string()),
  endedAt: z.nullable(instant),
  rowsKeptUntil: z.nullable(instant),
  ...actions,
});

export const enrolmentRow = z.object({
  line: z.int(),
  externalId: z.nullable(z.string()),
  status: z.enum(rowStatuses),
  /** What would happen, or happened. */
  actions: z.array(z.enum(rowActions)),
  customerId: z.nullable(z.string()),
  subscriptionId: z.nullable(z.string()),
  problem: z.nullable(
    z.object({
      code: z.string(),
      detail: z.string(),
      errors: z.array(
        z.object({
          pointer: z.string(),
          /** The column of a CSV file that it is about. */
          column: z.nullable(z.string()),
          code: z.string(),
          detail: z.string(),
        }),
      ),
    }),
  ),
});

export const presentEnrolment = (one: Enrolment, catalog: Catalog) => ({
  id: one.id,
  status: one.status,
  rows: {
    total: one.total,
    unchecked: one.rows.unchecked,
    wouldEnrol: one.rows['would-enrol'],
    enrolled: one.rows.enrolled,
    unchanged: one.rows.unchanged,
    refused: one.rows.refused,
    left: one.rows.left,
  },
  createdAt: one.createdAt,
  createdBy: one.createdBy.accountId,
  checkedAt: one.checkedAt ?? null,
  runAt: one.run?.at ?? null,
  runBy: one.run?.by.accountId ?? null,
  endedAt: one.endedAt ?? null,
  rowsKeptUntil: rowsKeptUntil(one, catalog) ?? null,
  ...enrolmentActions(one),
});

export const presentRow = (row: EnrolmentRow) => ({
  line: row.line,
  externalId: row.externalId ?? null,
  status: row.status,
  actions: row.actions ?? [],
  customerId: row.customerId ?? null,
  subscriptionId: row.subscriptionId ?? null,
  problem: row.problem
    ? {
        code: row.problem.code,
        detail: row.problem.detail,
        errors: row.problem.errors.map(({ pointer, code, detail }) => ({
          pointer,
          column: columnOf(pointer) ?? null,
          code,
          detail,
        })),
      }
    : null,
});
