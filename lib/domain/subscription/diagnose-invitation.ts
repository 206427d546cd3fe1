import { type Delivery, deliveryInWords, deliveryRemedy, wentWrong } from '../delivery.ts';
import type { Diagnosis, Evidence } from '../diagnosis.ts';
import type { Instant } from '../instant.ts';
import { hasEnded } from '../time/end-of-support.ts';
import type { Standing } from '../time/standing.ts';
import { evidenceOf, notAnswering, type SubscriptionFacts, told } from './subscription-facts.ts';

/** Why the customer administrator has not accepted, also while others use the service already (R7, R47). */
export function diagnoseInvitation(facts: SubscriptionFacts, now: Instant): Diagnosis {
  const { standing, endOfSupport, dataCenter } = facts;
  const before = evidenceOf(facts);
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
  if (!answering) return notAnswering(evidence);
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
