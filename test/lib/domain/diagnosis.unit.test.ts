import { describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../../lib/domain/delivery.ts';
import { accountId } from '../../../lib/domain/identity.ts';
import { diagnosePerson, type PersonFacts } from '../../../lib/domain/partner/diagnose-partner.ts';
import { diagnoseSubscription } from '../../../lib/domain/subscription/diagnose-subscription.ts';
import type { SubscriptionFacts } from '../../../lib/domain/subscription/subscription-facts.ts';
import { at } from './given.ts';

const now = at('2026-02-01T10:00:00Z');
const provisioning = { usualMinutes: 15, longestHours: 72 };

describe('a person who cannot get on', () => {
  const person = (facts: Partial<PersonFacts> = {}) =>
    diagnosePerson(
      {
        accountId: accountId('x@partner.example'),
        administersCustomer: false,
        accountNumberGiven: false,
        provisioning,
        ...facts,
      },
      now,
    );

  test('R7 just activated: wait some minutes, up to 72 hours, after that contact support', () => {
    expect(person({ memberSince: at('2026-01-29T10:00:00.001Z') })).toMatchObject({
      cause: 'still-provisioning',
      nextStep: {
        by: 'you',
        what: expect.stringMatching(/15 minutes.*72 hours.*support/),
        until: at('2026-02-01T10:00:00.001Z'),
      },
    });
    expect(person({ memberSince: at('2026-01-29T10:00:00Z') })).toMatchObject({
      cause: 'nothing-found',
      nextStep: { by: 'support' },
    });
  });

  test('R7 R68 who gave no account number is told to ask again with it, if the account is the right one', () => {
    expect(person().nextStep.what).toContain('?accountNumber=');
    expect(person({ accountNumberGiven: true }).nextStep.what).not.toContain('accountNumber');
  });

  test('R7 a user to whom no mail gets through learns that', () => {
    const memberSince = at('2026-01-01');
    const bounced = { status: 'bounced', at: now, reason: 'address-rejected', permanent: true } as const;
    expect(person({ memberSince, mail: bounced })).toMatchObject({
      cause: 'mail-undeliverable',
      nextStep: { by: 'you' },
    });
    expect(person({ memberSince, mail: { status: 'complained', at: now } }).cause).toBe(
      'mail-reported-as-spam',
    );
    expect(person({ memberSince, mail: { status: 'delivered', at: now } }).cause).toBe('nothing-found');
  });

  test.each<[string, Partial<PersonFacts>]>([
    ['other-identity', {}],
    ['other-identity', { account: 'bound-to-another' }],
    ['first-sign-in-pending', { account: 'invited' }],
    ['not-added-to-organization', { organization: 'active' }],
    ['organization-not-active', { organization: 'not-active' }],
    ['customer-administrator-account', { administersCustomer: true }],
  ])('R7 %s, with evidence and a next step', (cause, facts) => {
    const found = person(facts);
    expect(found.cause).toBe(cause);
    expect(found.evidence).toContainEqual({ fact: 'signed-in-as', value: 'x@partner.example' });
    if (cause === 'other-identity')
      expect(found.nextStep.what).toMatch(/Sign out, then sign in with the registered/);
  });
});

test('R7 R33 an inactive one whose number came late waits for support, not for the partner', () => {
  const standing = {
    status: 'inactive',
    deadlines: [{ kind: 'purge', at: at('2026-02-21T10:00:00Z') }],
    notices: [],
  } as const;
  const facts = { subscriptionId: 'sub_1', addedAt: now, standing, answering: true, provisioning };
  const diagnose = (
    reactivation?: SubscriptionFacts['reactivation'],
    reader: SubscriptionFacts['reader'] = 'partner',
  ) =>
    diagnoseSubscription(
      { ...facts, askedByAdministrator: false, reader, ...(reactivation && { reactivation }) },
      now,
    );
  expect(diagnose().nextStep).toMatchObject({ by: 'partner', what: expect.stringContaining('PUT') });
  expect(diagnose('closed').nextStep).toMatchObject({
    by: 'partner',
    what: expect.stringContaining('again'),
  });
  for (const reader of ['partner', 'customer', 'support'] as const)
    expect(diagnose('requested', reader)).toMatchObject({
      cause: 'inactive',
      nextStep: { by: 'support', until: at('2026-02-21T10:00:00Z') },
    });
  for (const reactivation of [undefined, 'closed'] as const)
    expect(diagnose(reactivation, 'customer').nextStep).toMatchObject({
      by: 'partner',
      what: expect.not.stringMatching(/PUT|\/v1/),
    });
});

test('R7 a mail that came back, or was unwanted, is what is found, with what to do about it', () => {
  const diagnose = (delivery: Delivery) =>
    diagnoseSubscription(
      {
        subscriptionId: 'sub_1',
        addedAt: now,
        standing: {
          status: 'invitation-sent',
          deadlines: [],
          notices: [],
          invitation: { status: 'sent', sentAt: now, expiresAt: at('2026-02-15T10:00:00Z'), delivery },
        },
        dataCenter: { generation: 1, mail: 'sent' },
        answering: true,
        askedByAdministrator: false,
        reader: 'partner',
        provisioning,
      },
      now,
    );
  expect(diagnose({ status: 'bounced', at: now, reason: 'address-rejected', permanent: true })).toMatchObject(
    {
      cause: 'mail-undeliverable',
      nextStep: { by: 'partner', what: expect.stringMatching(/^Correct the address/) },
    },
  );
  expect(diagnose({ status: 'complained', at: now }).cause).toBe('mail-reported-as-spam');
  expect(diagnose({ status: 'delivered', at: now }).cause).toBe('invitation-not-accepted');
});

describe('a subscription that cannot be used', () => {
  const invitation = { sentAt: at('2026-01-30'), expiresAt: at('2026-02-13') };
  const seen = (mail: 'sent' | 'failed' | 'pending', generation = 1) => ({
    dataCenter: { mail, generation },
  });
  const found = (
    status: SubscriptionFacts['standing']['status'],
    facts: Partial<SubscriptionFacts> = {},
    of?: string,
  ) =>
    diagnoseSubscription(
      {
        subscriptionId: 'sub_1',
        addedAt: at('2026-01-30'),
        standing: {
          status,
          deadlines:
            status === 'inactive' || status === 'expired'
              ? [{ kind: 'purge', at: at('2026-02-11T09:00:00Z') }]
              : [],
          notices: [],
          ...(of && { invitation: { ...invitation, status: of as 'sent' } }),
        },
        answering: true,
        askedByAdministrator: false,
        reader: 'partner',
        provisioning,
        ...facts,
      },
      now,
    );
  const over = { at: at('2026-01-31'), successor: 'https://next.example/' };

  test.each<[string, string, ReturnType<typeof found>]>([
    ['still-provisioning', 'you', found('provisioning')],
    ['provisioning-overdue', 'support', found('provisioning', { addedAt: at('2026-01-01') })],
    ['activation-not-sent', 'partner', found('added')],
    ['invitation-withdrawn', 'partner', found('added', seen('sent'), 'withdrawn')],
    ['invitation-expired', 'partner', found('invitation-sent', seen('sent'), 'expired')],
    ['invitation-not-accepted', 'customer-administrator', found('invitation-sent', seen('sent'), 'sent')],
    ['invitation-replaced', 'customer-administrator', found('invitation-sent', seen('sent', 2), 'sent')],
    ['mail-undeliverable', 'partner', found('invitation-sent', seen('failed'), 'sent')],
    ['mail-on-its-way', 'nobody', found('invitation-sent', seen('pending'), 'sent')],
    ['data-center-not-answering', 'nobody', found('invitation-sent', { answering: false }, 'sent')],
    [
      'agreement-pending',
      'you',
      found('invitation-sent', { ...seen('sent'), askedByAdministrator: true }, 'sent'),
    ],
    ['inactive', 'partner', found('inactive')],
    ['trial-expired', 'support', found('expired')],
    ['purged', 'partner', found('purged')],
    ['end-of-support', 'partner', found('added', { endOfSupport: over })],
    ['end-of-support', 'partner', found('active', { endOfSupport: over })],
    [
      'still-provisioning',
      'you',
      found('active', { dataCenter: { mail: 'sent', generation: 1, activatedAt: at('2026-01-31') } }),
    ],
    ['nothing-found', 'customer-administrator', found('active')],
  ])('R7 %s: the next step is for %s', (cause, by, diagnosis) => {
    expect([diagnosis.cause, diagnosis.nextStep.by]).toEqual([cause, by]);
    expect(diagnosis.evidence[0]).toEqual({ fact: 'subscription', value: 'sub_1' });
  });

  test('R7 R28 R33 says how many days are left, and names the successor', () => {
    expect(found('inactive')).toMatchObject({
      summary: expect.stringContaining('10 more days'),
      nextStep: { until: at('2026-02-11T09:00:00Z') },
    });
    expect(found('added', { endOfSupport: over }).nextStep.what).toContain('https://next.example/');
  });
});

test('R7 R49 a paid one has no deadline that could be in the way', () => {
  const standing = {
    status: 'paid',
    deadlines: [],
    notices: [],
    paid: { since: now, plan: 'essentials', release: '2026-1', licences: 20, storageGb: 5 },
  } as const;
  const facts = { subscriptionId: 'sub_1', addedAt: now, standing, answering: true, provisioning };
  expect(
    diagnoseSubscription({ ...facts, askedByAdministrator: false, reader: 'partner' }, now),
  ).toMatchObject({
    cause: 'nothing-found',
    evidence: [
      { fact: 'subscription', value: 'sub_1' },
      { fact: 'status', value: 'paid' },
    ],
  });
});
