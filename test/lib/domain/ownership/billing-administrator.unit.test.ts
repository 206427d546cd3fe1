import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isBillingAdministrator,
  isDelegate,
  withBillingAccess,
} from '../../../../lib/domain/billing/billing-access.ts';
import type { BillingAccount } from '../../../../lib/domain/billing/billing-account.ts';
import { addDelegate, removeDelegate } from '../../../../lib/domain/ownership/delegates.ts';
import {
  callOffTransfer,
  consentToTransfer,
  requestTransfer,
  withdrawTransfer,
} from '../../../../lib/domain/ownership/ownership.ts';
import { evolveOwnership, type OwnershipEvent } from '../../../../lib/domain/ownership/ownership-events.ts';
import { executeTransfer } from '../../../../lib/domain/ownership/support-execution.ts';
import { removePartnerAccess } from '../../../../lib/domain/partner-access/partner-access.ts';
import { type ActiveUser, mandatoryRoles, type Portal } from '../../../../lib/domain/portal/portal.ts';
import { userActions } from '../../../../lib/domain/portal/portal-actions.ts';
import { deleteUser, editUser } from '../../../../lib/domain/portal/portal-commands.ts';
import { evolvePortal } from '../../../../lib/domain/portal/portal-events.ts';
import type { PortalDecision } from '../../../../lib/domain/portal/portal-rules.ts';
import type { Outcome } from '../../../../lib/domain/refusal.ts';
import { at } from '../given.ts';
import {
  accountOf,
  anna,
  byKim,
  byThePartner,
  codeOf,
  evolved,
  portalWith,
  userNamed,
  withDelegates,
} from '../given-billing.ts';

const now = at('2026-02-01T09:00:00Z');
const portal = portalWith(
  userNamed('sam', ['administrator', ...mandatoryRoles]),
  userNamed('robin'),
  userNamed('alex', ['user'], 'invited'),
);

describe('the billing administrator as a user of the portal', () => {
  const demoted = {
    ...portal,
    users: portal.users.map((user) => ({ ...user, roles: user.id === 'usr_kim' ? ['user'] : user.roles })),
  } as Portal;

  test('R56 cannot be deleted, whatever their roles', () => {
    const deletion = deleteUser(demoted, 'usr_kim', {}, { now, billing: byKim });
    expect(codeOf(deletion)).toBe('user-is-billing-administrator');
    expect(codeOf(deleteUser(demoted, 'usr_kim', {}, { now, billing: byThePartner }))).toBe('accepted');
  });

  test('R60 a delegate is removed as such before the user is deleted', () => {
    const billing = withDelegates(byKim, now, 'robin');
    expect(codeOf(deleteUser(portal, 'usr_robin', {}, { now, billing }))).toBe('user-is-delegate');
    expect(codeOf(deleteUser(portal, 'usr_robin', {}, { now, billing: byKim }))).toBe('accepted');
  });

  test('R57 who was asked to take over the ownership is deleted once the transfer is withdrawn', () => {
    const transfer = {
      id: 'tra_1',
      newOwner: { userId: 'usr_robin', accountId: accountOf('robin') },
      requestedAt: now,
      requestedBy: { role: 'partner', accountId: anna },
    } as const;
    const billing = { ...byThePartner, transfer };
    expect(codeOf(deleteUser(portal, 'usr_robin', {}, { now, billing }))).toBe('user-is-new-owner');
    expect(codeOf(deleteUser(portal, 'usr_alex', {}, { now, billing }))).toBe('accepted');
    const withdrawn = evolved(billing, withdrawTransfer(billing, transfer.requestedBy, now));
    expect(codeOf(deleteUser(portal, 'usr_robin', {}, { now, billing: withdrawn }))).toBe('accepted');
  });

  test('R65 what a user page offers is what the rules accept', () => {
    const billing = withDelegates(byKim, now, 'robin');
    for (const user of demoted.users)
      expect(userActions(demoted, user, billing).allowedActions.includes('delete')).toBe(
        deleteUser(demoted, user.id, {}, { now, billing }).ok,
      );
  });
});

interface State {
  readonly portal: Portal;
  readonly billing: BillingAccount;
}
type Step = (state: State, index: number) => State;

const billed =
  (decide: (state: State, index: number) => Outcome<readonly OwnershipEvent[]>): Step =>
  (state, index) => {
    const decision = decide(state, index);
    return decision.ok ? { ...state, billing: decision.value.reduce(evolveOwnership, state.billing) } : state;
  };
const inPortal =
  (decide: (state: State) => PortalDecision): Step =>
  (state) => {
    const decision = decide(state);
    return decision.ok ? { ...state, portal: decision.value.reduce(evolvePortal, state.portal) } : state;
  };

const names = ['kim', 'sam', 'robin', 'alex'] as const;
const name = fc.constantFrom(...names);
const active = ({ portal: { users } }: State, who: string): ActiveUser | undefined => {
  const user = users.find(({ id }) => id === `usr_${who}`);
  return user?.status === 'active' ? user : undefined;
};
const nothing = { ok: true, value: [] } as const;
const supportFacts = ({ portal: users }: State, index: number) => ({
  portal: users,
  standing: { status: 'trial' } as const,
  id: `id_${index}`,
  delegateId: `del_${index}`,
  by: { role: 'support', accountId: accountOf('desk') } as const,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  name.map((who) =>
    billed((state, index) =>
      addDelegate(
        state.billing,
        { accountId: accountOf(who) },
        { portal: state.portal, id: `del_${index}`, by: accountOf('kim') },
        now,
      ),
    ),
  ),
  fc
    .nat(4)
    .map((which) =>
      billed(({ billing }) =>
        removeDelegate(
          billing,
          billing.delegates[which % (billing.delegates.length || 1)]?.id ?? '',
          true,
          now,
        ),
      ),
    ),
  name.map((who) =>
    billed((state, index) =>
      requestTransfer(
        state.billing,
        {
          newAdministrator: accountOf(who),
          signUpAccount: anna,
          companyName: 'Contoso Ltd',
          accountId: 'sub_1',
        },
        {
          ...supportFacts(state, index),
          subscriptionId: 'sub_1',
          organizationName: 'Contoso Ltd',
          dryRun: false,
        },
        now,
      ),
    ),
  ),
  name.map((who) =>
    billed((state) => {
      const user = active(state, who);
      return user ? consentToTransfer(state.billing, user, 'req_1', now) : nothing;
    }),
  ),
  fc.tuple(name, fc.boolean()).map(([who, may]) =>
    billed((state) => {
      const user = active(state, who);
      return user ? callOffTransfer(state.billing, user, may, now) : nothing;
    }),
  ),
  fc
    .option(name, { nil: undefined })
    .map((who) =>
      billed((state, index) =>
        executeTransfer(
          state.billing,
          who === undefined ? {} : { newAdministrator: accountOf(who), reason: 'The owner is gone.' },
          supportFacts(state, index),
          now,
        ),
      ),
    ),
  fc
    .subarray(['billing', 'user'] as const, { minLength: 1 })
    .map((kinds) =>
      billed(({ billing }, index) =>
        removePartnerAccess(billing, kinds, { by: accountOf('kim'), receiptId: `rec_${index}` }, now),
      ),
    ),
  name.map((who) =>
    inPortal(({ portal: users, billing }) =>
      deleteUser(users, `usr_${who}`, Object.fromEntries(mandatoryRoles.map((role) => [role, 'usr_sam'])), {
        now,
        billing,
      }),
    ),
  ),
  fc
    .tuple(name, fc.boolean())
    .map(([who, up]) =>
      inPortal(({ portal: users }) =>
        editUser(
          users,
          `usr_${who}`,
          { roles: up ? ['administrator', ...mandatoryRoles] : ['user'] },
          { now, signsInToPartnerPortal: false },
        ),
      ),
    ),
);

/** What holds after every step, whatever came before. */
function expectRules({ portal: { users }, billing }: State): void {
  const { administrator, partnerAccess, delegates } = billing;
  if (administrator.of === 'customer')
    expect(users.filter((user) => isBillingAdministrator(billing, user))).toHaveLength(1);
  const atThePartner = [administrator, ...delegates.map(({ holder }) => holder)].some(
    ({ of }) => of === 'partner',
  );
  if (atThePartner) expect(partnerAccess.billing.is).toBe('open');
  const ofCustomer = delegates.filter(({ holder }) => holder.of === 'customer');
  expect(users.filter((user) => isDelegate(billing, user))).toHaveLength(ofCustomer.length);
  expect(withBillingAccess(billing)).toHaveLength(delegates.length + 1);
}

/** Nobody loses the ownership without the consent of who gets it, and who had it is a delegate. */
function expectConsent(before: BillingAccount, after: BillingAccount): void {
  if (before.administrator === after.administrator) return;
  expect(before.transfer?.consentedAt).toBeDefined();
  expect(after.delegates.map(({ holder }) => holder.accountId)).toContain(before.administrator.accountId);
}

describe('whatever happens in the billing account and in the portal', () => {
  test('R56 R58 R59 R60 there is a billing administrator who can act, delegates who exist, and no partner who lost access', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(byThePartner, byKim),
        fc.array(step, { maxLength: 40 }),
        (opened, steps) => {
          let state: State = { portal, billing: opened };
          for (const [index, next] of steps.entries()) {
            const before = state;
            state = next(state, index);
            expectRules(state);
            expectConsent(before.billing, state.billing);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
