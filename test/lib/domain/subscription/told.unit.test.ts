import { describe, expect, test } from '@jest/globals';
import type { BillingAccount, OwnershipTransfer } from '../../../../lib/domain/billing/billing-account.ts';
import {
  callOffTransfer,
  requestTransfer,
  withdrawTransfer,
} from '../../../../lib/domain/ownership/ownership.ts';
import type { OwnershipEvent } from '../../../../lib/domain/ownership/ownership-events.ts';
import { executeTransfer } from '../../../../lib/domain/ownership/support-execution.ts';
import type { Outcome } from '../../../../lib/domain/refusal.ts';
import { concernsPartner, telling } from '../../../../lib/domain/subscription/told.ts';
import { at } from '../given.ts';
import {
  accountOf,
  activeUser,
  anna,
  byKim,
  byThePartner,
  evolved,
  portalWith,
  userNamed,
} from '../given-billing.ts';

type By = OwnershipTransfer['requestedBy'];

const now = at('2026-02-01T09:00:00Z');
const portal = portalWith(userNamed('sam', ['administrator']), userNamed('robin'));
const contact = { email: 'it@contoso.example', language: 'en' } as const;
const kim: By = { role: 'customer', accountId: accountOf('kim') };
const ofAnna: By = { role: 'partner', accountId: anna };
/** An administrator of the partner who is not the owner there. */
const eve: By = { role: 'partner', accountId: accountOf('eve') };
const desk: By = { role: 'support', accountId: accountOf('desk') };

/** Who is told of a decision: users of the portal, and accounts at the partner. */
function toldOf(billing: BillingAccount, decision: Outcome<readonly OwnershipEvent[]>) {
  if (!decision.ok) throw new Error(decision.refusal.code);
  const [event] = telling(decision.value, { subscription: { contact, billing }, portal }).slice(-1);
  const { told = [], toldAtPartner = [] } = event as Extract<
    OwnershipEvent,
    { type: 'ownership-transfer-requested' }
  >;
  expect(event && concernsPartner(event)).toBe(toldAtPartner.length > 0);
  return [told.map(({ userId }) => userId), toldAtPartner];
}

const request = (by: By) =>
  requestTransfer(
    byThePartner,
    {
      newAdministrator: accountOf('sam'),
      signUpAccount: anna,
      companyName: 'Contoso Ltd',
      accountId: 'sub_1',
    },
    { portal, id: 'tra_1', by, subscriptionId: 'sub_1', organizationName: 'Contoso Ltd', dryRun: false },
    now,
  );
const openedBySupport = (billing: BillingAccount) =>
  executeTransfer(
    billing,
    { newAdministrator: accountOf('sam'), reason: 'The owner is gone.' },
    { portal, id: 'tra_1', delegateId: 'del_1', standing: { status: 'trial' }, by: desk },
    now,
  );
const asked = (by: By): BillingAccount =>
  evolved(byThePartner, by === desk ? openedBySupport(byThePartner) : request(by));
const declined = (billing: BillingAccount) =>
  toldOf(billing, callOffTransfer(billing, activeUser(portal, 'sam'), false, now));
const withdrawn = (billing: BillingAccount, by: By) => toldOf(billing, withdrawTransfer(billing, by, now));

describe('of a transfer from the partner', () => {
  test.each([
    ['the customer', kim, [anna]],
    ['somebody else at the partner', eve, [anna]],
    ['the owner themself', ofAnna, []],
  ])(
    'R57 R59 that %s asks for the owner at the partner is told, and the new owner is asked',
    (_who, by, atPartner) => {
      expect(toldOf(byThePartner, request(by))).toEqual([['usr_sam'], atPartner]);
    },
  );

  test('R59 the owner at the partner is told that support takes them for gone', () => {
    expect(toldOf(byThePartner, openedBySupport(byThePartner))).toEqual([['usr_sam'], [anna]]);
  });

  test.each([
    ['the customer', kim, [['usr_kim'], [anna]]],
    ['the owner', ofAnna, [[], [anna]]],
    ['somebody else at the partner', eve, [[], [anna, eve.accountId]]],
    ['support', desk, [[], [anna]]],
  ])('R57 R59 who declines what %s asked for tells the owner and who asked', (_who, by, told) => {
    expect(declined(asked(by))).toEqual(told);
  });

  test.each([
    ['the owner what the customer asked for', kim, ofAnna, [['usr_sam', 'usr_kim'], []]],
    ['who asked at the customer', kim, kim, [['usr_sam'], [anna]]],
    ['somebody else at the partner what the customer asked for', kim, eve, [['usr_sam', 'usr_kim'], [anna]]],
    ['the customer what the owner asked for', ofAnna, kim, [['usr_sam'], [anna]]],
    ['the owner what somebody else there asked for', eve, ofAnna, [['usr_sam'], [eve.accountId]]],
    ['support what it opened', desk, desk, [['usr_sam'], [anna]]],
  ])('R57 R59 withdraws %s: all others whom it concerns are told', (_what, by, withdraws, told) => {
    expect(withdrawn(asked(by), withdraws)).toEqual(told);
  });
});

describe('of a transfer that support opened between people at the customer', () => {
  const opened = evolved(byKim, openedBySupport(byKim));

  test('R59 the owner is told at the customer, and nobody at the partner', () => {
    expect(toldOf(byKim, openedBySupport(byKim))).toEqual([['usr_sam', 'usr_kim'], []]);
    expect(declined(opened)).toEqual([['usr_kim'], []]);
  });

  test('R57 R59 who withdraws it tells the others', () => {
    expect(withdrawn(opened, kim)).toEqual([['usr_sam'], []]);
    expect(withdrawn(opened, desk)).toEqual([['usr_sam', 'usr_kim'], []]);
  });
});
