import { type Delivery, deliveryInWords, deliveryRemedy, wentWrong } from '../delivery.ts';
import {
  type Diagnosis,
  type Evidence,
  type Helper,
  type Provisioning,
  provisioningDiagnosis,
  provisioningWindow,
} from '../diagnosis.ts';
import type { Instant } from '../instant.ts';
import { type EndOfSupport, hasEnded } from '../time/end-of-support.ts';
import type { Standing, Status } from '../time/standing.ts';
import { addAgain } from './subscription-blocks.ts';

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
      return ended(facts, evidence, now);
    case 'expired':
      return ended(facts, evidence, now);
    case 'provisioning':
      return provisioningDiagnosis(facts.addedAt, facts.provisioning, now, [
        ...evidence,
        { fact: 'added-at', value: facts.addedAt },
      ]);
    case 'added':
    case 'invitation-sent':
      return diagnoseActivation(facts, evidence, now);
    default:
      return diagnoseInUse(facts, evidence, now);
  }
}

const evidenceOf = ({ standing, subscriptionId }: SubscriptionFacts): Evidence[] => [
  { fact: 'subscription', value: subscriptionId },
  { fact: 'status', value: standing.status },
];

/** Why the customer administrator has not accepted, also while others use the service already (R47). */
export const diagnoseInvitation = (facts: SubscriptionFacts, now: Instant): Diagnosis =>
  diagnoseActivation(facts, evidenceOf(facts), now);

const told = (
  evidence: readonly Evidence[],
  cause: Diagnosis['cause'],
  summary: string,
  nextStep: { readonly by: Helper; readonly what: string; readonly until?: Instant },
): Diagnosis => ({ cause, summary, evidence, nextStep });

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

function diagnoseActivation(facts: SubscriptionFacts, before: readonly Evidence[], now: Instant): Diagnosis {
  const { standing, endOfSupport, dataCenter } = facts;
  const { invitation } = standing;
  if (endOfSupport && hasEnded(endOfSupport, now))
    return told(
      [...before, { fact: 'end-of-support', value: endOfSupport.at }],
      'end-of-support',
      endedSupport,
      {
        by: 'partner',
        what: endOfSupport.successor
          ? `Use its successor instead: ${endOfSupport.successor}`
          : 'Ask support which service takes its place.',
      },
    );
  if (!invitation)
    return told(before, 'activation-not-sent', 'The activation has not been sent to the customer yet.', {
      by: 'partner',
      what: 'Send it with POST /v1/subscriptions/{subscriptionId}/activation.',
    });
  const sendAgain = sendAgainFor(facts.reader);
  const evidence = [
    ...before,
    { fact: 'invitation', value: invitation.status },
    { fact: 'invitation-sent-at', value: invitation.sentAt },
    { fact: 'invitation-expires-at', value: invitation.expiresAt },
    ...(invitation.delivery ? [{ fact: 'delivery', value: deliveryInWords(invitation.delivery) }] : []),
    ...(dataCenter
      ? [
          { fact: 'mail', value: dataCenter.mail },
          { fact: 'times-sent', value: String(dataCenter.generation) },
        ]
      : []),
  ];
  if (invitation.status === 'withdrawn')
    return told(evidence, 'invitation-withdrawn', 'The invitation was withdrawn.', sendAgain);
  if (invitation.status === 'expired')
    return told(evidence, 'invitation-expired', 'The invitation was not accepted in time.', sendAgain);
  const wrong = trouble(invitation, dataCenter?.mail);
  if (wrong) return undelivered(evidence, wrong, facts.reader);
  if (facts.askedByAdministrator)
    return told(evidence, 'agreement-pending', 'The agreements have not been accepted yet.', {
      by: 'you',
      what: 'Open the newest mail, sign in with this account, and agree to both documents.',
      until: invitation.expiresAt,
    });
  return notAccepted(facts, invitation, evidence);
}

/** Nothing but the acceptance is missing, as far as is known. */
function notAccepted(
  { dataCenter, answering }: SubscriptionFacts,
  invitation: NonNullable<Standing['invitation']>,
  evidence: readonly Evidence[],
): Diagnosis {
  if (dataCenter?.signedInAt)
    return told(
      [...evidence, { fact: 'signed-in-at', value: dataCenter.signedInAt }],
      'agreement-pending',
      'The customer administrator has signed in, and has not accepted the agreements yet.',
      { by: 'customer-administrator', what: acceptNewest, until: invitation.expiresAt },
    );
  if (!answering)
    return told(
      evidence,
      'data-center-not-answering',
      'The data center of the subscription does not answer at the moment.',
      {
        by: 'nobody',
        what: 'Wait some minutes, then ask again.',
      },
    );
  if (dataCenter?.mail === 'pending')
    return told(evidence, 'mail-on-its-way', 'The mail with the invitation is on its way.', {
      by: 'nobody',
      what: 'Wait some minutes. It is sent again by itself if the mail service does not answer.',
    });
  return (dataCenter?.generation ?? 1) > 1
    ? told(
        evidence,
        'invitation-replaced',
        'The activation was sent more than once: links in earlier mails were replaced and open nothing.',
        {
          by: 'customer-administrator',
          what: acceptNewest,
          until: invitation.expiresAt,
        },
      )
    : told(
        evidence,
        'invitation-not-accepted',
        'The customer administrator has not accepted the invitation yet.',
        {
          by: 'customer-administrator',
          what: acceptNewest,
          until: invitation.expiresAt,
        },
      );
}

/** What became of the mail with the invitation, if that is why nobody accepts it. */
function trouble(
  { delivery, sentAt }: NonNullable<Standing['invitation']>,
  mail: 'sent' | 'failed' | 'pending' | undefined,
): Delivery | undefined {
  if (delivery) return wentWrong(delivery) ? delivery : undefined;
  return mail === 'failed' ? { status: 'failed', at: sentAt, reason: 'refused' } : undefined;
}

const undelivered = (
  evidence: readonly Evidence[],
  delivery: Delivery,
  reader: SubscriptionFacts['reader'],
): Diagnosis =>
  told(
    evidence,
    delivery.status === 'complained' ? 'mail-reported-as-spam' : 'mail-undeliverable',
    delivery.status === 'complained'
      ? 'The mail with the invitation was reported as spam by its recipient.'
      : 'The mail with the invitation could not be delivered.',
    reader === 'customer'
      ? {
          by: 'partner',
          what: 'Ask your partner to send the activation again, to an address that takes mail. If the address is right after all, support can lift the block.',
        }
      : { by: 'partner', what: deliveryRemedy(delivery) ?? sendAgainFor(reader).what },
  );

const acceptNewest =
  'Open the newest mail, also among junk mail, sign in with exactly the registered account, and agree to both documents. Whoever is signed in with another account signs out first.';
const sendAgainFor = (reader: SubscriptionFacts['reader']) =>
  ({
    by: 'partner',
    what:
      reader === 'customer'
        ? 'Ask your partner to send the activation again: it makes a new link.'
        : 'Send the activation again: it makes a new link.',
  }) as const;
const endedSupport = 'Support for the service has ended: it takes no new sign-ups.';

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
  if (!facts.answering)
    return told(
      evidence,
      'data-center-not-answering',
      'The data center of the subscription does not answer at the moment.',
      {
        by: 'nobody',
        what: 'Wait some minutes, then ask again.',
      },
    );
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
