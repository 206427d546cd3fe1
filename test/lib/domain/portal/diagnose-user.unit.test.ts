import { describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../../../lib/domain/delivery.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import { diagnoseUser, type KnownAs } from '../../../../lib/domain/portal/diagnose-user.ts';
import type { SubscriptionFacts } from '../../../../lib/domain/subscription/subscription-facts.ts';
import { at } from '../given.ts';

const now = at('2026-02-01T10:00:00Z');
const account = accountId('lee@contoso.example');
const sentAt = at('2026-01-31T10:00:00Z');
const expiresAt = at('2026-02-14T10:00:00Z');
const sent = { status: 'sent', sentAt, expiresAt } as const;
const dataCenter = { generation: 1, mail: 'sent' } as const;
const facts: SubscriptionFacts = {
  subscriptionId: 'sub_1',
  addedAt: at('2026-01-01'),
  standing: { status: 'active', deadlines: [], notices: [] },
  dataCenter: { ...dataCenter, activatedAt: at('2026-01-10') },
  answering: true,
  askedByAdministrator: false,
  reader: 'support',
  provisioning: { usualMinutes: 15, longestHours: 72 },
};
const invited: SubscriptionFacts = {
  ...facts,
  standing: { status: 'invitation-sent', invitation: sent, deadlines: [], notices: [] },
  dataCenter,
};
const inState = (status: 'inactive' | 'purged' | 'expired'): SubscriptionFacts => ({
  ...facts,
  standing: { status, deadlines: [{ kind: 'purge', at: at('2026-02-21T10:00:00Z') }], notices: [] },
});
const bounced: Delivery = { status: 'bounced', permanent: true, reason: 'address-rejected', at: now };
const user = (known: Partial<Extract<KnownAs, { as: 'invited-user' }>> = {}): KnownAs => ({
  as: 'invited-user',
  mail: 'sent',
  timesSent: 1,
  expiresAt,
  ...known,
});
const member: KnownAs = { as: 'user', since: at('2026-01-20') };
const administrator: KnownAs = { as: 'registered-administrator' };
const nobody: KnownAs = { as: 'nobody' };

describe('why a person cannot use a service, for support', () => {
  test.each<[string, string, SubscriptionFacts, KnownAs | undefined]>([
    ['other-identity', 'customer-administrator', invited, nobody],
    ['other-identity', 'customer-administrator', facts, nobody],
    ['invitation-not-accepted', 'customer-administrator', invited, administrator],
    [
      'invitation-replaced',
      'customer-administrator',
      { ...invited, dataCenter: { generation: 2, mail: 'sent' } },
      administrator,
    ],
    [
      'agreement-pending',
      'customer-administrator',
      { ...invited, dataCenter: { generation: 2, mail: 'sent', signedInAt: now } },
      administrator,
    ],
    [
      'mail-undeliverable',
      'partner',
      { ...invited, standing: { ...invited.standing, invitation: { ...sent, delivery: bounced } } },
      administrator,
    ],
    [
      'invitation-not-accepted',
      'customer-administrator',
      { ...facts, standing: { ...facts.standing, status: 'trial', invitation: sent }, dataCenter },
      administrator,
    ],
    ['invitation-not-accepted', 'customer-administrator', facts, user()],
    ['invitation-replaced', 'customer-administrator', facts, user({ timesSent: 2 })],
    ['invitation-expired', 'customer-administrator', facts, user({ mail: 'expired' })],
    ['mail-undeliverable', 'customer-administrator', facts, user({ delivery: bounced })],
    [
      'mail-reported-as-spam',
      'customer-administrator',
      facts,
      user({ delivery: { status: 'complained', at: now } }),
    ],
    ['mail-on-its-way', 'nobody', facts, user({ mail: 'queued' })],
    ['user-not-invited', 'customer-administrator', facts, user({ mail: 'not-sent', timesSent: 0 })],
    [
      'access-request-pending',
      'customer-administrator',
      facts,
      { as: 'asking-for-access', until: expiresAt },
    ],
    [
      'user-of-another-service',
      'customer-administrator',
      facts,
      { as: 'user-of-another-service', subscriptionId: 'sub_2' },
    ],
    ['partner-portal-account', 'partner', invited, { as: 'partner-portal-user' }],
    ['nothing-found', 'customer-administrator', facts, member],
    [
      'still-provisioning',
      'you',
      { ...facts, dataCenter: { ...dataCenter, activatedAt: at('2026-02-01T09:00:00Z') } },
      member,
    ],
    ['end-of-support', 'partner', { ...facts, endOfSupport: { at: at('2026-01-31') } }, member],
    ['inactive', 'partner', inState('inactive'), member],
    ['trial-expired', 'support', inState('expired'), nobody],
    ['purged', 'partner', inState('purged'), undefined],
    ['data-center-not-answering', 'nobody', { ...facts, answering: false }, undefined],
    [
      'activation-not-sent',
      'partner',
      { ...facts, standing: { ...facts.standing, status: 'added' } },
      nobody,
    ],
  ])('R7 %s: the next step is for the %s', (cause, by, given, known) => {
    const found = diagnoseUser(given, { account, known }, now);
    expect([found.cause, found.nextStep.by]).toEqual([cause, by]);
    expect(found.nextStep.what).toMatch(/\.$|: /);
    expect(found.evidence).toEqual(
      expect.arrayContaining([
        { fact: 'subscription', value: 'sub_1' },
        { fact: 'status', value: given.standing.status },
        { fact: 'account', value: account },
        ...(known ? [{ fact: 'known-as', value: known.as }] : []),
      ]),
    );
  });

  test('R7 an inactive service says how many days its data is kept, whoever it is about', () => {
    const { summary, nextStep } = diagnoseUser(inState('inactive'), { account, known: nobody }, now);
    expect([summary, nextStep.until]).toEqual([
      expect.stringContaining('20 more days'),
      at('2026-02-21T10:00:00Z'),
    ]);
  });
});
