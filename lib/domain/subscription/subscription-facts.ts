import type { Diagnosis, Evidence, Provisioning } from '../diagnosis.ts';
import type { Instant } from '../instant.ts';
import type { EndOfSupport } from '../time/end-of-support.ts';
import type { Standing, Status } from '../time/standing.ts';

/** What is known of a subscription, and of its newest invitation, by whoever asks. */
export interface SubscriptionFacts {
  readonly subscriptionId: string;
  readonly addedAt: Instant;
  readonly standing: Omit<Standing, 'status'> & { readonly status: Status };
  /** Absent when the data center was not asked, or did not answer. */
  readonly dataCenter?: {
    readonly generation: number;
    readonly activatedAt?: Instant;
    /** What became of the newest invitation's mail. */
    readonly mail: 'sent' | 'failed' | 'pending';
    /** When the registered administrator signed in since it was sent, if that is known. */
    readonly signedInAt?: Instant;
  };
  readonly answering: boolean;
  /** Whether the registered administrator is the one who asks, signed in with that account. */
  readonly askedByAdministrator: boolean;
  readonly endOfSupport?: Pick<EndOfSupport, 'at' | 'successor'>;
  /** Of an account number that came after all: support was asked to reactivate, or has closed that without (R33). */
  readonly reactivation?: 'requested' | 'closed';
  /** Who reads it: a customer is not told of calls that only partners can make. */
  readonly reader: 'partner' | 'support' | 'customer';
  readonly provisioning: Provisioning;
}

/** What every diagnosis of a subscription names. */
export const evidenceOf = ({ standing, subscriptionId }: SubscriptionFacts): Evidence[] => [
  { fact: 'subscription', value: subscriptionId },
  { fact: 'status', value: standing.status },
];

export const told = (
  evidence: readonly Evidence[],
  cause: Diagnosis['cause'],
  summary: string,
  nextStep: Diagnosis['nextStep'],
): Diagnosis => ({ cause, summary, evidence, nextStep });

export const notAnswering = (evidence: readonly Evidence[]): Diagnosis =>
  told(
    evidence,
    'data-center-not-answering',
    'The data center of the subscription does not answer at the moment.',
    { by: 'nobody', what: 'Wait some minutes, then ask again.' },
  );
