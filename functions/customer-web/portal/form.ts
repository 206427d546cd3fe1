import type * as z from 'zod/mini';
import type { Refusal, RefusalCode } from '../../../lib/domain/refusal.ts';
import type { Present } from '../../../lib/http/input.ts';
import { sensitiveInput } from '../../../lib/http/sensitive-input.ts';
import type { Fault } from '../pages/fault.ts';
import { transferFields } from '../pages/ownership/wording.ts';
import type { Faults, Rejection } from '../pages/portal/rejection.tsx';
import type { ExplainedRefusal, Field } from '../pages/portal/wording.ts';
import type { WebRequest } from '../request.ts';

/** What a form holds, checked by the schema that the JSON call has too; or the fields at fault (R15, R39). */
export function read<S extends z.ZodMiniType>(
  schema: S,
  values: Readonly<Record<string, unknown>>,
): { readonly value: Present<z.output<S>> } | { readonly faults: Faults } {
  const sensitive = Object.entries(values).filter(([field, value]) =>
    sensitiveInput({ [field]: value }, {}, {}),
  );
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

/** Fields that are given together or, unless `mustStay`, not at all; `undefined` if nothing is entered in any of them. */
export function readGroup<S extends z.ZodMiniObject>(
  schema: S,
  entries: Readonly<Record<string, string>>,
  { mustStay = false } = {},
) {
  const values = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, textIn(entries[name] ?? '')]),
  );
  const isGiven = Object.values(values).some((value) => value !== undefined);
  return isGiven || mustStay ? read(schema, values) : { value: undefined };
}

/** What a form that is confirmed asks for: to be filled in again, to see what would happen, or to have it happen. */
export const stepOf = ({ form }: WebRequest): 'change' | 'look' | 'confirm' => {
  const step = form.get('step');
  return step === 'change' || step === 'confirm' ? step : 'look';
};

/** A number as it was entered; text that is none is left for the schema to refuse. */
export function numberIn(text: string): number | string | undefined {
  const entered = text.trim();
  if (entered === '') return undefined;
  return /^\d{1,9}$/.test(entered) ? Number(entered) : entered;
}

/** A text that may be left out. */
export const textIn = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0);

/** The field that a refusal is about, where there is one on the form. */
const fieldOf: Partial<Record<RefusalCode, Partial<Record<Field, Fault>>>> = {
  'user-already-added': { accountId: 'taken' },
  'last-administrator': { roles: 'not-possible' },
  'plan-not-offered': { plan: 'invalid' },
  'release-not-offered': { release: 'invalid' },
  'too-few-licences': { licences: 'not-possible' },
  'delegate-is-not-a-user': { delegate: 'not-possible' },
  'already-has-billing-access': { delegate: 'not-possible' },
  'new-owner-is-not-a-user': { newAdministrator: 'not-possible' },
  'new-owner-not-ready': { newAdministrator: 'not-possible' },
  'service-not-found': { service: 'invalid' },
  'direct-sign-up-not-offered': { service: 'invalid' },
  'service-ended': { service: 'not-possible' },
  'country-not-supported': { countryOfUse: 'not-possible' },
};

const explained: Readonly<Record<ExplainedRefusal, true>> = {
  'user-already-added': true,
  'user-is-administrator': true,
  'user-is-billing-administrator': true,
  'user-is-delegate': true,
  'user-is-new-owner': true,
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
  'idempotency-key-reused': true,
  'already-paid': true,
  'not-a-trial': true,
  'not-paid': true,
  'service-cannot-be-paid': true,
  'plan-not-offered': true,
  'release-not-offered': true,
  'not-an-upgrade': true,
  'too-few-licences': true,
  'payment-method-of-partner': true,
  'too-much-bought': true,
  'billing-address-not-in-country': true,
  'delegate-is-not-a-user': true,
  'already-has-billing-access': true,
  'too-many-delegates': true,
  'transfer-not-needed': true,
  'transfer-already-requested': true,
  'transfer-details-mismatch': true,
  'card-digits-blocked': true,
  'transfer-needed': true,
  'new-owner-not-ready': true,
  'no-partner': true,
  'new-owner-is-not-a-user': true,
  'no-transfer-requested': true,
  'not-the-new-owner': true,
  'partner-is-billing-administrator': true,
  'partner-not-found': true,
  'organization-required': true,
  'product-line-not-of-service': true,
  'sign-up-account-only': true,
  'service-not-found': true,
  'direct-sign-up-not-offered': true,
  'country-not-supported': true,
  'country-of-use-is-fixed': true,
  'service-ended': true,
  'too-many-sign-ups': true,
  'request-closed': true,
  'request-full': true,
  'too-many-open-requests': true,
};

/** Why a form was refused, as its page says it; `undefined` for what has a page of its own. */
export const rejectionOf = ({
  code,
  pointer,
}: Refusal): (Rejection & { readonly refusal: ExplainedRefusal }) | undefined => {
  if (!(code in explained)) return undefined;
  const faults = code === 'transfer-details-mismatch' ? mismatchAt(pointer) : fieldOf[code];
  return { faults: faults ?? {}, refusal: code as ExplainedRefusal };
};

/** The field of the form that asks for a transfer which does not agree with what is on record (R57). */
function mismatchAt(pointer: string | undefined): Faults | undefined {
  const name = pointer?.slice(1);
  const field = name === 'accountId' ? 'accountReference' : transferFields.find((one) => one === name);
  return field && { [field]: 'not-possible' };
}
