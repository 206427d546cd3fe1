import { expect, test } from '@jest/globals';
import { convert } from '../../../../lib/domain/billing/paid-commands.ts';
import { whoPays } from '../../../../lib/domain/billing/who-pays.ts';
import { addDays } from '../../../../lib/domain/instant.ts';
import { directPartnerId } from '../../../../lib/domain/partner/partner.ts';
import {
  removePartnerAccess,
  whyNotForPartner,
} from '../../../../lib/domain/partner-access/partner-access.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { type Subscription, subscriptionFrom } from '../../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../../lib/domain/subscription/subscription-events.ts';
import { telling } from '../../../../lib/domain/subscription/told.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import { helpTopics } from '../../../../lib/domain/time/timeline.ts';
import { compose } from '../../../../lib/mail/compose.ts';
import { mailFor } from '../../../../lib/operations/outbox/mail-for.ts';
import {
  activated,
  addedAt,
  agreements,
  byPartner,
  invitationSent,
  kim,
  trialOrder,
} from '../../domain/given.ts';
import { accountOf, activeUser, anna, keyOf, portalWith } from '../../domain/given-billing.ts';
import { conversion, prices } from '../../domain/given-trial.ts';

const now = addDays(addedAt, 1);
const joined = (start: Subscription) => [invitationSent(addedAt), activated(addedAt)].reduce(evolve, start);
const portal = portalWith();

/** Kim disables the user of the partner. */
function without(subscription: Subscription): Subscription {
  const { billing } = subscription;
  if (!billing) throw new Error('There is no billing account.');
  const by = { by: accountOf('kim'), receiptId: 'rec_1' };
  const removed = removePartnerAccess(billing, ['user'], by, now);
  if (!removed.ok) throw new Error(removed.refusal.code);
  return telling(removed.value, { subscription, portal, user: activeUser(portal, 'kim') }).reduce(
    evolve,
    subscription,
  );
}

function paid(subscription: Subscription): Subscription {
  const by = { of: 'partner', accountId: anna } as const;
  const facts = { prices, buyer: 'billing-administrator', by, now, users: 1 } as const;
  const sold = convert(subscription, conversion, facts);
  if (!sold.ok) throw new Error(sold.refusal.code);
  return sold.value.reduce(evolve, subscription);
}

const byThePartner = joined(subscriptionFrom(byPartner));
const byTheCustomer = joined(
  [invitationSent(addedAt), activated(addedAt), { type: 'trial-started', at: addedAt } as const].reduce(
    evolve,
    subscriptionFrom(trialOrder),
  ),
);
const direct = subscriptionFrom({
  ...trialOrder,
  partnerId: directPartnerId,
  administrator: kim,
  signUp: { by: 'customer', accountId: kim.accountId, identity: keyOf('kim'), at: addedAt, agreements },
});

const trials: Readonly<Record<string, Subscription>> = {
  'the partner pays': byThePartner,
  'the partner would pay, and its user is disabled': without(byThePartner),
  'the customer pays': byTheCustomer,
  'the customer pays, and the partner’s user is disabled': without(byTheCustomer),
  'signed up directly': direct,
};
const ended = (trial: Subscription): Subscription =>
  passTime(trial, addDays(addedAt, 31), { account: undefined }).subscription;
const states = Object.entries(trials).flatMap(([name, trial]) => [
  [name, trial] as const,
  [`${name}, expired`, ended(trial)] as const,
  [`${name}, paid`, paid(trial)] as const,
]);

/** Every event of a service of which its contact hears, whatever is paid. */
function eventsOf(subscription: Subscription): SubscriptionEvent[] {
  const about = { type: 'notice-given', at: now, days: 7 } as const;
  const { endOfSupport } = subscription.periods;
  const over = addDays(addedAt, 40);
  const purgeAt = 'purgeAt' in subscription ? subscription.purgeAt : over;
  const trialEnds =
    'limit' in subscription && subscription.limit.is === 'until' ? subscription.limit.at : over;
  return [
    { type: 'trial-started', at: now },
    ...helpTopics.map((topic) => ({ type: 'help-given', at: now, days: 1, topic }) as const),
    { ...about, about: 'expiry', deadline: trialEnds },
    { ...about, about: 'purge', deadline: purgeAt },
    { ...about, about: 'end-of-support', deadline: endOfSupport?.at ?? over },
    { type: 'expired', at: now },
    { type: 'purge-started', at: now },
    { type: 'payment-method-replaced', at: now, paymentMethod: { reference: 'pm_1', lastFour: '4242' } },
  ];
}

async function sentencesAbout(subscription: Subscription, language: 'en' | 'sv'): Promise<string[]> {
  const link = () => Promise.resolve('https://eu.onramp.example/link');
  const facts = {
    now,
    linkTo: link,
    unsubscribeLinkTo: link,
    pageAt: () => 'https://eu.onramp.example/portal',
    addresses: {
      languageOf: () => Promise.resolve(language),
      atPartner: () => Promise.resolve(undefined),
    },
  };
  const of = { ...subscription, contact: { ...subscription.contact, language } };
  const mails = await Promise.all(eventsOf(of).map((event) => mailFor(event, of, facts)));
  return mails.flatMap((mail) => (mail ? compose(mail).text.split(/(?<=[.?!])\s+/) : []));
}

const withEnd = (subscription: Subscription): Subscription => ({
  ...subscription,
  periods: {
    ...subscription.periods,
    endOfSupport: { at: addDays(addedAt, 60), noticeDays: [7], since: addedAt },
  },
});

test.each(states)('R61 R65 no mail sends anybody to who would be refused: %s', async (_name, state) => {
  const partner = state.names.partner;
  for (const language of ['en', 'sv'] as const) {
    const sentences = await sentencesAbout(withEnd(state), language);
    expect(sentences.length).toBeGreaterThan(8);
    const naming = sentences.filter((sentence) => sentence.includes(partner));
    if (whyNotForPartner(state)) expect(naming).toEqual([]);
    const aboutPaying = naming.filter((sentence) => /paid subscription|betalt abonnemang/.test(sentence));
    const partnerPays = state.phase === 'trial' && whoPays(state.billing).is === 'partner';
    expect(aboutPaying.length > 0).toBe(partnerPays);
    if (state.partnerId === directPartnerId)
      expect(sentences.filter((sentence) => /your partner|er partner/i.test(sentence))).toEqual([]);
  }
});

const anyLinks = {
  linkTo: () => Promise.resolve(''),
  unsubscribeLinkTo: () => Promise.resolve(''),
  addresses: { languageOf: () => Promise.resolve(undefined), atPartner: () => Promise.resolve(undefined) },
};

test('R50 whose trial is over is led to where support is asked, as soon as somebody can sign in there', async () => {
  const facts = { now, ...anyLinks, pageAt: (path: string) => `https://eu.onramp.example${path}` };
  const over = async (subscription: Subscription, event: SubscriptionEvent) => {
    const mail = await mailFor(event, subscription, facts);
    return mail && compose(mail).text;
  };
  const joined = ended(direct);
  const nobodyCame = ended(subscriptionFrom(byPartner));
  for (const [state, leads] of [
    [joined, true],
    [ended(byThePartner), true],
    [nobodyCame, false],
  ] as const) {
    const deadline = 'purgeAt' in state ? state.purgeAt : now;
    const notice = { type: 'notice-given', at: now, days: 7, about: 'purge', deadline } as const;
    for (const event of [{ type: 'expired', at: now } as const, notice]) {
      const text = await over(state, event);
      expect(text).toContain('support');
      expect(text?.includes(`/portal/${state.id}/support`)).toBe(leads);
    }
  }
});

test('R46 R48 who signed up is led to the portal when the trial is ready; before it is open, nobody is', async () => {
  const at = '/portal/sub_';
  const facts = { now, ...anyLinks, pageAt: (path: string) => `https://eu.onramp.example${path}` };
  const ready = async (subscription: Subscription) => {
    const mail = await mailFor({ type: 'trial-started', at: now }, subscription, facts);
    return mail && compose(mail).text;
  };
  for (const trial of [direct, byTheCustomer]) {
    expect(await ready(trial)).toContain(at);
    expect(await ready(trial)).toContain(`Sign in as: ${kim.accountId}`);
  }
  const notYetOpen = await ready(subscriptionFrom(byPartner));
  expect(notYetOpen).toContain('free of charge');
  expect(notYetOpen).not.toContain(at);
});
