import fc from 'fast-check';
import { refusedBy } from '../../../lib/domain/billing/card-digits.ts';
import { convert } from '../../../lib/domain/billing/paid-commands.ts';
import { addDays, addMilliseconds, type Instant, later } from '../../../lib/domain/instant.ts';
import { directPartnerId } from '../../../lib/domain/partner/partner.ts';
import { evolvePortal } from '../../../lib/domain/portal/portal-events.ts';
import { evolve } from '../../../lib/domain/subscription/evolve-subscription.ts';
import { type Subscription, subscriptionFrom } from '../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription/subscription-events.ts';
import { standingOf, timelineOf } from '../../../lib/domain/subscription/subscription-timeline.ts';
import { passTime } from '../../../lib/domain/time/pass-time.ts';
import { timers } from '../../../lib/domain/time/timers.ts';
import {
  activated,
  addedAt,
  agreements,
  byPartner,
  invitationSent,
  kim,
  order,
  trialOrder,
} from './given.ts';
import { accountOf, anna, keyOf, portalWith } from './given-billing.ts';
import {
  type Brought,
  type CommandName,
  commands,
  type Name,
  openedPortal,
  partnerThen,
  people,
  type World,
} from './given-commands.ts';
import { conversion, prices } from './given-trial.ts';

const joined = [invitationSent(addedAt), activated(addedAt)].reduce(evolve, subscriptionFrom(byPartner));
const by = { of: 'partner', accountId: anna } as const;
const facts = { prices, buyer: 'billing-administrator', by, now: addedAt, users: 4 } as const;
const sold = convert(joined, conversion, facts);
const guessed = Array<SubscriptionEvent>(4).fill({ type: 'card-digits-mismatched', at: addedAt });
const takenOver = {
  type: 'ownership-transferred',
  at: addedAt,
  owner: { of: 'customer', accountId: accountOf('sam'), identity: keyOf('sam'), since: addedAt },
  former: { ...by, since: addedAt },
  delegates: [{ id: 'del_0', holder: by, since: addedAt, by: accountOf('sam') }],
} as const satisfies SubscriptionEvent;

const direct = subscriptionFrom({
  ...trialOrder,
  partnerId: directPartnerId,
  administrator: kim,
  signUp: {
    by: 'customer',
    accountId: kim.accountId,
    identity: keyOf('kim'),
    at: addedAt,
    agreements,
  },
});

/** How a life begins. */
const beginnings = {
  'a trial by the partner': { subscription: subscriptionFrom(byPartner), portal: undefined },
  'a trial by the partner, joined': {
    subscription: joined,
    portal: openedPortal,
  },
  'paid by the partner, whose card was guessed at': {
    subscription: [...(sold.ok ? sold.value : []), ...guessed].reduce(evolve, joined),
    portal: openedPortal,
  },
  'a trial that the customer has taken over': {
    subscription: evolve(joined, takenOver),
    portal: openedPortal,
  },
  'a trial without a partner': { subscription: direct, portal: openedPortal },
  'a trial without a partner, alone': { subscription: direct, portal: portalWith() },
  'a trial by the customer, invited': {
    subscription: [invitationSent(addedAt), activated(addedAt)].reduce(evolve, subscriptionFrom(trialOrder)),
    portal: openedPortal,
  },
  'a trial to sign up for': { subscription: subscriptionFrom(trialOrder), portal: undefined },
  'no trial, joined': {
    subscription: [invitationSent(addedAt), activated(addedAt)].reduce(evolve, subscriptionFrom(order)),
    portal: openedPortal,
  },
  'no trial': { subscription: subscriptionFrom(order), portal: undefined },
} as const satisfies Record<string, Omit<World, 'partner'>>;
export type Beginning = keyof typeof beginnings;

/** Some time, or until about the instant of one of the deadlines that stand. */
type Wait = { readonly days: number } | { readonly deadline: number; readonly milliseconds: number };
export interface Step {
  readonly wait: Wait;
  readonly by: Who;
  readonly whom: Who;
  readonly pick: number;
  readonly command: CommandName;
}

const commandNames = Object.keys(commands) as CommandName[];
const mostAskedFor: readonly CommandName[] = [
  'accept activation as customer',
  'designate partner as customer',
  'join portal as customer',
  'ask for transfer as partner',
  'ask for transfer as customer',
  'ask for transfer with wrong digits as partner',
  'open transfer as support',
  'add delegate as customer',
  'consent as customer',
  'consent as customer',
  'execute transfer as support',
  'execute transfer as support',
  'leave partner',
  'leave partner',
  'edit user as customer',
  'edit user as customer',
  'delete user as customer',
  'delete user as customer',
];
/** Somebody by name, or whoever is that when it comes to it. */
type Who = Name | 'billing-administrator' | 'new-owner';
const who = fc.constantFrom<Who>(
  ...people,
  'sam',
  'sam',
  'billing-administrator',
  'billing-administrator',
  'new-owner',
  'new-owner',
);

/** At a quick pace much is done in one trial; at a slow one a subscription gets old. */
const waits = {
  quick: fc.oneof(
    { weight: 12, arbitrary: fc.constant({ days: 0 }) },
    { weight: 3, arbitrary: fc.record({ days: fc.double({ min: 0, max: 1, noNaN: true }) }) },
    { weight: 1, arbitrary: aroundDeadline(3) },
  ),
  slow: fc.oneof(
    { weight: 5, arbitrary: fc.constant({ days: 0 }) },
    { weight: 2, arbitrary: fc.record({ days: fc.nat({ max: 40 }) }) },
    { weight: 3, arbitrary: aroundDeadline(8) },
  ),
} as const satisfies Record<string, fc.Arbitrary<Wait>>;

function aroundDeadline(max: number): fc.Arbitrary<Wait> {
  return fc.record({ deadline: fc.nat({ max }), milliseconds: fc.constantFrom(-1, 0, 1) });
}

const stepsAt = (pace: keyof typeof waits): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record({
      wait: waits[pace],
      command: fc.constantFrom(...commandNames, ...mostAskedFor),
      by: who,
      whom: who,
      pick: fc.nat({ max: 4 }),
    }),
    { maxLength: 100, size: 'max' },
  );

export interface Life {
  readonly beginning: Beginning;
  readonly steps: readonly Step[];
}
/** Any commands, by anybody, at any instants. */
export const life: fc.Arbitrary<Life> = fc.record({
  beginning: fc.constantFrom('a trial by the partner, joined', ...(Object.keys(beginnings) as Beginning[])),
  steps: fc.oneof(stepsAt('quick'), stepsAt('slow')),
});

function nameOf(who: Who, { subscription: { billing }, portal }: World): Name {
  if (who !== 'billing-administrator' && who !== 'new-owner') return who;
  const account =
    who === 'new-owner' ? billing?.transfer?.newOwner.accountId : billing?.administrator.accountId;
  const isUser = portal?.users.some(({ accountId }) => accountId === account);
  return people.find((name) => isUser && accountOf(name) === account) ?? 'kim';
}

export interface Moment {
  readonly step: Step;
  /** Who signed in at the customer. */
  readonly by: Name;
  readonly index: number;
  /** The instant of the step before, and of this one. */
  readonly then: Instant;
  readonly now: Instant;
  /** As the step before left it. */
  readonly stored: Subscription;
  /** Time having passed. */
  readonly before: World;
  readonly after: World;
  /** What time has brought, and what the command has. */
  readonly passed: readonly SubscriptionEvent[];
  readonly events: readonly SubscriptionEvent[];
  readonly inPortal: Brought['inPortal'];
  readonly refusal?: string;
}

const atDeadline = (subscription: Subscription, now: Instant, nth: number): Instant => {
  const deadlines = [...timers(timelineOf(subscription)), ...standingOf(subscription, now).deadlines].map(
    ({ at }) => at,
  );
  return [...new Set(deadlines)].sort()[nth % (deadlines.length || 1)] ?? now;
};

/** The moments of a life, one for each step. */
export function* lived({ beginning, steps }: Life): Generator<Moment> {
  let world: World = { ...beginnings[beginning], partner: partnerThen };
  let now = addedAt;
  for (const [index, step] of steps.entries()) {
    const { wait, command, pick } = step;
    const [then, stored] = [now, world.subscription];
    now =
      'days' in wait
        ? addDays(then, wait.days)
        : later(then, addMilliseconds(atDeadline(stored, then, wait.deadline), wait.milliseconds));
    const passed = passTime(stored, now, { account: undefined });
    const before: World = { ...world, subscription: passed.subscription };
    const [by, whom] = [nameOf(step.by, before), nameOf(step.whom, before)];
    const decision = commands[command]({ ...before, now, by, whom, pick, step: index });
    const brought: Brought = decision.ok ? decision.value : { events: [] };
    const portal = brought.portal ?? before.portal;
    world = {
      subscription: brought.events.reduce(evolve, before.subscription),
      portal: portal && (brought.inPortal ?? []).reduce(evolvePortal, portal),
      partner: brought.partner ?? before.partner,
    };
    const refused = decision.ok ? refusedBy(brought.events) : decision;
    yield {
      step,
      by,
      index,
      then,
      now,
      stored,
      before,
      after: world,
      passed: passed.events,
      events: brought.events,
      inPortal: brought.inPortal,
      ...(refused && !refused.ok && { refusal: refused.refusal.code }),
    };
  }
}
