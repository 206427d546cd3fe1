import { describe, expect, test } from '@jest/globals';
import { billingWarnings, isBillingAdministrator } from '../../../../lib/domain/billing/billing-access.ts';
import {
  callOffTransfer,
  consentToTransfer,
  type RequestTransfer,
  requestTransfer,
  transferChecklist,
} from '../../../../lib/domain/ownership/ownership.ts';
import { executeTransfer } from '../../../../lib/domain/ownership/support-execution.ts';
import { at } from '../given.ts';
import {
  accountOf,
  activeUser,
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
const portal = portalWith(userNamed('sam', ['administrator']), userNamed('robin'));
const named: RequestTransfer = {
  newAdministrator: accountOf('sam'),
  signUpAccount: anna,
  companyName: 'Contoso Ltd',
  accountId: 'sub_1',
};
const facts = {
  portal,
  id: 'tra_1',
  by: { role: 'customer', accountId: accountOf('kim') },
  subscriptionId: 'sub_1',
  organizationName: 'Contoso Ltd',
  dryRun: false,
} as const;
const support = {
  portal,
  id: 'tra_9',
  delegateId: 'del_9',
  standing: { status: 'trial' },
  by: { role: 'support', accountId: accountOf('desk') },
} as const;
const sam = activeUser(portal, 'sam');
const requested = evolved(byThePartner, requestTransfer(byThePartner, named, facts, now));
const ready = withDelegates(requested, now, 'sam');
const consented = evolved(ready, consentToTransfer(ready, sam, 'req_1', now));

describe('asking for a transfer', () => {
  test('R57 is needed only while the sign-up account is not the customer’s', () => {
    expect(codeOf(requestTransfer(byThePartner, named, facts, now))).toBe('accepted');
    expect(codeOf(requestTransfer(byKim, named, facts, now))).toBe('transfer-not-needed');
  });

  test.each([
    ['signUpAccount', { signUpAccount: accountOf('kim') }],
    ['companyName', { companyName: 'Contoso' }],
    ['accountId', { accountId: 'sub_2' }],
  ])('R57 a wrong %s is pointed at', (field, wrong) => {
    expect(requestTransfer(byThePartner, { ...named, ...wrong }, facts, now)).toMatchObject({
      refusal: { code: 'transfer-details-mismatch', pointer: `/${field}` },
    });
  });

  test('R57 the company name is compared as people write it', () => {
    const written = { ...named, companyName: ' contoso  LTD ' };
    expect(codeOf(requestTransfer(byThePartner, written, facts, now))).toBe('accepted');
  });

  test('R57 names a user of the portal, and one at a time', () => {
    const nobody = { ...named, newAdministrator: accountOf('nobody') };
    expect(codeOf(requestTransfer(byThePartner, nobody, facts, now))).toBe('new-owner-is-not-a-user');
    expect(codeOf(requestTransfer(requested, named, facts, now))).toBe('transfer-already-requested');
  });
});

describe('the checklist', () => {
  test('R58 says what is missing, step by step', () => {
    const open = (user: Parameters<typeof transferChecklist>[1], billing = byThePartner) =>
      transferChecklist(billing, user)
        .filter(({ done }) => !done)
        .map(({ step }) => step);
    expect(open(undefined)).toEqual([
      'administrator-role',
      'invitation-accepted',
      'signed-in',
      'account-delegate',
    ]);
    expect(open(userNamed('robin', ['administrator'], 'invited'))).toEqual([
      'invitation-accepted',
      'signed-in',
      'account-delegate',
    ]);
    expect(open(userNamed('robin'))).toEqual(['administrator-role', 'account-delegate']);
    expect(open(sam, ready)).toEqual([]);
  });

  test('R58 support cannot execute before it is complete, and says what is missing', () => {
    const early = evolved(requested, consentToTransfer(requested, sam, 'req_1', now));
    expect(executeTransfer(early, {}, support, now)).toMatchObject({
      refusal: {
        code: 'transfer-not-ready',
        detail: expect.stringContaining('account-delegate'),
      },
    });
  });
});

describe('consent', () => {
  test('R58 is given by the new owner only, once', () => {
    expect(codeOf(consentToTransfer(ready, activeUser(portal, 'kim'), 'req_1', now))).toBe(
      'not-the-new-owner',
    );
    expect(consented.transfer?.consentedAt).toBe(now);
    expect(consentToTransfer(consented, sam, 'req_1', now)).toEqual({ ok: true, value: [] });
    expect(codeOf(consentToTransfer(byThePartner, sam, 'req_1', now))).toBe('no-transfer-requested');
  });

  test('R58 without it support cannot execute', () => {
    expect(codeOf(executeTransfer(ready, {}, support, now))).toBe('consent-missing');
    expect(codeOf(executeTransfer(ready, { reason: 'The owner has left.' }, support, now))).toBe(
      'consent-missing',
    );
  });

  test('R57 the new owner declines, the customer withdraws, anybody else cannot', () => {
    const calledOff = (name: string, mayWithdraw: boolean) =>
      callOffTransfer(ready, activeUser(portal, name), mayWithdraw, now);
    expect(calledOff('sam', false)).toMatchObject({ value: [{ type: 'ownership-transfer-declined' }] });
    expect(calledOff('kim', true)).toMatchObject({ value: [{ type: 'ownership-transfer-withdrawn' }] });
    expect(codeOf(calledOff('robin', false))).toBe('not-the-new-owner');
    expect(evolved(ready, calledOff('sam', false)).transfer).toBeUndefined();
  });
});

describe('the execution by support', () => {
  test('R59 gives the new owner three roles at once; the former one becomes a delegate', () => {
    const done = evolved(consented, executeTransfer(consented, {}, support, now));
    const owner = { of: 'customer', accountId: accountOf('sam'), identity: sam.identity, since: now };
    expect(done).toMatchObject({
      initialUser: owner,
      primaryAdministrator: owner,
      administrator: owner,
      delegates: [{ id: 'del_9', holder: { of: 'partner', accountId: anna }, since: now }],
    });
    expect(done.transfer).toBeUndefined();
    expect(isBillingAdministrator(done, sam)).toBe(true);
  });

  test('R59 R60 an owner who has left the partner becomes no delegate, and the warning says how few there are', () => {
    const done = evolved(consented, executeTransfer(consented, {}, { ...support, ownerHasLeft: true }, now));
    expect(done.administrator.accountId).toBe(accountOf('sam'));
    expect(done.delegates).toEqual([]);
    expect(billingWarnings(done)).toMatchObject([{ code: 'fewer-than-two-with-billing-access' }]);
  });

  test('R59 an owner of the customer who is gone is replaced the same way, for a reason', () => {
    const opened = evolved(
      withDelegates(byKim, now, 'sam'),
      executeTransfer(
        withDelegates(byKim, now, 'sam'),
        { newAdministrator: accountOf('sam'), reason: 'Kim has left.' },
        support,
        now,
      ),
    );
    expect(opened.transfer).toMatchObject({ reason: 'Kim has left.', requestedBy: { role: 'support' } });
    expect(opened.administrator).toEqual(byKim.administrator);
    const agreed = evolved(opened, consentToTransfer(opened, sam, 'req_1', now));
    const done = evolved(agreed, executeTransfer(agreed, {}, support, now));
    expect(done.administrator).toMatchObject({ accountId: accountOf('sam') });
    expect(done.delegates).toMatchObject([{ holder: { of: 'customer', userId: 'usr_kim' } }]);
  });

  test('R58 R59 nobody is left who could make the new owner a delegate: support does, until it is called off', () => {
    const command = { newAdministrator: accountOf('sam'), reason: 'Kim has left.' };
    const opened = evolved(byKim, executeTransfer(byKim, command, support, now));
    expect(opened).toMatchObject({
      delegates: [{ id: 'del_9', holder: { userId: 'usr_sam' }, by: accountOf('desk') }],
      transfer: { delegateId: 'del_9' },
    });
    const agreed = evolved(opened, consentToTransfer(opened, sam, 'req_1', now));
    expect(evolved(agreed, executeTransfer(agreed, {}, support, now)).administrator).toMatchObject({
      accountId: accountOf('sam'),
    });
    for (const [who, mayWithdraw] of [
      ['sam', false],
      ['kim', true],
    ] as const)
      expect(evolved(agreed, callOffTransfer(agreed, activeUser(portal, who), mayWithdraw, now))).toEqual(
        byKim,
      );
  });

  test('R59 without a request support has to name the new administrator and the reason', () => {
    const newAdministrator = accountOf('sam');
    expect(codeOf(executeTransfer(byThePartner, {}, support, now))).toBe('no-transfer-requested');
    expect(codeOf(executeTransfer(byThePartner, { newAdministrator }, support, now))).toBe(
      'no-transfer-requested',
    );
    expect(
      codeOf(
        executeTransfer(consented, { newAdministrator: accountOf('robin'), reason: 'Gone.' }, support, now),
      ),
    ).toBe('transfer-already-requested');
  });
});
