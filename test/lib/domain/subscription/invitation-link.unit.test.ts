import { describe, expect, test } from '@jest/globals';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { linkStanding } from '../../../../lib/domain/subscription/invitation-link.ts';
import { activated, day, given, inactivatesAt, inactive, invitationSent } from '../given.ts';

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
