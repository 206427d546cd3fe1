import { describe, expect, test } from '@jest/globals';
import { acceptInvitation } from '../../../../lib/domain/subscription/accept-invitation.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import {
  activated,
  agreements,
  codeOf,
  day,
  given,
  invitationSent,
  kimSignedIn,
  strangerSignedIn,
} from '../given.ts';

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
