import { type Delivery, deliveryInWords, wentWrong } from '../delivery.ts';
import type { Cause, Diagnosis, Evidence, Helper } from '../diagnosis.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { diagnoseInvitation } from '../subscription/diagnose-invitation.ts';
import { diagnoseSubscription } from '../subscription/diagnose-subscription.ts';
import type { SubscriptionFacts } from '../subscription/subscription-facts.ts';

/** As what a subscription, or somebody near it, knows the account of a person. */
export type KnownAs =
  | { readonly as: 'user'; readonly since: Instant }
  | {
      readonly as: 'invited-user';
      readonly mail: 'not-sent' | 'queued' | 'sent' | 'expired';
      readonly timesSent: number;
      readonly expiresAt?: Instant;
      /** What the mail service told of the newest mail. */
      readonly delivery?: Delivery;
    }
  /** Named as administrator, and has not accepted. */
  | { readonly as: 'registered-administrator' }
  | { readonly as: 'asking-for-access'; readonly until: Instant }
  | { readonly as: 'user-of-another-service'; readonly subscriptionId: string }
  | { readonly as: 'partner-portal-user' }
  | { readonly as: 'nobody' };

/** Where a subscription stands that is in the way of everybody, whoever they are. */
const forEverybody: ReadonlySet<SubscriptionFacts['standing']['status']> = new Set([
  'provisioning',
  'inactive',
  'expired',
  'purged',
]);

/** Why a person cannot use a subscription, by the account that they sign in with; for support (R7). */
export function diagnoseUser(
  facts: SubscriptionFacts,
  { account, known }: { readonly account: AccountId; readonly known: KnownAs | undefined },
  now: Instant,
): Diagnosis {
  const { standing, subscriptionId } = facts;
  const whole = diagnoseSubscription(facts, now);
  const asked: Evidence[] = [
    { fact: 'account', value: account },
    ...(known ? [{ fact: 'known-as', value: known.as }] : []),
  ];
  if (!known || forEverybody.has(standing.status) || whole.cause === 'activation-not-sent')
    return { ...whole, evidence: [...whole.evidence, ...asked] };
  const evidence: Evidence[] = [
    { fact: 'subscription', value: subscriptionId },
    { fact: 'status', value: standing.status },
    ...asked,
  ];
  switch (known.as) {
    case 'user':
      return {
        ...whole,
        evidence: [...whole.evidence, ...asked, { fact: 'user-since', value: known.since }],
      };
    case 'registered-administrator': {
      const found = diagnoseInvitation(facts, now);
      return { ...found, evidence: [...found.evidence, ...asked] };
    }
    case 'invited-user':
      return invitedUser(known, evidence);
    case 'asking-for-access':
      return told(evidence, {
        cause: 'access-request-pending',
        summary: 'They have asked for access, and no administrator of the customer has decided yet.',
        by: 'customer-administrator',
        what: 'Grant or decline the request under requests in the customer portal.',
        until: known.until,
      });
    case 'user-of-another-service':
      return told([...evidence, { fact: 'user-of', value: known.subscriptionId }], {
        cause: 'user-of-another-service',
        summary: 'This account is a user of another service of the customer, and not of this one.',
        by: 'customer-administrator',
        what: 'Add the account to the users of this service too, or have the person open the portal of the other one.',
      });
    case 'partner-portal-user':
      return told(evidence, {
        cause: 'partner-portal-account',
        summary: 'This account signs in to a partner portal, and so never administers a customer.',
        by: 'partner',
        what: 'Send the activation again, or have an administrator add the person, with another account of theirs.',
      });
    case 'nobody':
      return told(evidence, otherIdentity(standing.status));
    default:
      return known satisfies never;
  }
}

interface Told {
  readonly cause: Cause;
  readonly summary: string;
  readonly by: Helper;
  readonly what: string;
  readonly until?: Instant | undefined;
}

const told = (evidence: readonly Evidence[], { cause, summary, by, what, until }: Told): Diagnosis => ({
  cause,
  summary,
  evidence,
  nextStep: { by, what, ...(until !== undefined && { until }) },
});

/** Cause (b) of R7: before the acceptance one account alone is registered, afterwards those of the users. */
const otherIdentity = (status: SubscriptionFacts['standing']['status']): Told =>
  status === 'added' || status === 'invitation-sent'
    ? {
        cause: 'other-identity',
        summary: 'This is another account than the registered one, which alone can accept the invitation.',
        by: 'customer-administrator',
        what: 'Sign out, then sign in with exactly the registered account. If this account is the right one, the partner sends the activation again and names it.',
      }
    : {
        cause: 'other-identity',
        summary: 'This is another account than those of the users: the service does not know it.',
        by: 'customer-administrator',
        what: 'Have the person sign out, then sign in with the account that was added; or add this one to the users.',
      };

type InvitedUser = Extract<KnownAs, { as: 'invited-user' }>;

function invitedUser(known: InvitedUser, before: readonly Evidence[]): Diagnosis {
  const { mail, timesSent, expiresAt: until, delivery } = known;
  const evidence = [
    ...before,
    { fact: 'mail', value: mail },
    { fact: 'times-sent', value: String(timesSent) },
    ...(until ? [{ fact: 'invitation-expires-at', value: until }] : []),
    ...(delivery ? [{ fact: 'delivery', value: deliveryInWords(delivery) }] : []),
  ];
  if (mail === 'not-sent')
    return told(evidence, {
      cause: 'user-not-invited',
      summary: 'They were added to the users, and no invitation was mailed.',
      by: 'customer-administrator',
      what: sendAgain,
    });
  if (mail === 'expired')
    return told(evidence, {
      cause: 'invitation-expired',
      summary: 'The invitation was not accepted in time.',
      by: 'customer-administrator',
      what: sendAgain,
    });
  if (delivery && wentWrong(delivery))
    return told(evidence, {
      cause: delivery.status === 'complained' ? 'mail-reported-as-spam' : 'mail-undeliverable',
      summary:
        delivery.status === 'complained'
          ? 'The mail with the invitation was reported as spam by its recipient.'
          : 'The mail with the invitation could not be delivered.',
      by: 'customer-administrator',
      what: 'Remove the user and add an account whose address takes mail. If the address is right after all, support can lift the block, and an administrator of the customer then sends the invitation again.',
    });
  if (mail === 'queued')
    return told(evidence, {
      cause: 'mail-on-its-way',
      summary: 'The mail with the invitation is on its way.',
      by: 'nobody',
      what: 'Wait some minutes. It is sent again by itself if the mail service does not answer.',
    });
  return timesSent > 1
    ? told(evidence, {
        cause: 'invitation-replaced',
        summary: 'They were invited more than once: links in earlier mails were replaced and open nothing.',
        by: 'customer-administrator',
        what: openNewest,
        until,
      })
    : told(evidence, {
        cause: 'invitation-not-accepted',
        summary: 'They have not accepted the invitation to the portal yet.',
        by: 'customer-administrator',
        what: openNewest,
        until,
      });
}

const sendAgain = 'Send the invitation from the page of the user in the customer portal.';
const openNewest =
  'Have the person open the newest mail, also among junk mail, and sign in with exactly the invited account.';
