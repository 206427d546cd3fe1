import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../../../lib/domain/instant.ts';
import { acceptInvitation } from '../../../../lib/domain/subscription/accept-invitation.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { linkStanding } from '../../../../lib/domain/subscription/invitation-link.ts';
import { sendActivation } from '../../../../lib/domain/subscription/send-activation.ts';
import { acceptanceIn, subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import { timelineOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import { standing } from '../../../../lib/domain/time/standing.ts';
import { addedAt, agreements, byPartner, kim, kimSignedIn, trialOrder } from '../given.ts';

const day = (count: number) => addDays(addedAt, count);
const noNumber = { account: undefined };
const told = (events: readonly { at: string; type: string }[]) =>
  events.map((event) => `${event.at.slice(0, 10)} ${event.type}`);

describe('a trial that the partner signs up for the customer', () => {
  test('R56 opens the billing account with the partner as its administrator, at once', () => {
    const { billing } = subscriptionFrom(byPartner);
    expect(billing).toMatchObject({
      signUpAccount: 'anna@partner.example',
      administrator: { of: 'partner', accountId: 'anna@partner.example', since: addedAt },
      partnerAccess: { billing: { is: 'open', since: addedAt }, user: { is: 'open', since: addedAt } },
    });
  });

  test('R46 R47 begins at once, for 30 days, and says who accepted for whom', () => {
    const trial = subscriptionFrom(byPartner);
    expect(trial).toMatchObject({
      phase: 'trial',
      allowance: { licences: 20, storageGb: 5 },
      signUp: { by: 'partner', accountId: 'anna@partner.example', onBehalfOf: 'cus_1' },
    });
    expect(standing(timelineOf(trial), day(29.9))).toMatchObject({
      status: 'trial',
      signedUpBy: 'partner',
      deadlines: [{ kind: 'expiry', at: day(30) }],
    });
  });

  test('R48 R50 help, notices, expiry, retention and purge happen in order, each at its own instant', () => {
    const { subscription, events } = passTime(subscriptionFrom(byPartner), day(100), noNumber);
    expect(told(events)).toEqual([
      '2026-01-02 help-given',
      '2026-01-06 help-given',
      '2026-01-13 help-given',
      '2026-01-21 help-given',
      '2026-01-24 notice-given',
      '2026-01-30 notice-given',
      '2026-01-31 expired',
      '2026-02-23 notice-given',
      '2026-03-01 notice-given',
      '2026-03-02 purge-started',
    ]);
    expect(subscription.phase).toBe('purging');
  });

  test('R48 what falls on one instant all happens', () => {
    const help = [{ days: 23, topic: 'decide' }] as const;
    const coinciding = subscriptionFrom({ ...byPartner, periods: { ...byPartner.periods, help } });
    expect(told(passTime(coinciding, day(23), noNumber).events)).toEqual([
      '2026-01-24 help-given',
      '2026-01-24 notice-given',
    ]);
  });

  test('R50 an expired trial cannot be used, and an account number does not bring it back', () => {
    const account = { accountNumber: 'A-1', since: day(1) };
    const { subscription } = passTime(subscriptionFrom(byPartner), day(31), { account });
    expect(subscription).toMatchObject({
      phase: 'expired',
      since: day(30),
      purgeAt: day(60),
      was: { phase: 'trial' },
    });
    expect(sendActivation(subscription, {}, { administratorSignsInToPortal: false }, day(31))).toMatchObject({
      refusal: { code: 'subscription-expired' },
    });
  });

  test('R46 the administrator is invited meanwhile, and the trial goes on as it was', () => {
    const trial = subscriptionFrom(byPartner);
    const sent = sendActivation(
      trial,
      { customerAdministrator: kim },
      { administratorSignsInToPortal: false },
      day(1),
    );
    if (!sent.ok) throw new Error(sent.refusal.code);
    const invited = sent.value.reduce(evolve, trial);
    expect(linkStanding(invited, 1, day(2))).toBe('open');
    const accept = acceptInvitation(invited, { identity: kimSignedIn, generation: 1, agreements }, day(3));
    if (!accept.ok) throw new Error(accept.refusal.code);
    expect(told(accept.value)).toEqual(['2026-01-04 activated']);
    const active = accept.value.reduce(evolve, invited);
    expect(active).toMatchObject({ phase: 'trial', limit: { at: day(30) }, signUp: { by: 'partner' } });
    expect(acceptanceIn(active)?.identity).toEqual(kimSignedIn);
    expect(linkStanding(active, 1, day(4))).toBe('used');
  });
});

describe('a trial that the customer signs up from the invitation', () => {
  test('R46 begins with the acceptance, and has no end before', () => {
    const added = subscriptionFrom(trialOrder);
    expect(standing(timelineOf(added), day(300))).toMatchObject({ status: 'added', deadlines: [] });
    const sent = sendActivation(
      added,
      { customerAdministrator: kim },
      { administratorSignsInToPortal: false },
      day(1),
    );
    if (!sent.ok) throw new Error(sent.refusal.code);
    const invited = sent.value.reduce(evolve, added);
    const accept = acceptInvitation(invited, { identity: kimSignedIn, generation: 1, agreements }, day(5));
    if (!accept.ok) throw new Error(accept.refusal.code);
    expect(told(accept.value)).toEqual(['2026-01-06 activated', '2026-01-06 trial-started']);
    expect(accept.value.reduce(evolve, invited)).toMatchObject({
      phase: 'trial',
      limit: { is: 'until', at: day(35), becomes: 'expired' },
      signUp: { by: 'customer', accountId: kim.accountId, agreements },
      billing: { administrator: { of: 'customer', accountId: kim.accountId, since: day(5) } },
    });
  });
});
