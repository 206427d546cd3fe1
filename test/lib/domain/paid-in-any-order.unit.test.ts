import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evolve } from '../../../lib/domain/evolve-subscription.ts';
import { accountId } from '../../../lib/domain/identity.ts';
import { addDays, type Instant } from '../../../lib/domain/instant.ts';
import type { Buyer } from '../../../lib/domain/paid-actions.ts';
import { convert, type PurchaseOrder, purchase } from '../../../lib/domain/paid-commands.ts';
import { chargeOf } from '../../../lib/domain/paid-events.ts';
import { passTime } from '../../../lib/domain/pass-time.ts';
import type { Subscription } from '../../../lib/domain/subscription.ts';
import { acceptInvitation, sendActivation, standingOf } from '../../../lib/domain/subscription-commands.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription-events.ts';
import { timelineOf } from '../../../lib/domain/subscription-timeline.ts';
import { timers } from '../../../lib/domain/timeline.ts';
import { addedAt, agreements, kim, kimSignedIn } from './given.ts';
import { conversion, prices, trial } from './given-trial.ts';

/** A command that somebody gives after some time has gone by. */
interface Step {
  readonly days: number;
  readonly by: Buyer;
  readonly what: PurchaseOrder | 'convert' | 'send' | 'accept' | 'nothing';
}
const step: fc.Arbitrary<Step> = fc.record({
  days: fc.oneof(fc.nat({ max: 3 }), fc.double({ min: 0, max: 70, noNaN: true })),
  by: fc.constantFrom<Buyer>('billing-administrator', 'support'),
  what: fc.constantFrom<Step['what']>(
    'convert',
    'convert',
    'send',
    'accept',
    'nothing',
    { kind: 'licences', licences: 3 },
    { kind: 'storage', storageGb: 1 },
    { kind: 'plan', plan: 'professional' },
    { kind: 'plan', plan: 'enterprise' },
    { kind: 'release', release: '2026-2' },
  ),
});

const giver = { of: 'customer', accountId: accountId('kim@contoso.example') } as const;

function decided(state: Subscription, { what, by }: Step, now: Instant) {
  const facts = { prices, buyer: by, now, users: 0, by: giver };
  if (what === 'convert') return convert(state, conversion, facts);
  if (what === 'nothing') return { ok: true, value: [] } as const;
  if (what === 'accept')
    return acceptInvitation(state, { identity: kimSignedIn, generation: 1, agreements }, now);
  if (what === 'send')
    return sendActivation(
      state,
      { customerAdministrator: kim },
      { administratorSignsInToPortal: false },
      now,
    );
  return purchase(state, what, facts);
}

interface Moment {
  readonly step: Step;
  readonly now: Instant;
  /** Time having passed. */
  readonly before: Subscription;
  readonly after: Subscription;
  readonly accepted: boolean;
  /** What time and the command brought. */
  readonly events: readonly SubscriptionEvent[];
}

/** The moments of a life that goes as the steps say. */
function lived(steps: readonly Step[]): Moment[] {
  let now = addedAt;
  let after: Subscription = trial;
  return steps.map((one) => {
    now = addDays(now, one.days);
    const passed = passTime(after, now, { account: undefined });
    const decision = decided(passed.subscription, one, now);
    const events = decision.ok ? decision.value : [];
    after = events.reduce(evolve, passed.subscription);
    const moment = { step: one, now, before: passed.subscription, after, accepted: decision.ok };
    return { ...moment, events: [...passed.events, ...events] };
  });
}

const always = (holds: (moment: Moment) => void): void =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      for (const moment of lived(steps)) holds(moment);
    }),
    { numRuns: 300 },
  );
const chargesIn = (events: readonly SubscriptionEvent[]) => events.flatMap((event) => chargeOf(event) ?? []);
/** What is true whenever the first is. */
const implies = (premise: boolean, conclusion: boolean): void => {
  expect(premise && !conclusion).toBe(false);
};

test('R49 in whatever order, the id stays, and what is paid stays paid', () =>
  always(({ before, after }) => {
    expect(after.id).toBe(trial.id);
    implies(before.phase === 'paid', after.phase === 'paid');
  }));

test('R49 R50 in whatever order, an expired trial is converted by support alone, and a running one by the rest', () =>
  always(({ step: { what, by }, accepted, before }) => {
    implies(what === 'convert' && accepted, before.phase === (by === 'support' ? 'expired' : 'trial'));
  }));

test('R62 in whatever order, nothing is charged before it is paid, and each month once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const months: string[] = [];
      for (const { after, events } of lived(steps)) {
        implies(after.phase !== 'paid', chargesIn(events).length === 0);
        months.push(...events.flatMap(({ type, at }) => (type === 'charged' ? [at] : [])));
      }
      expect(months).toEqual([...new Set(months)].sort());
    }),
    { numRuns: 300 },
  );
});

test('R51 R62 in whatever order, a charge is the sum of its lines, for a time that has yet to pass', () =>
  always(({ events }) => {
    for (const { total, lines, at, until } of chargesIn(events)) {
      expect(total).toBe(lines.reduce((sum, { amount }) => sum + amount, 0));
      expect(lines.every(({ amount }) => amount >= 0)).toBe(true);
      expect(at < until).toBe(true);
    }
  }));

test('R36 in whatever order, nothing that stands lies before the last change', () =>
  always(({ now, after, events }) => {
    const lastChange = events.at(-1)?.at ?? addedAt;
    for (const timer of timers(timelineOf(after))) expect(timer.at > after.handled).toBe(true);
    for (const { kind, at } of standingOf(after, now).deadlines)
      implies(kind !== 'invitation-expiry', at >= lastChange);
  }));

test('R56 in whatever order, there is a billing administrator until the purge', () =>
  always(({ after }) => {
    implies(after.phase !== 'purging', after.billing?.administrator !== undefined);
  }));
