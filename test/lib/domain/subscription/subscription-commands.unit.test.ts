import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../../../lib/domain/instant.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import type { Subscription } from '../../../../lib/domain/subscription/subscription.ts';
import { subscriptionActions } from '../../../../lib/domain/subscription/subscription-actions.ts';
import {
  acceptInvitation,
  hearOfCustomer,
  linkStanding,
  reactivate,
  sendActivation,
  standingOf,
  withdrawActivation,
} from '../../../../lib/domain/subscription/subscription-commands.ts';
import { passTime } from '../../../../lib/domain/time/pass-time.ts';
import {
  activated,
  addedAt,
  agreements,
  at,
  given,
  inactivatesAt,
  invitationSent,
  kim,
  kimSignedIn,
  purgesAt,
  strangerSignedIn,
} from '../given.ts';

const notInPortal = { administratorSignsInToPortal: false };
const day = (count: number) => addDays(addedAt, count);
const inactive = (): Subscription =>
  passTime(given(invitationSent(addedAt), activated(addedAt)), inactivatesAt, { account: undefined })
    .subscription;
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

describe('sending the activation', () => {
  test('R21 takes the administrator and a contact that may differ; the status becomes invitation-sent', () => {
    const command = {
      customerAdministrator: kim,
      contactEmail: 'it@contoso.example',
      language: 'sv',
    } as const;
    const outcome = sendActivation(given(), command, notInPortal, day(1));
    expect(outcome).toMatchObject({
      ok: true,
      value: [
        { generation: 1, administrator: kim, contact: { email: 'it@contoso.example', language: 'sv' } },
      ],
    });
    if (outcome.ok) expect(outcome.value.reduce(evolve, given())).toMatchObject({ phase: 'invitation-sent' });
  });

  test('R23 sending again makes the next generation and remembers to whom', () => {
    const outcome = sendActivation(given(invitationSent(day(1))), {}, notInPortal, day(2));
    expect(outcome).toMatchObject({ ok: true, value: [{ generation: 2, administrator: kim }] });
  });

  test('R23 an expired invitation does not stand in the way of a new one', () => {
    expect(sendActivation(given(invitationSent(day(1))), {}, notInPortal, day(40)).ok).toBe(true);
  });

  test('R21 the first time needs an administrator', () => {
    expect(codeOf(sendActivation(given(), {}, notInPortal, day(1)))).toBe('administrator-missing');
  });

  test('R16 never to an account that signs in to the partner portal', () => {
    const outcome = sendActivation(
      given(),
      { customerAdministrator: kim },
      { administratorSignsInToPortal: true },
      day(1),
    );
    expect(codeOf(outcome)).toBe('administrator-is-portal-identity');
  });

  test('R21 not once it is accepted, nor while the service is inactive', () => {
    const active = given(invitationSent(day(1)), activated(day(2)));
    expect(codeOf(sendActivation(active, {}, notInPortal, day(3)))).toBe('already-activated');
    expect(codeOf(sendActivation(inactive(), {}, notInPortal, inactivatesAt))).toBe('subscription-inactive');
  });
});

describe('a link', () => {
  const sent = given(invitationSent(day(1)));

  test('R23 is open for 14 days and expired from the instant they end', () => {
    expect(linkStanding(sent, 1, day(14.99))).toBe('open');
    expect(linkStanding(sent, 1, day(15))).toBe('expired');
  });

  test('R23 says that it was replaced by a later one, or withdrawn', () => {
    expect(linkStanding(given(invitationSent(day(1)), invitationSent(day(2), 2)), 1, day(3))).toBe(
      'replaced',
    );
    const withdrawn = evolve(sent, { type: 'invitation-withdrawn', at: day(2) });
    expect(linkStanding(withdrawn, 1, day(3))).toBe('withdrawn');
  });

  test('R23 after a withdrawal and a new invitation the first link is a replaced one', () => {
    const again = [
      invitationSent(day(1)),
      { type: 'invitation-withdrawn', at: day(2) } as const,
      invitationSent(day(3), 2),
    ];
    expect(linkStanding(given(...again), 1, day(4))).toBe('replaced');
  });

  test('R24 is used once accepted', () => {
    expect(linkStanding(given(invitationSent(day(1)), activated(day(2))), 1, day(3))).toBe('used');
  });

  test('R32 says that the service is inactive', () => {
    expect(linkStanding(inactive(), 1, inactivatesAt)).toBe('inactive');
  });

  test('R23 that is none of the invitation is unknown', () => {
    expect(linkStanding(sent, undefined, day(2))).toBe('unknown');
  });
});

describe('accepting', () => {
  const sent = given(invitationSent(day(1)));
  const accept = { identity: kimSignedIn, generation: 1, agreements };

  test('R26 stores who agreed to which documents, and when', () => {
    const outcome = acceptInvitation(sent, accept, day(2));
    expect(outcome).toMatchObject({
      ok: true,
      value: [{ type: 'activated', acceptance: { identity: kimSignedIn, at: day(2), agreements } }],
    });
  });

  test('R25 only with exactly the registered account', () => {
    expect(codeOf(acceptInvitation(sent, { ...accept, identity: strangerSignedIn }, day(2)))).toBe(
      'wrong-account',
    );
  });

  test.each([0, 1])('R26 only with both documents (without number %i)', (missing) => {
    const some = agreements.filter((_, index) => index !== missing);
    expect(codeOf(acceptInvitation(sent, { ...accept, agreements: some }, day(2)))).toBe('agreement-missing');
  });

  test('R24 once: again by the same person changes nothing, by another one is refused', () => {
    const active = given(invitationSent(day(1)), activated(day(2)));
    expect(acceptInvitation(active, accept, day(3))).toEqual({ ok: true, value: [] });
    expect(codeOf(acceptInvitation(active, { ...accept, identity: strangerSignedIn }, day(3)))).toBe(
      'invitation-used',
    );
  });

  test('R23 not by a replaced, withdrawn or expired link', () => {
    const twice = given(invitationSent(day(1)), invitationSent(day(2), 2));
    expect(codeOf(acceptInvitation(twice, accept, day(3)))).toBe('invitation-replaced');
    const withdrawn = evolve(sent, { type: 'invitation-withdrawn', at: day(2) });
    expect(codeOf(acceptInvitation(withdrawn, accept, day(3)))).toBe('invitation-withdrawn');
    expect(codeOf(acceptInvitation(sent, accept, day(20)))).toBe('invitation-expired');
  });
});

describe('withdrawing', () => {
  test('R23 returns to added, and needs an open invitation', () => {
    expect(withdrawActivation(given(invitationSent(day(1))), day(2))).toMatchObject({ ok: true });
    expect(codeOf(withdrawActivation(given(), day(2)))).toBe('no-open-invitation');
  });
});

describe('an account number after the deadline', () => {
  const late = { accountNumber: 'A-1', since: at('2026-04-10') };

  test('R33 opens a request to support and changes nothing else', () => {
    const outcome = hearOfCustomer(inactive(), { account: late }, late.since);
    expect(outcome).toMatchObject({
      ok: true,
      value: [{ type: 'reactivation-requested', accountNumber: 'A-1' }],
    });
    if (outcome.ok) expect(outcome.value.reduce(evolve, inactive())).toEqual(inactive());
  });

  test('R33 support reactivates, and everything is as before, without a limit', () => {
    const outcome = reactivate(inactive(), late, late.since);
    const before = given(invitationSent(addedAt), activated(addedAt));
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.value.reduce(evolve, inactive())).toEqual({
      ...before,
      handled: inactivatesAt,
      limit: { is: 'lifted', ...late },
    });
  });

  test('R33 only what is inactive can be reactivated', () => {
    expect(codeOf(reactivate(given(), late, day(1)))).toBe('subscription-not-inactive');
    const purging = passTime(inactive(), purgesAt, { account: undefined }).subscription;
    expect(codeOf(reactivate(purging, late, purgesAt))).toBe('subscription-purged');
  });
});

describe('actions', () => {
  test.each(['provisioning', 'added', 'invitation-sent', 'active', 'inactive', 'expired', 'purged'] as const)(
    'R65 in status %s every action is allowed, or blocked with reason and remedy',
    (status) => {
      const { allowedActions, blockedActions } = subscriptionActions(
        { status, payable: true },
        false,
        'billing-administrator',
      );
      expect([...allowedActions, ...blockedActions.map(({ action }) => action)].sort()).toEqual([
        'add-account-number',
        'convert',
        'purchase',
        'replace-payment-method',
        'send-activation',
        'withdraw-activation',
      ]);
      for (const { reason, remedy } of blockedActions) expect(reason && remedy).toMatch(/\.$/);
    },
  );

  test('R65 what is allowed is what the command accepts', () => {
    const states = [given(), given(invitationSent(day(1))), given(invitationSent(day(1)), activated(day(2)))];
    for (const state of states) {
      if (state.phase === 'inactive' || state.phase === 'purging') throw new Error('not reached');
      const { allowedActions } = subscriptionActions(
        standingOf(state, day(3)),
        false,
        'billing-administrator',
      );
      const send = sendActivation(state, { customerAdministrator: kim }, notInPortal, day(3)).ok;
      expect(allowedActions.includes('send-activation')).toBe(send);
      expect(allowedActions.includes('withdraw-activation')).toBe(withdrawActivation(state, day(3)).ok);
    }
  });
});
