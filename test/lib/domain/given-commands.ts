import { refusedFor } from '../../../lib/domain/action.ts';
import { decidesForCustomer } from '../../../lib/domain/billing/billing-access.ts';
import type {
  BillingAccount,
  PartnerAccessKind,
  PaymentGiver,
} from '../../../lib/domain/billing/billing-account.ts';
import { liftCardBlock } from '../../../lib/domain/billing/card-digits.ts';
import type { Buyer } from '../../../lib/domain/billing/paid-actions.ts';
import { convert, type PurchaseOrder, purchase } from '../../../lib/domain/billing/paid-commands.ts';
import { replacePaymentMethod } from '../../../lib/domain/billing/payment-method.ts';
import { type AccountId, accountId, type Identity } from '../../../lib/domain/identity.ts';
import { addDays, type Instant } from '../../../lib/domain/instant.ts';
import { correctInformation } from '../../../lib/domain/ownership/account-information.ts';
import { addDelegate, removeDelegate } from '../../../lib/domain/ownership/delegates.ts';
import { handOverBilling } from '../../../lib/domain/ownership/hand-over.ts';
import {
  callOffTransfer,
  consentToTransfer,
  nobodyJoinedBlock,
  requestTransfer,
  withdrawTransfer,
} from '../../../lib/domain/ownership/ownership.ts';
import { passOnBilling } from '../../../lib/domain/ownership/pass-on.ts';
import { executeTransfer } from '../../../lib/domain/ownership/support-execution.ts';
import type { Membership, Partner, PartnerRole, PartnerUser } from '../../../lib/domain/partner/partner.ts';
import { evolvePartner } from '../../../lib/domain/partner/partner-user-events.ts';
import { removePartnerUser } from '../../../lib/domain/partner/partner-users.ts';
import {
  enablePartnerUser,
  removePartnerAccess,
  whyNotForPartner,
} from '../../../lib/domain/partner-access/partner-access.ts';
import { claimAdvisorFee, notPartnerOfRecord } from '../../../lib/domain/partner-of-record/advisor-fee.ts';
import {
  designatePartner,
  isSignUpAccount,
  removePartner,
  signUpAccountOnly,
} from '../../../lib/domain/partner-of-record/partner-of-record.ts';
import { mandatoryRoles, type Portal } from '../../../lib/domain/portal/portal.ts';
import { administratorsOnly, notUsable } from '../../../lib/domain/portal/portal-actions.ts';
import { deleteUser, editUser } from '../../../lib/domain/portal/portal-commands.ts';
import type { PortalEvent } from '../../../lib/domain/portal/portal-events.ts';
import { inviteUser, joinPortal } from '../../../lib/domain/portal/portal-invitation.ts';
import type { PortalDecision } from '../../../lib/domain/portal/portal-rules.ts';
import { accepted, type Outcome } from '../../../lib/domain/refusal.ts';
import { acceptInvitation } from '../../../lib/domain/subscription/accept-invitation.ts';
import { reactivate } from '../../../lib/domain/subscription/reactivate.ts';
import { sendActivation, withdrawActivation } from '../../../lib/domain/subscription/send-activation.ts';
import { invitationIn, type Subscription } from '../../../lib/domain/subscription/subscription.ts';
import type {
  SubscriptionDecision,
  SubscriptionEvent,
} from '../../../lib/domain/subscription/subscription-events.ts';
import { standingOf } from '../../../lib/domain/subscription/subscription-timeline.ts';
import { changeHelp } from '../../../lib/domain/time/help-mails.ts';
import {
  billingAdministratorAlone,
  billingNotOpen,
  partnerPaysFor,
} from '../../../lib/operations/billing/change-billing.ts';
import {
  type Allowed,
  billingAccess,
  customerAlone,
  type Inside,
  insideOf,
  told,
} from '../../../lib/operations/ownership/inside.ts';
import { notFound } from '../../../lib/operations/partner/member.ts';
import { addedAt, agreements, kim } from './given.ts';
import { accountOf, anna, keyOf, portalWith, userNamed } from './given-billing.ts';
import { conversion, prices } from './given-trial.ts';

/** The people at the customer; lee is a stranger, and alex has yet to join. */
export const people = ['kim', 'sam', 'robin', 'alex', 'lee'] as const;
export type Name = (typeof people)[number];

export interface World {
  readonly subscription: Subscription;
  /** Opened by who accepts the invitation, or signs up. */
  readonly portal: Portal | undefined;
  readonly partner: Partner;
}

/** Somebody about to give a command, time having passed. */
export interface Occasion extends World {
  readonly now: Instant;
  /** Who signs in at the customer. */
  readonly by: Name;
  /** Whom the command is about. */
  readonly whom: Name;
  /** Which of several things the command can name. */
  readonly pick: number;
  /** Tells ids apart. */
  readonly step: number;
  /** Who signs in at the partner, if it is not whoever pays there. */
  readonly member?: Member;
}

/** Somebody at the partner. */
export type Member = Pick<Membership, 'accountId' | 'role'>;
const colleague = (accountId: AccountId, role: PartnerRole, since: Instant): PartnerUser => ({
  id: `usr_${accountId}`,
  accountId,
  role,
  identity: { issuer: 'https://id.example', subject: accountId },
  since,
});
/** The partner as a life begins: an expert who signs up for the customer, and an administrator. */
export const partnerThen: Partner = {
  id: 'par_1',
  accountNumber: 'P-1',
  authorizationNumber: '1234567890',
  organization: { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 123' },
  activatedAt: addedAt,
  users: [
    colleague(anna, 'implementation-expert', addedAt),
    colleague(accountOf('ada'), 'administrator', addedAt),
  ],
};
/** The billing administrator at the partner, or somebody else there. */
export function payerAt({ subscription: { billing }, partner: { users } }: World): Member {
  const payer = users.find(({ accountId }) => accountId === billing?.administrator.accountId) ?? users[0];
  if (!payer) throw new Error('Nobody works at the partner.');
  return payer;
}

/** What a command brings. */
export interface Brought {
  readonly events: readonly SubscriptionEvent[];
  readonly inPortal?: readonly PortalEvent[];
  /** A portal that is opened. */
  readonly portal?: Portal;
  /** The partner, whose people have changed. */
  readonly partner?: Partner;
}
type Command = (occasion: Occasion) => Outcome<Brought>;
export const identityOf = (name: Name): Identity => ({ ...keyOf(name), accountId: accountOf(name) });
export const openedPortal = portalWith(userNamed('sam', ['administrator']), userNamed('robin'), {
  ...userNamed('alex', ['user'], 'invited'),
  invitation: { generation: 1, sentAt: addedAt, expiresAt: addDays(addedAt, 14), sentIn: 1 },
});

const brought = (decision: SubscriptionDecision): Outcome<Brought> =>
  decision.ok ? accepted({ events: decision.value }) : decision;
const known = (portal: Portal | undefined) => ({
  version: 1,
  portal: portal && { value: portal, version: 1 },
});

/** A user of the portal, as the operations let them in. */
export const entered = ({ subscription, portal, now, by }: Omit<Occasion, 'whom' | 'pick' | 'step'>) =>
  insideOf(subscription, known(portal), { caller: identityOf(by), now });

/** By a user of the portal who may. */
const inside =
  (
    { may, otherwise }: Allowed,
    decide: (inside: Inside, occasion: Occasion) => SubscriptionDecision,
  ): Command =>
  (occasion) => {
    const user = entered(occasion);
    if (!user.ok) return user;
    return brought(may(user.value) ? decide(user.value, occasion) : otherwise);
  };
const anybody: Allowed = { may: () => true, otherwise: notFound };

const memberIn = (occasion: Occasion): Member => occasion.member ?? payerAt(occasion);

/** By the partner, while it administers billing. */
const asPartner =
  (decide: (occasion: Occasion & { readonly billing: BillingAccount }) => SubscriptionDecision): Command =>
  (occasion) => {
    const { billing } = occasion.subscription;
    return (
      partnerPaysFor(occasion.subscription, memberIn(occasion)) ??
      brought(billing ? decide({ ...occasion, billing }) : billingNotOpen)
    );
  };
const asSupport =
  (decide: (occasion: Occasion & { readonly billing: BillingAccount }) => SubscriptionDecision): Command =>
  (occasion) => {
    const { billing } = occasion.subscription;
    return brought(billing ? decide({ ...occasion, billing }) : billingNotOpen);
  };
const desk = { role: 'support', accountId: accountId('desk@vendor.example') } as const;

const conversionBy = (
  { subscription, portal, now }: Occasion,
  buyer: Buyer,
  by: PaymentGiver,
): SubscriptionDecision =>
  convert(subscription, conversion, { prices, buyer, by, now, users: portal?.users.length ?? 0 });

/** As each of those who can be the billing administrator. */
const asPayer = (decide: (occasion: Occasion, giver: PaymentGiver) => SubscriptionDecision) => ({
  partner: ((occasion) =>
    partnerPaysFor(occasion.subscription, memberIn(occasion)) ??
    brought(decide(occasion, { of: 'partner', accountId: memberIn(occasion).accountId }))) satisfies Command,
  customer: ((occasion) =>
    billingAdministratorAlone(occasion.subscription, known(occasion.portal), identityOf(occasion.by)) ??
    brought(decide(occasion, { of: 'customer', accountId: accountOf(occasion.by) }))) satisfies Command,
});
const conversions = asPayer((occasion, giver) => conversionBy(occasion, 'billing-administrator', giver));
const replacements = asPayer(({ subscription, now, pick }, by) =>
  replacePaymentMethod(
    subscription,
    { reference: `pm_${pick}`, lastFour: `${4242 + pick}` },
    { buyer: 'billing-administrator', by, now },
  ),
);
const buying = (order: (pick: number) => PurchaseOrder) =>
  asPayer(({ subscription, pick, now }) =>
    purchase(subscription, order(pick), { prices, buyer: 'billing-administrator', now }),
  );
const plans = buying((pick) => ({ kind: 'plan', plan: pick % 2 === 0 ? 'professional' : 'enterprise' }));
const releases = buying(() => ({ kind: 'release', release: '2026-2' }));
const licences = buying((pick) => ({ kind: 'licences', licences: pick === 0 ? 100_000 : pick }));
const storage = buying((pick) => ({ kind: 'storage', storageGb: pick === 0 ? 100_000 : pick }));

/** What is on record, or what somebody believes to be. */
const detailsOf = (
  { subscription: { id, names }, whom }: Occasion,
  { signUpAccount, paymentMethod }: BillingAccount,
  known: 'all' | 'all but the card' | 'little',
) => ({
  newAdministrator: accountOf(whom),
  signUpAccount: known === 'little' ? accountOf('nobody') : signUpAccount,
  companyName: names.organization,
  accountId: id,
  ...(paymentMethod && { cardLastFour: known === 'all but the card' ? '0000' : paymentMethod.lastFour }),
});
const asking = (known: Parameters<typeof detailsOf>[2], role: 'partner' | 'customer') => {
  const request = (occasion: Occasion, billing: BillingAccount, portal: Portal) =>
    requestTransfer(
      billing,
      detailsOf(occasion, billing, known),
      {
        portal,
        id: `tra_${occasion.step}`,
        by: { role, accountId: role === 'partner' ? memberIn(occasion).accountId : accountOf(occasion.by) },
        subscriptionId: occasion.subscription.id,
        organizationName: occasion.subscription.names.organization,
        dryRun: false,
      },
      occasion.now,
    );
  return role === 'partner'
    ? asPartner((occasion) => {
        const { portal, billing, subscription } = occasion;
        return portal
          ? told(request(occasion, billing, portal), { subscription, portal })
          : refusedFor(nobodyJoinedBlock);
      })
    : inside(customerAlone, (user, occasion) => told(request(occasion, user.billing, user.portal), user));
};

const execution = (opens: boolean): Command =>
  asSupport(({ billing, subscription, portal, now, whom, step }) => {
    const standing = standingOf(subscription, now);
    const facts = { portal, standing, by: desk, id: `tra_${step}`, delegateId: `del_${step}` };
    const command = opens ? { newAdministrator: accountOf(whom), reason: 'The owner is gone.' } : {};
    const decision = executeTransfer(billing, command, facts, now);
    return told(decision, { subscription, portal });
  });

const removal = (...kinds: readonly PartnerAccessKind[]): Command =>
  inside(customerAlone, (user, { now, by, step }) =>
    told(
      removePartnerAccess(user.billing, kinds, { by: accountOf(by), receiptId: `rec_${step}` }, now),
      user,
    ),
  );

const chosen = (pick: number) => ({
  partnerId: `par_${pick}`,
  accountNumber: `A-${pick}`,
  authorizationNumber: `${1_000_000_000 + pick}`,
  name: `Partner ${pick}`,
});
/** By the account that signed up. */
const designating =
  (
    decide: (facts: Parameters<typeof designatePartner>[1], occasion: Occasion) => SubscriptionDecision,
  ): Command =>
  (occasion) => {
    const { subscription, portal, by, pick } = occasion;
    const { billing, names } = subscription;
    if (!billing || !portal?.users.some(({ id }) => id === `usr_${by}`)) return notFound;
    if (!isSignUpAccount(billing, identityOf(by))) return signUpAccountOnly;
    const facts = {
      by: accountOf(by),
      productLine: 'dynamics-365',
      organizationName: names.organization,
      organizations: [],
      elsewhere: false,
      partner: pick === 0 ? undefined : chosen(pick),
      present: billing.designation,
    };
    return brought(decide(facts, occasion));
  };

/** In the portal, by one of its administrators. */
const inPortal =
  (decide: (portal: Portal, occasion: Occasion) => PortalDecision): Command =>
  (occasion) => {
    const user = entered(occasion);
    if (!user.ok) return user;
    if (!user.value.user.roles.includes('administrator')) return administratorsOnly;
    const decision = decide(user.value.portal, occasion);
    return decision.ok ? accepted({ events: [], inPortal: decision.value }) : decision;
  };

const join: Command = ({ subscription, portal, by, pick, now }) => {
  if (!portal) return notFound;
  const joined = joinPortal(
    portal,
    {
      userId: `usr_${by}`,
      identity: identityOf(by),
      generation:
        pick === 0 ? undefined : portal.users.find(({ id }) => id === `usr_${by}`)?.invitation?.generation,
    },
    now,
  );
  const unusable = notUsable(standingOf(subscription, now));
  if (unusable) return unusable;
  return joined.ok ? accepted({ events: [], inPortal: joined.value }) : joined;
};

const acceptance: Command = ({ subscription, by, pick, now }) => {
  const latest = invitationIn(subscription)?.generation ?? 0;
  const generation = pick === 0 ? latest - 1 : latest;
  const decision = acceptInvitation(subscription, { identity: identityOf(by), generation, agreements }, now);
  if (!decision.ok) return decision;
  return accepted({ events: decision.value, ...(decision.value.length > 0 && { portal: openedPortal }) });
};

const corrections = [
  {},
  { billingAddress: { ...conversion.billingAddress, country: 'NO' } },
  { billingAddress: { ...conversion.billingAddress, line1: 'Kungsgatan 2' } },
  { organizationName: 'Contoso AB' },
  { contact: { name: 'Kim Berg', email: 'billing@contoso.example' } },
];

/** Everything that anybody can do with a subscription, its billing account and its portal, as the operations allow it. */
export const commands = {
  'send activation as partner': ({ subscription, now, pick }) =>
    whyNotForPartner(subscription) ??
    brought(
      sendActivation(
        subscription,
        { customerAdministrator: kim },
        { administratorSignsInToPortal: pick === 0 },
        now,
      ),
    ),
  'withdraw activation as partner': ({ subscription, now }) =>
    whyNotForPartner(subscription) ?? brought(withdrawActivation(subscription, now)),
  'accept activation as customer': acceptance,
  'invite user as customer': inPortal((portal, { whom, now, step, subscription }) =>
    inviteUser(portal, `usr_${whom}`, {
      now,
      version: step,
      invitationDays: 14,
      allowance: undefined,
      billing: subscription.billing,
    }),
  ),
  'join portal as customer': join,
  'edit user as customer': inPortal((portal, { whom, now, pick }) =>
    editUser(
      portal,
      `usr_${whom}`,
      { roles: pick % 3 === 0 ? ['user'] : ['administrator', ...mandatoryRoles] },
      { now, signsInToPartnerPortal: false },
    ),
  ),
  'delete user as customer': inPortal((portal, { whom, now, subscription }) =>
    deleteUser(portal, `usr_${whom}`, {}, { now, billing: subscription.billing }),
  ),
  'convert as partner': conversions.partner,
  'convert as customer': conversions.customer,
  'convert as support': (occasion) =>
    brought(conversionBy(occasion, 'support', { of: 'support', accountId: desk.accountId })),
  'replace payment method as partner': replacements.partner,
  'replace payment method as customer': replacements.customer,
  'buy plan as partner': plans.partner,
  'buy plan as customer': plans.customer,
  'buy release as partner': releases.partner,
  'buy release as customer': releases.customer,
  'buy licences as partner': licences.partner,
  'buy licences as customer': licences.customer,
  'buy storage as partner': storage.partner,
  'buy storage as customer': storage.customer,
  'add delegate as customer': inside(billingAccess, ({ billing, portal }, { whom, by, now, step }) =>
    addDelegate(
      billing,
      { accountId: accountOf(whom) },
      { portal, id: `del_${step}`, by: accountOf(by) },
      now,
    ),
  ),
  'remove delegate as customer': inside(billingAccess, ({ billing }, { pick, now }) =>
    removeDelegate(
      billing,
      billing.delegates[pick % (billing.delegates.length || 1)]?.id ?? '',
      pick > 0,
      now,
    ),
  ),
  'ask for transfer as partner': asking('all', 'partner'),
  'ask for transfer as customer': asking('all', 'customer'),
  'ask for transfer with wrong digits as partner': asking('all but the card', 'partner'),
  'ask for transfer with wrong digits as customer': asking('all but the card', 'customer'),
  'ask for transfer knowing little as customer': asking('little', 'customer'),
  'withdraw transfer as partner': asPartner(({ billing, now, ...occasion }) => {
    const { accountId } = memberIn({ ...occasion, now });
    return told(withdrawTransfer(billing, { role: 'partner', accountId }, now), occasion);
  }),
  'consent as customer': inside(anybody, ({ billing, user }, { now }) =>
    consentToTransfer(billing, user, 'req_1', now),
  ),
  'call transfer off as customer': inside(anybody, (user, { now }) =>
    told(callOffTransfer(user.billing, user.user, decidesForCustomer(user.billing, user.user), now), user),
  ),
  'open transfer as support': execution(true),
  'execute transfer as support': execution(false),
  'withdraw transfer as support': asSupport(({ billing, subscription, portal, now }) =>
    told(withdrawTransfer(billing, desk, now), { subscription, portal }),
  ),
  'lift card block as support': asSupport(({ billing, now }) => liftCardBlock(billing, 'A mistake.', now)),
  'hand billing over as customer': inside(customerAlone, (user, { whom, by, now, step }) =>
    told(
      handOverBilling(
        user.billing,
        { newAdministrator: accountOf(whom) },
        { portal: user.portal, id: `del_${step}`, by: accountOf(by) },
        now,
      ),
      user,
    ),
  ),
  'remove billing access as customer': removal('billing'),
  'disable partner user as customer': removal('user'),
  'remove both as customer': removal('billing', 'user'),
  'enable partner user as customer': inside(customerAlone, (user, { by, now }) =>
    told(enablePartnerUser(user.billing, { by: accountOf(by) }, now), user),
  ),
  'correct information as customer': inside(customerAlone, ({ billing, subscription }, { pick, now }) =>
    correctInformation({ ...subscription, billing }, corrections[pick] ?? {}, now),
  ),
  'designate partner as customer': designating((facts, { now }) => designatePartner({}, facts, now)),
  'take designation back as customer': designating((facts, { now }) => removePartner({}, facts, now)),
  'claim advisor fee as partner': ({ subscription, now, pick }) => {
    const partnerId = subscription.billing?.designation?.partner?.partnerId;
    const claim = partnerId && pick > 0 && { by: anna, partnerId, productLine: 'dynamics-365' };
    return brought(claim ? claimAdvisorFee(subscription, claim, now) : notPartnerOfRecord);
  },
  'leave partner': ({ partner, subscription: { billing }, pick, now }) => {
    const isNamed = ({ accountId: account }: PartnerUser): boolean =>
      billing?.administrator.accountId === account ||
      (billing?.delegates ?? []).some(({ holder }) => holder.accountId === account);
    const user = (pick > 0 && partner.users.find(isNamed)) || partner.users.at(-1);
    const decision = user ? removePartnerUser(partner, user, user, now) : notFound;
    if (!decision.ok) return decision;
    const left = decision.value.reduce(evolvePartner, partner);
    return accepted({ events: billing ? passOnBilling(billing, left, now) : [], partner: left });
  },
  'join partner': ({ partner, pick, step, now }) => {
    const role = pick > 1 ? 'administrator' : 'implementation-expert';
    const user = colleague(accountOf(`new${step}`), role, now);
    return accepted({ events: [], partner: { ...partner, users: [...partner.users, user] } });
  },
  'stop help mails': ({ subscription, now }) => brought(accepted(changeHelp(subscription, false, now))),
  'resume help mails': ({ subscription, now }) => brought(accepted(changeHelp(subscription, true, now))),
  'reactivate as support': ({ subscription, now }) =>
    brought(reactivate(subscription, { accountNumber: 'A-1', since: now }, now)),
  'do nothing': () => accepted({ events: [] }),
} as const satisfies Record<string, Command>;
export type CommandName = keyof typeof commands;
