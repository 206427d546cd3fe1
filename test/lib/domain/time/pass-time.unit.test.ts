import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Instant, instant } from '../../../../lib/domain/instant.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../../lib/domain/subscription/subscription-events.ts';
import { timelineOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { needsFacts, passTime } from '../../../../lib/domain/time/pass-time.ts';
import { standing } from '../../../../lib/domain/time/standing.ts';
import { timers } from '../../../../lib/domain/time/timers.ts';
import { activated, addedAt, at, given, inactivatesAt, invitationSent, order, purgesAt } from '../given.ts';

const noNumber = { account: undefined };
const told = (events: readonly SubscriptionEvent[]) =>
  events.map((event) => `${event.at.slice(0, 10)} ${event.type}`);
const justBefore = (deadline: Instant): Instant => instant(Date.parse(deadline) - 1);

describe('without an account number', () => {
  test('R30 the subscription is usable for 90 days to the millisecond', () => {
    const active = given(invitationSent(addedAt), activated(addedAt));
    expect(standing(timelineOf(active), justBefore(inactivatesAt)).status).toBe('active');
    expect(standing(timelineOf(active), inactivatesAt).status).toBe('inactive');
  });

  test('R32 R34 R35 everything due happens in order, each at its own instant', () => {
    const { subscription, events } = passTime(given(), at('2027-01-01'), noNumber);
    expect(told(events)).toEqual([
      '2026-03-02 notice-given',
      '2026-03-25 notice-given',
      '2026-03-31 notice-given',
      '2026-04-01 inactivated',
      '2026-04-24 notice-given',
      '2026-04-30 notice-given',
      '2026-05-01 purge-started',
    ]);
    expect(subscription.phase).toBe('purging');
  });

  test('R36 nothing happens a millisecond early', () => {
    expect(passTime(given(), justBefore(at('2026-03-02T10:00:00Z')), noNumber).events).toEqual([]);
  });

  test('R36 a second firing finds nothing to do', () => {
    const { subscription } = passTime(given(), inactivatesAt, noNumber);
    expect(passTime(subscription, inactivatesAt, noNumber).events).toEqual([]);
  });

  test('R32 R33 what it was is kept while it is inactive', () => {
    const { subscription } = passTime(
      given(invitationSent(addedAt), activated(addedAt)),
      inactivatesAt,
      noNumber,
    );
    expect(subscription).toMatchObject({
      phase: 'inactive',
      since: inactivatesAt,
      purgeAt: purgesAt,
      was: { phase: 'active', acceptance: { at: addedAt } },
    });
  });

  test('R34 what is left for a purge holds no personal data but whose access has to go', () => {
    const { subscription } = passTime(given(invitationSent(addedAt), activated(addedAt)), purgesAt, noNumber);
    expect(subscription).toMatchObject({ phase: 'purging', access: { subject: 'kim' } });
    expect(subscription).not.toHaveProperty('invitation');
    expect(subscription).not.toHaveProperty('was');
  });

  test('R36 facts are asked for only when something cannot be taken back', () => {
    expect(needsFacts(given(), at('2026-03-31T10:00:00Z'))).toBe(false);
    expect(needsFacts(given(), inactivatesAt)).toBe(true);
  });
});

describe('with an account number', () => {
  const inTime = { accountNumber: 'A-1', since: at('2026-02-01') };

  test('R31 a number within the 90 days lifts the limit for good', () => {
    const { subscription, events } = passTime(given(), at('2030-01-01'), { account: inTime });
    expect(told(events)).toEqual(['2030-01-01 account-number-linked']);
    expect(timers(timelineOf(subscription))).toEqual([]);
    expect(standing(timelineOf(subscription), at('2030-01-01')).status).toBe('added');
  });

  test('R31 a number at the very instant of the deadline is too late', () => {
    const account = { accountNumber: 'A-1', since: inactivatesAt };
    expect(passTime(given(), inactivatesAt, { account }).subscription.phase).toBe('inactive');
  });

  test('R31 a number that was given in time but arrived late undoes the inactivation', () => {
    const inactive = passTime(given(invitationSent(addedAt)), inactivatesAt, noNumber).subscription;
    const healed = evolve(inactive, { type: 'account-number-linked', at: at('2026-04-02'), account: inTime });
    expect(healed).toMatchObject({ phase: 'invitation-sent', limit: { is: 'lifted', accountNumber: 'A-1' } });
  });

  test('R30 a customer who has a number from the start has no limit', () => {
    const subscription = subscriptionFrom({ ...order, account: inTime });
    expect(timers(timelineOf(subscription))).toEqual([]);
  });
});

describe('at any instants whatever', () => {
  const dayInPlay = fc.double({ min: 0, max: 150, noNaN: true });

  test('R36 reads show the same whether or not anything fired', () => {
    fc.assert(
      fc.property(fc.array(dayInPlay, { maxLength: 8 }), dayInPlay, (firings, readDay) => {
        const now = addDays(addedAt, readDay);
        const due = firings.map((day) => addDays(addedAt, day)).filter((firing) => firing <= now);
        const fired = due
          .sort()
          .reduce((state, firing) => passTime(state, firing, noNumber).subscription, given());
        const { status, deadlines } = standing(timelineOf(fired), now);
        expect({ status, deadlines }).toEqual({
          status: standing(timelineOf(given()), now).status,
          deadlines: standing(timelineOf(given()), now).deadlines,
        });
      }),
    );
  });

  test('R36 however time is cut, the same events come, once each and never early', () => {
    fc.assert(
      fc.property(fc.array(dayInPlay, { maxLength: 8 }), (cuts) => {
        const end = addDays(addedAt, 150);
        const instants = [...cuts.map((day) => addDays(addedAt, day)).sort(), end];
        let state = given();
        const events: SubscriptionEvent[] = [];
        for (const now of instants) {
          const passed = passTime(state, now, noNumber);
          for (const event of passed.events) expect(event.at <= now).toBe(true);
          events.push(...passed.events);
          state = passed.subscription;
        }
        expect(events).toEqual(passTime(given(), end, noNumber).events);
      }),
    );
  });
});
