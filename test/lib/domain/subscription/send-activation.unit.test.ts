import { describe, expect, test } from '@jest/globals';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { sendActivation, withdrawActivation } from '../../../../lib/domain/subscription/send-activation.ts';
import {
  activated,
  codeOf,
  day,
  given,
  inactivatesAt,
  inactive,
  invitationSent,
  kim,
  notInPortal,
} from '../given.ts';

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

describe('withdrawing', () => {
  test('R23 returns to added, and needs an open invitation', () => {
    expect(withdrawActivation(given(invitationSent(day(1))), day(2))).toMatchObject({ ok: true });
    expect(codeOf(withdrawActivation(given(), day(2)))).toBe('no-open-invitation');
  });
});
