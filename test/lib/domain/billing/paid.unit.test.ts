import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthAt } from '../../../../lib/domain/billing/charge.ts';
import { type Buyer, paidActions } from '../../../../lib/domain/billing/paid-actions.ts';
import {
  type Convert,
  convert,
  type PurchaseOrder,
  purchase,
} from '../../../../lib/domain/billing/paid-commands.ts';
import { chargeOf } from '../../../../lib/domain/billing/paid-events.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import { addDays, type Instant, monthsLater } from '../../../../lib/domain/instant.ts';
import type { Outcome } from '../../../../lib/domain/refusal.ts';
import { acceptInvitation } from '../../../../lib/domain/subscription/accept-invitation.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { sendActivation } from '../../../../lib/domain/subscription/send-activation.ts';
import { type Subscription, subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import {
  subscriptionActions,
  supportActions,
} from '../../../../lib/domain/subscription/subscription-actions.ts';
import type {
  SubscriptionDecision,
  SubscriptionEvent,
} from '../../../../lib/domain/subscription/subscription-events.ts';
import { standingOf, timelineOf } from '../../../../lib/domain/subscription/subscription-timeline.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import { timers } from '../../../../lib/domain/time/timers.ts';
import { addedAt, agreements, at, kim, kimSignedIn, order } from '../given.ts';
import { conversion, day, prices, trial } from '../given-trial.ts';

const noNumber = { account: undefined };
const passed = (state: Subscription, now: Instant) => passTime(state, now, noNumber).subscription;
const done = (state: Subscription, decision: SubscriptionDecision): Subscription => {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value.reduce(evolve, state);
};
const refusalOf = (decision: Outcome<unknown>) => (decision.ok ? undefined : decision.refusal);
const administrator = (now: Instant, users = 0) => ({
  prices,
  buyer: 'billing-administrator' as Buyer,
  now,
  users,
  by: { of: 'customer', accountId: accountId('kim@contoso.example') } as const,
});
const converted = (now: Instant, change: Partial<Convert> = {}, from = trial): Subscription => {
  const state = passed(from, now);
  return done(state, convert(state, { ...conversion, ...change }, administrator(now)));
};
const bought = (state: Subscription, what: PurchaseOrder, now: Instant): Subscription =>
  done(passed(state, now), purchase(passed(state, now), what, administrator(now)));
const chargesIn = (events: readonly SubscriptionEvent[]) => events.flatMap((event) => chargeOf(event) ?? []);

describe('a conversion', () => {
  test('R49 keeps the id, ends the end date, and charges the first month at once', () => {
    const now = day(10);
    const decision = convert(passed(trial, now), conversion, administrator(now));
    const paid = done(passed(trial, now), decision);
    expect(paid).toMatchObject({
      id: trial.id,
      phase: 'paid',
      allowance: { licences: 20, storageGb: 5 },
      billing: { address: conversion.billingAddress, paymentMethod: conversion.paymentMethod },
      signUp: { by: 'partner' },
    });
    expect(standingOf(paid, now)).toMatchObject({
      status: 'paid',
      deadlines: [],
      paid: { since: now, plan: 'essentials', release: '2026-1', licences: 20, storageGb: 5 },
    });
    expect(decision.ok && chargesIn(decision.value)).toEqual([
      {
        at: now,
        until: monthsLater(now, 1),
        currency: 'EUR',
        lines: [
          { for: 'licences', quantity: 20, unitPrice: 5_500, amount: 110_000 },
          { for: 'storage', quantity: 5, unitPrice: 1_000, amount: 5_000 },
          { for: 'partner-user', quantity: 1, unitPrice: 5_500, amount: 5_500 },
        ],
        total: 120_500,
      },
    ]);
  });

  test('R49 is possible until the very instant of the expiry, and not at it', () => {
    const before = at('2026-01-31T09:59:59.999Z');
    expect(converted(before).phase).toBe('paid');
    const state = passed(trial, day(30));
    expect(refusalOf(convert(state, conversion, administrator(day(30))))?.code).toBe('subscription-expired');
  });

  test('R49 needs a billing address in the country of use', () => {
    const elsewhere = { ...conversion, billingAddress: { ...conversion.billingAddress, country: 'NO' } };
    expect(refusalOf(convert(trial, elsewhere, administrator(addedAt)))).toMatchObject({
      code: 'billing-address-not-in-country',
      pointer: '/billingAddress/country',
    });
  });

  test.each([
    [{ plan: 'none' }, 'plan-not-offered', '/plan'],
    [{ release: 'none' }, 'release-not-offered', '/release'],
    [{ licences: 2 }, 'too-few-licences', '/licences'],
  ])('R49 is refused with %j', (change, code, pointer) => {
    const decision = convert(trial, { ...conversion, ...change }, administrator(addedAt, 3));
    expect(refusalOf(decision)).toMatchObject({ code, pointer });
  });

  test('R49 of what is no trial, of what is paid, and of what has no price is refused', () => {
    const facts = administrator(day(1));
    expect(refusalOf(convert(subscriptionFrom(order), conversion, facts))?.code).toBe('not-a-trial');
    expect(refusalOf(convert(converted(day(1)), conversion, facts))?.code).toBe('already-paid');
    expect(refusalOf(convert(trial, conversion, { ...facts, prices: undefined }))?.code).toBe(
      'service-cannot-be-paid',
    );
  });

  test('R50 after the expiry support alone can convert, until the purge, and everything is as before', () => {
    const now = day(59.99);
    const state = passed(trial, now);
    const bySupport = { ...administrator(now), buyer: 'support' as Buyer };
    expect(refusalOf(convert(state, conversion, administrator(now)))?.code).toBe('subscription-expired');
    const paid = done(state, convert(state, conversion, bySupport));
    expect(paid).toMatchObject({ phase: 'paid', id: trial.id, signUp: { by: 'partner' } });
    expect(timers(timelineOf(paid)).map(({ kind }) => kind)).toEqual(['monthly-charge']);
    const late = { ...bySupport, now: day(60) };
    expect(refusalOf(convert(passed(trial, day(60)), conversion, late))?.code).toBe('subscription-purged');
  });

  test('R50 R56 support does not convert a trial that runs: its billing administrator decides', () => {
    const bySupport = { ...administrator(day(3)), buyer: 'support' as Buyer };
    expect(refusalOf(convert(trial, conversion, bySupport))?.code).toBe('trial-still-runs');
  });

  test('R48 R49 no help and no notice comes afterwards', () => {
    const { events } = passTime(converted(day(3)), day(200), noNumber);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['charged']));
  });

  test('R31 R49 an account number changes nothing of it', () => {
    const paid = converted(day(3));
    const account = { accountNumber: 'A-1', since: addedAt };
    expect(passTime(paid, day(4), { account })).toEqual({ subscription: paid, events: [] });
  });

  test('R49 leaves an open invitation open: the administrator can still accept it', () => {
    const sent = done(
      trial,
      sendActivation(trial, { customerAdministrator: kim }, { administratorSignsInToPortal: false }, day(1)),
    );
    const paid = converted(day(2), {}, sent);
    const accepted = acceptInvitation(paid, { identity: kimSignedIn, generation: 1, agreements }, day(3));
    expect(done(paid, accepted)).toMatchObject({ phase: 'paid', activation: { is: 'accepted' } });
  });
});

describe('months', () => {
  test.each([
    ['2026-01-31T10:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
    ['2026-01-31T10:00:00Z', 2, '2026-03-31T10:00:00.000Z'],
    ['2027-11-30T10:00:00Z', 3, '2028-02-29T10:00:00.000Z'],
    ['2026-12-31T23:59:59Z', 1, '2027-01-31T23:59:59.000Z'],
  ])('R62 from %s, %i later it is %s', (from, months, expected) => {
    expect(monthsLater(at(from), months)).toBe(expected);
  });

  test('R62 every instant lies in exactly one month, which begins at or before it', () => {
    const instants = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2036-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.nat({ max: 4_000 * 86_400 }), (first, seconds) => {
        const from = at(first.toISOString());
        const now = addDays(from, seconds / 86_400);
        const month = monthAt(from, now);
        expect(month.from <= now && now < month.until).toBe(true);
        expect(monthAt(from, month.until).from).toBe(month.until);
      }),
    );
  });
});

describe('the monthly charge', () => {
  test('R62 comes each month from the day it became paid, cut at month ends, without drift', () => {
    const paid = converted(at('2026-01-31T09:00:00Z'));
    const { events } = passTime(paid, at('2026-06-01T00:00:00Z'), noNumber);
    expect(events.map(({ type, at: when }) => `${when} ${type}`)).toEqual([
      '2026-02-28T09:00:00.000Z charged',
      '2026-03-31T09:00:00.000Z charged',
      '2026-04-30T09:00:00.000Z charged',
      '2026-05-31T09:00:00.000Z charged',
    ]);
  });

  test('R62 each is made once, however time passes', () => {
    const paid = converted(day(3));
    const once = passTime(paid, day(200), noNumber);
    let state = paid;
    const inSteps: SubscriptionEvent[] = [];
    for (let count = 3; count <= 200; count += 7) {
      const step = passTime(state, day(Math.min(count, 200)), noNumber);
      state = step.subscription;
      inSteps.push(...step.events);
    }
    const rest = passTime(state, day(200), noNumber);
    expect([...inSteps, ...rest.events]).toEqual(once.events);
    expect(passTime(once.subscription, day(200), noNumber).events).toEqual([]);
  });

  test('R62 has the fee for the partner while either access is open, and not after both are gone', () => {
    const paid = converted(day(3));
    const linesWith = (billing: 'open' | 'removed', user: 'open' | 'removed') => {
      const open = { is: 'open', since: addedAt } as const;
      const gone = { is: 'removed', at: day(4), by: kim.accountId, receiptId: 'rcp_1' } as const;
      const access = { billing: billing === 'open' ? open : gone, user: user === 'open' ? open : gone };
      if (!paid.billing) throw new Error('There is no billing account.');
      const state = { ...paid, billing: { ...paid.billing, partnerAccess: access } };
      const [charge] = chargesIn(passTime(state, day(40), noNumber).events);
      return charge?.lines.map((line) => line.for);
    };
    expect(linesWith('open', 'open')).toContain('partner-user');
    expect(linesWith('removed', 'open')).toContain('partner-user');
    expect(linesWith('open', 'removed')).toContain('partner-user');
    expect(linesWith('removed', 'removed')).not.toContain('partner-user');
  });
});

describe('a purchase', () => {
  const paid = converted(at('2026-01-10T10:00:00Z'));
  /** A month of 31 days is half over. */
  const halfway = at('2026-01-25T22:00:00Z');
  const chargeFor = (what: PurchaseOrder) => {
    const decision = purchase(paid, what, administrator(halfway));
    return decision.ok ? chargesIn(decision.value)[0] : undefined;
  };

  test('R51 of licences adds them and charges the rest of the month in proportion', () => {
    expect(bought(paid, { kind: 'licences', licences: 5 }, halfway)).toMatchObject({
      allowance: { licences: 25, storageGb: 5 },
    });
    expect(chargeFor({ kind: 'licences', licences: 5 })).toEqual({
      at: halfway,
      until: '2026-02-10T10:00:00.000Z',
      currency: 'EUR',
      lines: [{ for: 'licences', quantity: 5, unitPrice: 5_500, amount: 13_750 }],
      total: 13_750,
    });
  });

  test('R51 of storage adds it', () => {
    expect(bought(paid, { kind: 'storage', storageGb: 7 }, halfway)).toMatchObject({
      allowance: { licences: 20, storageGb: 12 },
    });
    expect(chargeFor({ kind: 'storage', storageGb: 7 })?.total).toBe(3_500);
  });

  test('R51 of a plan goes upwards only, and charges the difference', () => {
    const higher = bought(paid, { kind: 'plan', plan: 'professional' }, halfway);
    expect(higher).toMatchObject({ paid: { plan: { plan: 'professional', monthlyPerLicence: 9_000 } } });
    expect(chargeFor({ kind: 'plan', plan: 'professional' })?.total).toBe((3_500 * 20) / 2);
    for (const plan of ['essentials', 'professional'])
      expect(refusalOf(purchase(higher, { kind: 'plan', plan }, administrator(halfway)))).toMatchObject({
        code: 'not-an-upgrade',
        pointer: '/plan',
      });
  });

  test('R51 of a release goes to newer ones only, and costs nothing', () => {
    const newer = bought(paid, { kind: 'release', release: '2026-2' }, halfway);
    expect(newer).toMatchObject({ paid: { release: { release: '2026-2' } } });
    expect(chargeFor({ kind: 'release', release: '2026-2' })).toBeUndefined();
    const back = purchase(newer, { kind: 'release', release: '2026-1' }, administrator(halfway));
    expect(refusalOf(back)?.code).toBe('not-an-upgrade');
  });

  test('R51 of what is not offered, and of more than there can be, is refused', () => {
    const facts = administrator(halfway);
    expect(refusalOf(purchase(paid, { kind: 'plan', plan: 'x' }, facts))?.code).toBe('plan-not-offered');
    expect(refusalOf(purchase(paid, { kind: 'release', release: 'x' }, facts))?.code).toBe(
      'release-not-offered',
    );
    expect(refusalOf(purchase(paid, { kind: 'licences', licences: 99_981 }, facts))?.code).toBe(
      'too-much-bought',
    );
  });

  test('R51 needs a paid subscription', () => {
    const decision = purchase(trial, { kind: 'licences', licences: 1 }, administrator(addedAt));
    expect(refusalOf(decision)?.code).toBe('not-paid');
  });

  test('R51 R62 is part of every month from then on', () => {
    const more = bought(paid, { kind: 'licences', licences: 5 }, halfway);
    const [charge] = chargesIn(passTime(more, at('2026-02-10T10:00:00Z'), noNumber).events);
    expect(charge?.lines[0]).toEqual({ for: 'licences', quantity: 25, unitPrice: 5_500, amount: 137_500 });
  });
});

test('R51 R61 R65 who may not buy is sent to somebody who may', () => {
  const { billing } = trial;
  if (!billing) throw new Error('There is no billing account.');
  const disabled = {
    is: 'removed',
    at: day(1),
    by: billing.administrator.accountId,
    receiptId: 'rec_1',
  } as const;
  const left = { ...billing, partnerAccess: { ...billing.partnerAccess, user: disabled } };
  for (const status of ['trial', 'paid'] as const)
    for (const { remedy } of paidActions(status, 'somebody-else', { billing: left }).blockedActions)
      expect(remedy).toContain('transfer of the ownership');
  for (const { remedy } of paidActions('paid', 'somebody-else', { billing }).blockedActions)
    expect(remedy).toBe('Ask the billing administrator to do it.');
});

test.each(['billing-administrator', 'support', 'somebody-else'] as const)(
  'R65 what is allowed to %s is what the commands accept',
  (buyer) => {
    const times = [addedAt, day(29), day(30), day(59), day(60)];
    const states = times.flatMap((now) => [
      { state: passed(trial, now), now },
      ...(now < day(30) ? [{ state: converted(now), now }] : []),
    ]);
    for (const { state, now } of states) {
      const facts = { ...administrator(now), buyer };
      const shown = { ...standingOf(state, now), payable: true };
      const { allowedActions }: { readonly allowedActions: readonly string[] } =
        buyer === 'support' ? supportActions(shown) : subscriptionActions(shown, false, buyer);
      // That somebody else may not is refused before, by who asks.
      if (buyer === 'somebody-else') expect(allowedActions).not.toContain('convert');
      expect(allowedActions.includes('convert')).toBe(convert(state, conversion, facts).ok);
      expect(allowedActions.includes('purchase')).toBe(
        purchase(state, { kind: 'licences', licences: 1 }, facts).ok,
      );
    }
  },
);
