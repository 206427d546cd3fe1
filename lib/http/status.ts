import type { RefusalCode } from '../domain/refusal.ts';

/** Codes of problems with the request itself, before any rule is asked. */
export type RequestProblemCode =
  | 'malformed-request'
  | 'invalid-request'
  | 'unsupported-media-type'
  | 'body-too-large'
  | 'unknown-path'
  | 'unsupported-method'
  | 'internal-error';

export type ProblemCode = RefusalCode | RequestProblemCode;

/** The HTTP status of every code; the only place where codes and status numbers meet (R68). */
export const statusOf: Readonly<Record<ProblemCode, number>> = {
  'identity-not-associated': 403,
  'partner-not-active': 403,
  'wrong-account': 403,
  'administrators-only': 403,
  'administrator-replaced': 403,
  'not-found': 404,
  'account-not-found': 404,
  'invitation-unknown': 404,
  'unknown-path': 404,
  'unsupported-method': 405,
  'partner-already-active': 409,
  'already-a-partner-user': 409,
  'country-of-use-is-fixed': 409,
  'service-already-added': 409,
  'service-ended': 409,
  'account-number-is-fixed': 409,
  'still-provisioning': 409,
  'already-activated': 409,
  'no-open-invitation': 409,
  'subscription-inactive': 409,
  'subscription-expired': 409,
  'subscription-not-inactive': 409,
  'user-already-added': 409,
  'user-is-administrator': 409,
  'last-administrator': 409,
  'role-is-mandatory': 409,
  'already-joined': 409,
  'no-licence-left': 409,
  'portal-is-full': 409,
  'account-is-customer-administrator': 409,
  'request-closed': 409,
  'request-taken': 409,
  'too-much-contention': 409,
  'invitation-used': 410,
  'invitation-replaced': 410,
  'invitation-withdrawn': 410,
  'invitation-expired': 410,
  'subscription-purged': 410,
  'precondition-failed': 412,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'service-not-found': 422,
  'country-not-supported': 422,
  'account-number-missing': 422,
  'administrator-missing': 422,
  'administrator-is-portal-identity': 422,
  'nothing-to-change': 422,
  'hand-over-not-possible': 422,
  'agreement-missing': 422,
  'idempotency-key-reused': 422,
  'secret-not-accepted': 422,
  'card-number-not-accepted': 422,
  'invalid-request': 422,
  'invalid-cursor': 400,
  'malformed-request': 400,
  'data-center-unavailable': 503,
  'internal-error': 500,
};
