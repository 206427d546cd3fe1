import { describe, expect, test } from '@jest/globals';
import { addService, orderStanding } from '../../../../lib/domain/customer/order.ts';
import { acceptInvitation } from '../../../../lib/domain/subscription/accept-invitation.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { linkStanding } from '../../../../lib/domain/subscription/invitation-link.ts';
import { sendActivation } from '../../../../lib/domain/subscription/send-activation.ts';
import { subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import { subscriptionActions } from '../../../../lib/domain/subscription/subscription-actions.ts';
import { announceEndOfSupport } from '../../../../lib/domain/subscription/subscription-commands.ts';
import { standingOf, timelineOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { serviceEnded } from '../../../../lib/domain/time/end-of-support.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import { timers } from '../../../../lib/domain/time/timers.ts';
import { customer } from '../../support/records.ts';
import {
  activated,
  addedAt,
  agreements,
  at,
  given,
  invitationSent,
  kim,
  kimSignedIn,
  order,
} from '../given.ts';

test.each([
  ['https://onramp.example/next', 'Use its successor: https://onramp.example/next'],
  [undefined, 'GET /v1/services lists them all'],
])('R28 R68 a service that ended with the successor %s says what to use instead', (next, remedy) => {
  const refused = serviceEnded(next);
  expect(refused).toMatchObject({ ok: false, refusal: { detail: expect.stringContaining(remedy) } });
});

const successor = 'https://onramp.example/next';
const end = { at: at('2026-03-01T00:00:00Z'), successor, noticeDays: [30, 7] };
const announcedAt = at('2026-01-10');
const announced = {
  type: 'end-of-support-announced',
  at: announcedAt,
  endOfSupport: { ...end, since: announcedAt },
} as const;
const over = at('2026-03-01T00:00:00Z');
const before = at('2026-02-28T23:59:59.999Z');
const none = { account: undefined };

describe('end of support', () => {
  test('R28 it is announced once, and again only when it changes', () => {
    const state = given();
    expect(announceEndOfSupport(state, end, announcedAt)).toMatchObject({ value: [announced] });
    expect(announceEndOfSupport(given(announced), end, at('2026-01-11'))).toMatchObject({ value: [] });
    const moved = { ...end, at: at('2026-04-01') };
    expect(announceEndOfSupport(given(announced), moved, at('2026-01-11'))).toMatchObject({
      value: [{ endOfSupport: { at: moved.at } }],
    });
  });

  test('R28 R36 notices come so many days before, each at its own instant, also without any other deadline', () => {
    const linked = {
      type: 'account-number-linked',
      at: addedAt,
      account: { accountNumber: 'A-1', since: addedAt },
    } as const;
    const state = given(linked, announced);
    expect(timers(timelineOf(state))).toMatchObject([
      { kind: 'notice-before-end-of-support', at: at('2026-01-30'), days: 30, deadline: over },
      { kind: 'notice-before-end-of-support', at: at('2026-02-22'), days: 7, deadline: over },
    ]);
    const { subscription, events } = passTime(state, at('2026-02-23'), none);
    expect(events).toMatchObject([
      { type: 'notice-given', about: 'end-of-support', days: 30 },
      { type: 'notice-given', about: 'end-of-support', days: 7 },
    ]);
    expect(timers(timelineOf(subscription))).toEqual([]);
    expect(standingOf(state, at('2026-02-23')).notices).toMatchObject([
      { about: 'end-of-support', days: 30 },
      { days: 7 },
    ]);
  });

  test('R28 notices for days that are over are not made up for', () => {
    const late = { ...announced, at: at('2026-02-20'), endOfSupport: { ...end, since: at('2026-02-20') } };
    const state = evolve(passTime(given(), at('2026-02-20'), none).subscription, late);
    const told = timers(timelineOf(state)).filter(({ kind }) => kind === 'notice-before-end-of-support');
    expect(told).toMatchObject([{ days: 7 }]);
    expect(
      standingOf(state, at('2026-02-23')).notices.filter(({ about }) => about === 'end-of-support'),
    ).toMatchObject([{ days: 7 }]);
  });

  test('R28 no sign-ups from the very instant on: not added, not sent, not accepted, each with the successor named', () => {
    const facts = { administratorSignsInToPortal: false };
    const command = { customerAdministrator: kim };
    expect(sendActivation(given(announced), command, facts, before).ok).toBe(true);
    const refusal = { refusal: { code: 'service-ended', detail: expect.stringContaining(successor) } };
    expect(sendActivation(given(announced), command, facts, over)).toMatchObject(refusal);
    const invited = given(announced, invitationSent(at('2026-02-25')));
    const accept = { identity: kimSignedIn, generation: 1, agreements };
    expect(acceptInvitation(invited, accept, before).ok).toBe(true);
    expect(linkStanding(invited, 1, over)).toBe('ended');
    expect(acceptInvitation(invited, accept, over)).toMatchObject(refusal);
    const offered = {
      service: 'rapidstart-services',
      name: 'RapidStart Services',
      countries: [{ country: 'SE', dataCenter: 'eu' }],
      terms: {
        inactivationDays: 90,
        retentionDays: 30,
        invitationDays: 14,
        noticeDays: { beforeInactivation: [], beforePurge: [] },
      },
      endOfSupport: { at: '2026-03-01T00:00:00Z', successor, noticeDays: [30] },
    };
    const add = (now: typeof over) =>
      addService(
        customer,
        { service: offered.service, countryOfUse: 'SE' },
        { id: 'sub_9', offered, partnerName: 'P' },
        now,
      );
    expect(add(over)).toMatchObject(refusal);
    expect(add(before)).toMatchObject({
      value: { order: { periods: { endOfSupport: { at: over, successor, since: before } } } },
    });
  });

  test('R28 what is in use goes on, and says so', () => {
    const state = given(announced, invitationSent(at('2026-01-15')), activated(at('2026-01-16')));
    expect(standingOf(state, before)).toMatchObject({
      status: 'active',
      deadlines: [{ kind: 'end-of-support', at: over }, { kind: 'inactivation' }],
      endOfSupport: { at: over, successor, over: false },
    });
    expect(standingOf(state, over)).toMatchObject({ status: 'active', endOfSupport: { over: true } });
  });

  test('R28 R65 the partner sees it, and that nothing can be sent', () => {
    const { names, contact, ...rest } = order;
    const timeline = timelineOf(evolve(subscriptionFrom(order), announced));
    const standing = orderStanding(
      { ...rest, organizationName: '', serviceName: '', reported: { version: 1, timeline } },
      over,
    );
    expect(subscriptionActions(standing, false, 'billing-administrator').blockedActions[0]).toMatchObject({
      action: 'send-activation',
      code: 'service-ended',
      remedy: expect.stringContaining(successor),
    });
  });
});
