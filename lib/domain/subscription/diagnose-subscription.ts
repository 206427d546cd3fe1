import {
  type Diagnosis,
  type Evidence,
  type Helper,
  provisioningDiagnosis,
  provisioningWindow,
} from '../diagnosis.ts';
import type { Instant } from '../instant.ts';
import { hasEnded } from '../time/end-of-support.ts';
import { diagnoseInvitation } from './diagnose-invitation.ts';
import { addAgain } from './subscription-blocks.ts';
import { evidenceOf, notAnswering, type SubscriptionFacts, told } from './subscription-facts.ts';

/** Why a subscription cannot be used, or not yet, and who can do what about it (R7). */
export function diagnoseSubscription(facts: SubscriptionFacts, now: Instant): Diagnosis {
  const { status } = facts.standing;
  const evidence = evidenceOf(facts);
  switch (status) {
    case 'purged':
      return told(evidence, 'purged', 'The data was deleted for good when its time was over.', {
        by: 'partner',
        what: `${addAgain}. What was deleted cannot come back.`,
      });
    case 'inactive':
    case 'expired':
      return ended(facts, evidence, now);
    case 'provisioning':
      return provisioningDiagnosis(facts.addedAt, facts.provisioning, now, [
        ...evidence,
        { fact: 'added-at', value: facts.addedAt },
      ]);
    case 'added':
    case 'invitation-sent':
      return diagnoseInvitation(facts, now);
    default:
      return diagnoseInUse(facts, evidence, now);
  }
}

const day = 86_400_000;

const daysInWords = (left: number): string => (left === 1 ? '1 more day' : `${left} more days`);

function ended(
  { standing, reactivation, reader }: SubscriptionFacts,
  evidence: readonly Evidence[],
  now: Instant,
): Diagnosis {
  const purge = standing.deadlines.find(({ kind }) => kind === 'purge')?.at ?? now;
  const left = Math.ceil((Date.parse(purge) - Date.parse(now)) / day);
  const known = [
    ...evidence,
    { fact: 'data-kept-until', value: purge },
    { fact: 'days-left', value: String(left) },
  ];
  if (standing.status === 'expired')
    return told(known, 'trial-expired', `The trial is over. Its data is kept for ${daysInWords(left)}.`, {
      by: 'support',
      what: 'Ask support to turn the trial into a paid subscription before the data is deleted.',
      until: purge,
    });
  return told(
    [...known, ...(reactivation ? [{ fact: 'reactivation', value: reactivation }] : [])],
    'inactive',
    `It is inactive because no account number was added in time. Its data is kept for ${daysInWords(left)}.`,
    { ...reactivationStep(reactivation, reader), until: purge },
  );
}

function reactivationStep(
  reactivation: SubscriptionFacts['reactivation'],
  reader: SubscriptionFacts['reader'],
): { readonly by: Helper; readonly what: string } {
  const forCustomer = reader === 'customer';
  if (reactivation === 'requested')
    return {
      by: 'support',
      what: `The account number was submitted, and support was asked to reactivate. Wait for that${forCustomer ? '.' : ': the request shows how it stands.'}`,
    };
  if (forCustomer)
    return {
      by: 'partner',
      what: 'Give your partner the account number of your organisation: submitting it asks support to reactivate.',
    };
  return reactivation === 'closed'
    ? {
        by: 'partner',
        what: 'Support has closed the request without reactivating; the request says why. Submit the account number again with PUT /v1/customers/{customerId}/account-number to ask once more.',
      }
    : {
        by: 'partner',
        what: 'Submit the account number with PUT /v1/customers/{customerId}/account-number: it opens a request, and support reactivates.',
      };
}

function diagnoseInUse(facts: SubscriptionFacts, before: readonly Evidence[], now: Instant): Diagnosis {
  const { dataCenter, provisioning, endOfSupport, standing } = facts;
  const began = dataCenter?.activatedAt;
  const [deadline] = standing.deadlines;
  const evidence = [
    ...before,
    ...(began ? [{ fact: 'activated-at', value: began }] : []),
    ...(deadline ? [{ fact: `next-deadline-${deadline.kind}`, value: deadline.at }] : []),
  ];
  if (began && provisioningWindow(began, provisioning, now).open)
    return provisioningDiagnosis(began, provisioning, now, evidence);
  if (!facts.answering) return notAnswering(evidence);
  if (endOfSupport && hasEnded(endOfSupport, now))
    return told(
      [...evidence, { fact: 'end-of-support', value: endOfSupport.at }],
      'end-of-support',
      'Support for the service has ended.',
      {
        by: 'partner',
        what: endOfSupport.successor
          ? `Move to its successor: ${endOfSupport.successor}`
          : 'Ask support which service takes its place.',
      },
    );
  return told(evidence, 'nothing-found', 'The subscription can be used: nothing here is in the way.', {
    by: 'customer-administrator',
    what: 'Sign out, then sign in with the registered account. If that does not help, contact support.',
  });
}
