/** Every reason for which a request can be refused. The HTTP status of each stands in `lib/http/status.ts`. */
export type RefusalCode =
  // who asks
  | 'identity-not-associated'
  | 'partner-already-active'
  | 'partner-not-active'
  | 'already-a-partner-user'
  | 'wrong-account'
  // what is asked for
  | 'not-found'
  | 'account-not-found'
  | 'partner-not-found'
  | 'product-line-not-of-service'
  | 'organization-required'
  | 'sign-up-account-only'
  | 'not-partner-of-record'
  | 'direct-sign-up-not-offered'
  | 'sign-up-at-home'
  | 'too-many-sign-ups'
  | 'no-advisor-fee'
  | 'trial-not-paid'
  | 'advisor-fee-already-claimed'
  | 'service-not-found'
  | 'country-not-supported'
  | 'country-of-use-is-fixed'
  | 'service-already-added'
  | 'service-ended'
  | 'account-number-is-fixed'
  | 'account-number-missing'
  | 'administrator-missing'
  | 'administrator-is-portal-identity'
  | 'nothing-to-change'
  | 'external-id-in-use'
  // bulk enrolment
  | 'enrolment-not-checked'
  | 'nothing-to-enrol'
  | 'enrolment-running'
  | 'enrolment-ended'
  | 'rows-forgotten'
  // where the subscription stands
  | 'still-provisioning'
  | 'already-activated'
  | 'no-open-invitation'
  | 'subscription-inactive'
  | 'subscription-expired'
  | 'subscription-not-inactive'
  | 'subscription-purged'
  // the customer portal
  | 'administrators-only'
  | 'user-already-added'
  | 'user-is-administrator'
  | 'last-administrator'
  | 'role-is-mandatory'
  | 'hand-over-not-possible'
  | 'already-joined'
  | 'no-licence-left'
  | 'portal-is-full'
  // the billing account, and what is bought
  | 'billing-administrator-only'
  | 'billing-not-open'
  | 'billing-address-not-in-country'
  | 'not-a-trial'
  | 'already-paid'
  | 'not-paid'
  | 'trial-still-runs'
  | 'service-cannot-be-paid'
  | 'plan-not-offered'
  | 'release-not-offered'
  | 'not-an-upgrade'
  | 'too-few-licences'
  | 'payment-method-of-partner'
  | 'too-much-bought'
  // ownership of the billing account
  | 'billing-access-only'
  | 'user-is-billing-administrator'
  | 'user-is-delegate'
  | 'user-is-new-owner'
  | 'delegate-is-not-a-user'
  | 'already-has-billing-access'
  | 'too-many-delegates'
  | 'confirmation-required'
  | 'transfer-not-needed'
  | 'transfer-needed'
  | 'card-digits-blocked'
  | 'new-owner-not-ready'
  | 'transfer-already-requested'
  | 'transfer-details-mismatch'
  | 'new-owner-is-not-a-user'
  | 'no-transfer-requested'
  | 'not-the-new-owner'
  | 'transfer-not-ready'
  | 'consent-missing'
  | 'partner-is-billing-administrator'
  | 'partner-access-removed'
  | 'no-partner'
  // users of the partner portal
  | 'administrator-replaced'
  | 'partner-is-full'
  | 'too-many-administrators'
  | 'several-invitations'
  | 'account-is-customer-administrator'
  // the support desk
  | 'request-closed'
  | 'request-taken'
  | 'request-not-taken'
  | 'request-full'
  | 'no-mail-block'
  | 'address-not-known'
  | 'too-many-open-requests'
  // the activation link
  | 'agreement-missing'
  | 'invitation-unknown'
  | 'invitation-used'
  | 'invitation-replaced'
  | 'invitation-withdrawn'
  | 'invitation-expired'
  // the request itself
  | 'precondition-failed'
  | 'idempotency-key-reused'
  | 'secret-not-accepted'
  | 'card-number-not-accepted'
  | 'invalid-cursor'
  | 'too-much-contention'
  | 'data-center-unavailable';

/** Why something was not done, and what to do instead. Never carries secrets or another's data. */
export interface Refusal {
  readonly code: RefusalCode;
  /** A sentence for the caller that says what to do (R68). */
  readonly detail: string;
  /** RFC 6901 pointer to the field at fault. */
  readonly pointer?: string;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const accepted = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refused = (code: RefusalCode, detail: string, pointer?: string): Outcome<never> => ({
  ok: false,
  refusal: pointer === undefined ? { code, detail } : { code, detail, pointer },
});
