import { type Delivery, deliveryInWords, wentWrong } from '../delivery.ts';
import {
  type Diagnosis,
  type Evidence,
  type Provisioning,
  provisioningDiagnosis,
  provisioningWindow,
} from '../diagnosis.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';

/** What is known of a signed-in person who cannot get on in the partner portal. Nothing about anybody else. */
export interface PersonFacts {
  readonly accountId: AccountId;
  /** When the organisation was activated whose user they are by issuer and subject. */
  readonly memberSince?: Instant;
  /** Whether a portal knows the account: bound to a sign-in of another identity, or invited and never signed in. */
  readonly account?: 'bound-to-another' | 'invited';
  readonly administersCustomer: boolean;
  /** Of the organisation whose account number they gave, if the directory associates their account with it. */
  readonly organization?: 'active' | 'not-active';
  /** Whether they gave the account number of an organisation. */
  readonly accountNumberGiven: boolean;
  /** What has become of the newest mail to them. */
  readonly mail?: Delivery;
  readonly provisioning: Provisioning;
}

/** Why a signed-in person finds the portal unavailable, also when they are no user of any organisation (R7). */
export function diagnosePerson(facts: PersonFacts, now: Instant): Diagnosis {
  const signedInAs: Evidence = { fact: 'signed-in-as', value: facts.accountId };
  if (facts.memberSince) return diagnoseMember(facts.memberSince, facts, [signedInAs], now);
  if (facts.account === 'bound-to-another')
    return {
      cause: 'other-identity',
      summary:
        'You are signed in with another identity than the registered one, although the account has the same name.',
      evidence: [signedInAs, { fact: 'registered-identity', value: 'another one of this account name' }],
      nextStep: otherIdentityStep,
    };
  if (facts.account === 'invited')
    return {
      cause: 'first-sign-in-pending',
      summary: 'You are invited with this account, and have not used the portal yet.',
      evidence: [signedInAs, { fact: 'status', value: 'invited' }],
      nextStep: { by: 'you', what: 'Open the portal once: GET /v1/partners/me makes you a user.' },
    };
  if (facts.organization === 'active')
    return {
      cause: 'not-added-to-organization',
      summary: 'Your organisation is active, and this account is not one of its users.',
      evidence: [signedInAs, { fact: 'directory', value: 'associates this account with the organisation' }],
      nextStep: {
        by: 'partner-administrator',
        what: 'Ask an administrator of your organisation to add this account, or sign in with the account that was added.',
      },
    };
  if (facts.organization === 'not-active')
    return {
      cause: 'organization-not-active',
      summary: 'Your organisation has not been activated yet.',
      evidence: [signedInAs, { fact: 'directory', value: 'associates this account with the organisation' }],
      nextStep: { by: 'you', what: 'Activate your organisation with POST /v1/partners.' },
    };
  if (facts.administersCustomer)
    return {
      cause: 'customer-administrator-account',
      summary: 'This account administers a customer’s portal, and never signs in to the partner portal.',
      evidence: [signedInAs, { fact: 'registered-as', value: 'customer administrator' }],
      nextStep: otherIdentityStep,
    };
  return {
    cause: 'other-identity',
    summary:
      'You are signed in with another identity than the registered one: no partner organisation has this account as a user.',
    evidence: [signedInAs, { fact: 'registered-identity', value: 'not this one' }],
    nextStep: facts.accountNumberGiven ? otherIdentityStep : otherIdentityOrOrganizationStep,
  };
}

/** Cause (b) of R7. */
const otherIdentityStep = {
  by: 'you',
  what: 'Sign out, then sign in with the registered account. If you do not know which one it is, ask your administrator.',
} as const;

/** What the directory associates with an account is found by the number of the organisation only. */
const otherIdentityOrOrganizationStep = {
  by: 'you',
  what: `${otherIdentityStep.what} If this is the right account, ask again with ?accountNumber= and your organisation’s account number: that tells whether the directory associates it.`,
} as const;

function diagnoseMember(
  since: Instant,
  { provisioning, mail }: PersonFacts,
  evidence: readonly Evidence[],
  now: Instant,
): Diagnosis {
  const known = [...evidence, { fact: 'organization-activated-at', value: since }];
  if (provisioningWindow(since, provisioning, now).open)
    return provisioningDiagnosis(since, provisioning, now, known);
  if (mail && wentWrong(mail))
    return {
      cause: mail.status === 'complained' ? 'mail-reported-as-spam' : 'mail-undeliverable',
      summary: 'You are a user of your organisation, but mails to you do not arrive.',
      evidence: [...known, { fact: 'delivery', value: deliveryInWords(mail) }],
      nextStep: {
        by: 'you',
        what: 'Give another address for your mails with PATCH /v1/partners/me/users/{userId}. If the address is right after all, support can lift the block.',
      },
    };
  return {
    cause: 'nothing-found',
    summary: 'Your organisation is active and you are one of its users: nothing here is in the way.',
    evidence: known,
    nextStep: {
      by: 'support',
      what: 'Contact support if something does not work, with the x-request-id of the answer that you got.',
    },
  };
}
