import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../../../lib/domain/instant.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { type Subscription, subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import { timelineOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { changeHelp, helpStanding } from '../../../../lib/domain/time/help-mails.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import { timers } from '../../../../lib/domain/time/timers.ts';
import { addedAt, byPartner, given } from '../given.ts';

const day = (count: number) => addDays(addedAt, count);
const noNumber = { account: undefined };
const trial = (days = 0): Subscription =>
  passTime(subscriptionFrom(byPartner), day(days), noNumber).subscription;
const told = (state: Subscription, until: number) =>
  passTime(state, day(until), noNumber).events.map(({ at, type }) => `${at.slice(0, 10)} ${type}`);
const afterAsking = (state: Subscription, wanted: boolean, now: number): Subscription =>
  changeHelp(state, wanted, day(now)).reduce(evolve, state);

describe('help mails that nobody wants', () => {
  test('R48 stop at once, and nothing else does: notices, expiry and purge go on', () => {
    const stopped = afterAsking(trial(2), false, 2);
    expect(helpStanding(stopped)).toBe('stopped');
    expect(timers(timelineOf(stopped)).map(({ kind }) => kind)).not.toContain('help');
    expect(told(stopped, 100)).toEqual([
      '2026-01-24 notice-given',
      '2026-01-30 notice-given',
      '2026-01-31 expired',
      '2026-02-23 notice-given',
      '2026-03-01 notice-given',
      '2026-03-02 purge-started',
    ]);
  });

  test('R48 are stopped once, however often somebody asks', () => {
    const stopped = afterAsking(trial(2), false, 2);
    expect(changeHelp(stopped, false, day(3))).toEqual([]);
    expect(changeHelp(trial(2), true, day(2))).toEqual([]);
  });

  test('R48 go on when somebody wants them again, without those of the days between', () => {
    const resumed = afterAsking(afterAsking(trial(2), false, 2), true, 13);
    expect(helpStanding(resumed)).toBe('wanted');
    expect(told(resumed, 25)).toEqual(['2026-01-21 help-given', '2026-01-24 notice-given']);
  });

  test('R48 are over where there is no trial, or none any more', () => {
    for (const state of [given(), trial(31), trial(61)]) {
      expect(helpStanding(state)).toBe('over');
      expect(changeHelp(state, false, day(61))).toEqual([]);
      expect(changeHelp(state, true, day(61))).toEqual([]);
    }
  });
});
