import type * as z from 'zod/mini';
import type { Refusal, RefusalCode } from '../../../lib/domain/refusal.ts';
import type { Present } from '../../../lib/http/input.ts';
import { sensitiveInput } from '../../../lib/http/sensitive-input.ts';
import type { Faults, Rejection } from '../pages/portal/fields.tsx';
import type { ExplainedRefusal, Fault, Field } from '../pages/portal/wording.ts';

/** What a form holds, checked by the schema that the JSON call has too; or the fields at fault (R15, R39). */
export function read<S extends z.ZodMiniType>(
  schema: S,
  values: Readonly<Record<string, unknown>>,
): { readonly value: Present<z.output<S>> } | { readonly faults: Faults } {
  const sensitive = Object.entries(values).filter(([, value]) => sensitiveInput(value, {}, {}));
  if (sensitive.length > 0)
    return { faults: Object.fromEntries(sensitive.map(([field]) => [field, 'sensitive'])) };
  const parsed = schema.safeParse(values);
  if (parsed.success) return { value: parsed.data as Present<z.output<S>> };
  const faults = parsed.error.issues.map(({ path: [field = ''] }): [Field, Fault] => [
    String(field) as Field,
    isEmpty(values[String(field)]) ? 'missing' : 'invalid',
  ]);
  return { faults: Object.fromEntries(faults) };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0);

/** The field that a refusal is about, where there is one on the form. */
const fieldOf: Partial<Record<RefusalCode, Partial<Record<Field, Fault>>>> = {
  'user-already-added': { accountId: 'taken' },
  'last-administrator': { roles: 'not-possible' },
};

const explained: Readonly<Record<ExplainedRefusal, true>> = {
  'user-already-added': true,
  'user-is-administrator': true,
  'user-is-billing-administrator': true,
  'user-is-delegate': true,
  'last-administrator': true,
  'role-is-mandatory': true,
  'hand-over-not-possible': true,
  'already-joined': true,
  'no-licence-left': true,
  'portal-is-full': true,
  'administrator-is-portal-identity': true,
  'precondition-failed': true,
  'nothing-to-change': true,
  'too-much-contention': true,
  'data-center-unavailable': true,
};

/** Why a form was refused, as its page says it; `undefined` for what has a page of its own. */
export const rejectionOf = ({
  code,
}: Refusal): (Rejection & { readonly refusal: ExplainedRefusal }) | undefined =>
  code in explained ? { faults: fieldOf[code] ?? {}, refusal: code as ExplainedRefusal } : undefined;
