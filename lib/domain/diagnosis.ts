import type { Instant } from './instant.ts';

/** Why somebody cannot do what they came for, most likely (R7). A client treats one that it does not know as `nothing-found`. */
export type Cause =
  // who asks
  | 'other-identity'
  | 'first-sign-in-pending'
  | 'not-added-to-organization'
  | 'organization-not-active'
  | 'customer-administrator-account'
  | 'partner-portal-account'
  | 'user-of-another-service'
  | 'user-not-invited'
  | 'access-request-pending'
  // where a subscription stands
  | 'still-provisioning'
  | 'provisioning-overdue'
  | 'data-center-not-answering'
  | 'activation-not-sent'
  | 'mail-on-its-way'
  | 'mail-undeliverable'
  | 'mail-reported-as-spam'
  | 'invitation-not-accepted'
  | 'invitation-replaced'
  | 'invitation-withdrawn'
  | 'invitation-expired'
  | 'agreement-pending'
  | 'inactive'
  | 'trial-expired'
  | 'purged'
  | 'end-of-support'
  | 'nothing-found';

/** Who can take the next step. */
export type Helper =
  | 'you'
  | 'partner'
  | 'partner-administrator'
  | 'customer-administrator'
  | 'support'
  | 'nobody';

export interface Evidence {
  readonly fact: string;
  readonly value: string;
}

/** The most likely cause, what speaks for it, and what to do (R7). */
export interface Diagnosis {
  readonly cause: Cause;
  /** The cause in a sentence. */
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  readonly nextStep: {
    readonly by: Helper;
    readonly what: string;
    /** Until when, or from when on, where there is such an instant. */
    readonly until?: Instant;
  };
}

/** How long provisioning takes: usually, and before support is to be asked. From the catalogue. */
export interface Provisioning {
  readonly usualMinutes: number;
  readonly longestHours: number;
}

const hour = 3_600_000;

/** Whether something that began at an instant can still be under way, and until when. */
export const provisioningWindow = (
  began: Instant,
  { longestHours }: Provisioning,
  now: Instant,
): { readonly open: boolean; readonly until: Instant } => {
  const until = new Date(Date.parse(began) + longestHours * hour).toISOString() as Instant;
  return { open: now < until, until };
};

/** Cause (a) of R7, before and after support is to be asked. */
export function provisioningDiagnosis(
  began: Instant,
  provisioning: Provisioning,
  now: Instant,
  evidence: readonly Evidence[],
): Diagnosis {
  const { open, until } = provisioningWindow(began, provisioning, now);
  const { usualMinutes, longestHours } = provisioning;
  if (!open)
    return {
      cause: 'provisioning-overdue',
      summary: `Provisioning has taken longer than ${longestHours} hours.`,
      evidence,
      nextStep: { by: 'support', what: 'Contact support, and name the id of what you are waiting for.' },
    };
  return {
    cause: 'still-provisioning',
    summary: 'It was activated a short while ago and is still being provisioned.',
    evidence,
    nextStep: {
      by: 'you',
      what: `Wait ${usualMinutes} minutes, then try again. It can take up to ${longestHours} hours; after that contact support.`,
      until,
    },
  };
}
