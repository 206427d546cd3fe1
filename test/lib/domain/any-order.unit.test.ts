import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isBillingAdministrator, isDelegate } from '../../../lib/domain/billing/billing-access.ts';
import { chargeOf } from '../../../lib/domain/billing/paid-events.ts';
import { addDays, instant } from '../../../lib/domain/instant.ts';
import { canHold } from '../../../lib/domain/partner/who-answers.ts';
import { evolve } from '../../../lib/domain/subscription/evolve-subscription.ts';
import type { Subscription } from '../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription/subscription-events.ts';
import { standingOf, timelineOf } from '../../../lib/domain/subscription/subscription-timeline.ts';
import { passTime } from '../../../lib/domain/time/pass-time.ts';
import { timers } from '../../../lib/domain/time/timers.ts';
import { schemas } from '../../../lib/store/schemas/schemas.ts';
import { type CommandName, commands } from './given-commands.ts';
import { type Life, life, lived, type Moment } from './given-life.ts';

/** In any life. What fails is told with the seed and the steps that led there. */
const inEvery = (holds: (moments: readonly Moment[]) => void): void =>
  fc.assert(
    fc.property(life, (one) => holds([...lived(one)])),
    { numRuns: 100 },
  );
/** After every step of any life. */
const always = (holds: (moment: Moment) => void): void => inEvery((moments) => moments.forEach(holds));
/** What is true whenever the first is. */
const implies = (premise: boolean, conclusion: boolean): void => assert(!premise || conclusion);

const isSignedUp = ({ phase }: Subscription): boolean =>
  phase === 'active' || phase === 'trial' || phase === 'paid' || phase === 'expired';
const signUpOf = (subscription: Subscription) => {
  const usable = 'was' in subscription ? subscription.was : subscription;
  return 'signUp' in usable ? usable.signUp : undefined;
};
const converted = (events: readonly SubscriptionEvent[]) => events.some(({ type }) => type === 'converted');

describe('whatever anybody does, whenever', () => {
  test('R56 there is a billing administrator from the sign-up to the purge, who is there and can act', () =>
    always(({ before, after: { subscription, portal, partner } }) => {
      const { billing } = subscription;
      implies(isSignedUp(subscription), billing !== undefined);
      implies(before.subscription.billing !== undefined && subscription.phase !== 'purging', !!billing);
      if (!billing) return;
      const { administrator, partnerAccess, delegates } = billing;
      implies(administrator.of === 'partner', partnerAccess.billing.is === 'open');
      const holders = portal?.users.filter((user) => isBillingAdministrator(billing, user)) ?? [];
      assert.equal(holders.length, administrator.of === 'customer' ? 1 : 0);
      const atCustomer = delegates.filter(({ holder }) => holder.of === 'customer');
      assert.equal(
        (portal?.users.filter((user) => isDelegate(billing, user)) ?? []).length,
        atCustomer.length,
      );
      implies(delegates.length > atCustomer.length, partnerAccess.billing.is === 'open');
      for (const holder of [administrator, ...delegates.map((delegate) => delegate.holder)])
        implies(holder.of === 'partner', canHold(partner, holder.accountId));
      const asked = billing.transfer?.newOwner.userId;
      implies(asked !== undefined, !!portal?.users.some(({ id }) => id === asked));
    }));

  test('R56 R57 R58 R59 only a transfer that the new owner agreed to, a hand-over, or leaving the partner changes who that is', () =>
    always(({ step, by, before, after }) => {
      const [had, has] = [before.subscription.billing, after.subscription.billing];
      if (!had || !has || had.administrator === has.administrator) return;
      if (step.command === 'leave partner') {
        assert(!canHold(after.partner, had.administrator.accountId));
        assert.equal(has.administrator.of, 'partner');
        return;
      }
      if (step.command !== 'hand billing over as customer') {
        // Support that names the new owner who was asked for executes the transfer too.
        assert(/^(open|execute) transfer as support$/.test(step.command));
        assert(had.transfer?.consentedAt);
        assert.equal(has.administrator.accountId, had.transfer?.newOwner.accountId);
      } else {
        assert.partialDeepStrictEqual(had.administrator, { of: 'customer', identity: { subject: by } });
      }
      assert(has.delegates.map(({ holder }) => holder.accountId).includes(had.administrator.accountId));
      assert.deepEqual([has.primaryAdministrator, has.initialUser], [has.administrator, has.administrator]);
    }));

  test('R57 wrong digits of the card are counted to a limit, past which no digits are right', () =>
    always(({ step: { command }, before, events }) => {
      const { cardMismatches = 0 } = before.subscription.billing ?? {};
      assert(cardMismatches <= 5);
      implies(cardMismatches === 5 && command.startsWith('ask for transfer'), events.length === 0);
    }));

  test('R49 R50 a trial is converted in its 30 days by who pays, in the 30 days after by support alone, and never later', () =>
    always(({ step, now, before, events }) => {
      if (!converted(events)) return;
      const ends = addDays(signUpOf(before.subscription)?.at ?? now, 30);
      if (step.command === 'convert as support') assert(ends <= now && now < addDays(ends, 30));
      else assert(now < ends);
    }));

  test('R46 R49 the id of a trial and its sign-up stay through the conversion, and what is paid stays paid', () =>
    always(({ before, after: { subscription, portal } }) => {
      const { id, customerId, addedAt } = subscription;
      assert.deepEqual(
        [id, customerId, addedAt, portal?.id ?? id],
        ['sub_1', before.subscription.customerId, before.subscription.addedAt, 'sub_1'],
      );
      const signedUp = signUpOf(before.subscription);
      implies(!!signedUp && subscription.phase !== 'purging', signUpOf(subscription) === signedUp);
      implies(before.subscription.phase === 'paid', subscription.phase === 'paid');
    }));

  test('R62 nothing is charged in a trial; once paid, a month costs the fee for the partner exactly while it has access', () =>
    always(({ before, after, passed, events }) => {
      const all = [...passed, ...events];
      implies(
        after.subscription.phase !== 'paid',
        all.every((event) => !chargeOf(event)),
      );
      const { billing, user } = before.subscription.billing?.partnerAccess ?? {};
      const withPartner = billing?.is === 'open' || user?.is === 'open';
      for (const event of all) {
        const lines = chargeOf(event)?.lines.filter((line) => line.for === 'partner-user') ?? [];
        const begins = event.type === 'converted' || event.type === 'charged';
        assert.equal(lines.length, begins && withPartner ? 1 : 0);
      }
    }));

  test('R51 R62 a charge is the sum of its lines, for a time that has yet to pass', () =>
    always(({ passed, events }) => {
      for (const event of [...passed, ...events]) {
        const charge = chargeOf(event);
        if (!charge) continue;
        assert.equal(
          charge.total,
          charge.lines.reduce((sum, { amount }) => sum + amount, 0),
        );
        assert(charge.lines.every(({ amount }) => amount >= 0));
        assert(event.at === charge.at && charge.at < charge.until);
      }
    }));

  test('R62 each month is charged once', () =>
    inEvery((moments) => {
      const months = moments
        .flatMap(({ passed, events }) => [...passed, ...events])
        .flatMap(({ type, at }) => (type === 'converted' || type === 'charged' ? [at] : []));
      assert.deepEqual(months, [...new Set(months)].sort());
    }));

  test('R36 no deadline of a state lies before its last change, or has passed, and nothing happens early', () =>
    always(({ now, then, after: { subscription }, passed, events }) => {
      for (const { at } of passed) assert(then < at && at <= now);
      // A choice of partner of record comes after the one it replaces, whatever the clock says.
      const told = events.filter(({ type }) => !type.startsWith('partner-of-record'));
      for (const { at } of told) assert.equal(at, now);
      assert(subscription.handled <= now);
      for (const { at } of timers(timelineOf(subscription))) assert(at > now);
      for (const { at } of standingOf(subscription, now).deadlines) assert(at > now);
    }));

  test('R36 time that passes in two steps brings what it brings in one, and a read knows it before', () =>
    always(({ index, then, now, stored, before, passed }) => {
      const between = instant(Date.parse(then) + ((Date.parse(now) - Date.parse(then)) * (index % 7)) / 7);
      const first = passTime(stored, between, { account: undefined });
      const second = passTime(first.subscription, now, { account: undefined });
      assert.deepEqual([...first.events, ...second.events], passed);
      assert.deepEqual(second.subscription, before.subscription);
      const [unfired, fired] = [standingOf(stored, now), standingOf(before.subscription, now)];
      assert.deepEqual([unfired.status, unfired.deadlines], [fired.status, fired.deadlines]);
    }));

  test('R34 a purged subscription holds no billing account, and nothing happens to it any more', () =>
    always(({ before: { subscription }, after, events, inPortal }) => {
      if (subscription.phase !== 'purging') return;
      assert.deepEqual(events, []);
      assert.deepEqual(inPortal ?? [], []);
      assert.equal(after.subscription, subscription);
      assert.equal(subscription.billing, undefined);
    }));

  test('R66 what is refused changes nothing but the count of wrong digits, and what changes leaves an event', () =>
    always(({ refusal, before, after, events, inPortal }) => {
      implies(
        refusal !== undefined,
        events.every(({ type }) => type === 'card-digits-mismatched'),
      );
      implies(events.length === 0, after.subscription === before.subscription);
      implies((inPortal ?? []).length === 0 && events.length === 0, after.portal === before.portal);
      assert.deepEqual(events.reduce(evolve, before.subscription), after.subscription);
    }));

  test('R66 every state can be stored, and is read as it was', () =>
    always(({ after: { subscription, portal } }) => {
      const read = schemas.subscription.safeParse(subscription);
      assert(read.success && isDeepStrictEqual(read.data, subscription));
      if (portal) assert(schemas.portal.safeParse(portal).success);
    }));
});

test('R49 R50 R51 R55 R56 R57 R60 R61 R62 R64 the lives tried do everything, are refused everything, and come everywhere', () => {
  const done = new Set<CommandName>();
  const refused = new Set<CommandName>();
  const statuses = new Set<string>();
  const codes = new Set<string | undefined>();
  const lives: Life[] = fc.sample(life, { numRuns: 600, seed: 49 });
  for (const one of lives)
    for (const { step, refusal, events, inPortal = [], before, after, now } of lived(one)) {
      if (refusal !== undefined) refused.add(step.command);
      else if (events.length + inPortal.length > 0 || after.partner !== before.partner)
        done.add(step.command);
      codes.add(refusal);
      statuses.add(standingOf(after.subscription, now).status);
    }
  const all = Object.keys(commands) as CommandName[];
  /** A link in a mail tells nobody off: what is so already changes nothing (R48). */
  const neverRefused: readonly CommandName[] = [
    'join partner',
    'stop help mails',
    'resume help mails',
    'do nothing',
  ];
  /** Whoever gives wrong digits is refused each time. */
  const neverDone = all.filter((name) => /knowing little|nothing/.test(name));
  expect(all.filter((name) => !done.has(name))).toEqual(neverDone);
  expect(all.filter((name) => !refused.has(name))).toEqual(neverRefused);
  expect([...codes]).toEqual(expect.arrayContaining(['card-digits-blocked', 'transfer-not-ready']));
  expect([...statuses].sort()).toEqual(
    ['active', 'added', 'expired', 'inactive', 'invitation-sent', 'paid', 'purged', 'trial'].sort(),
  );
});
