import { describe, expect, test } from '@jest/globals';
import { accountId } from '../../../../lib/domain/identity.ts';
import { addDays } from '../../../../lib/domain/instant.ts';
import { type Portal, userOf } from '../../../../lib/domain/portal/portal.ts';
import { deleteUser } from '../../../../lib/domain/portal/portal-commands.ts';
import { inviteUser, userLinkStanding } from '../../../../lib/domain/portal/portal-invitation.ts';
import { add, codeOf, eventsOf, facts, identityOf, join, now, opened, portalAfter } from '../given-portal.ts';

describe('invitations of users', () => {
  const invited = portalAfter(opened, add(opened, 'robin'));
  const robin = (portal: Portal) => userOf(portal, 'usr_robin');

  test('R39 sending again replaces the link and begins anew', () => {
    const later = addDays(now, 20);
    const again = portalAfter(
      invited,
      inviteUser(invited, 'usr_robin', { ...facts, now: later, version: 7 }),
    );
    expect(robin(again)?.invitation).toEqual({
      generation: 2,
      sentAt: later,
      expiresAt: addDays(later, 14),
      sentIn: 7,
    });
    expect(userLinkStanding(robin(again), 1, later)).toBe('replaced');
    expect(userLinkStanding(robin(again), 2, later)).toBe('open');
    expect(userLinkStanding(robin(again), 2, addDays(later, 14))).toBe('expired');
  });

  test('R40 another account than the invited one cannot accept', () => {
    expect(codeOf(join(invited, 'robin', identityOf('sam')))).toBe('wrong-account');
  });

  test('R40 accepting twice changes nothing; nobody else can use the link afterwards', () => {
    const joined = portalAfter(invited, join(invited, 'robin'));
    expect(eventsOf(join(joined, 'robin'))).toEqual([]);
    const renamed = { ...identityOf('robin'), subject: 'another-subject' };
    expect(codeOf(join(joined, 'robin', renamed))).toBe('invitation-used');
  });

  test('R40 from then on the identity counts: a changed address at the provider changes nothing', () => {
    const joined = portalAfter(invited, join(invited, 'robin'));
    const renamed = { ...identityOf('robin'), accountId: accountId('robin.lind@new.example') };
    expect(eventsOf(join(joined, 'robin', renamed))).toEqual([]);
    expect(robin(joined)?.accountId).toBe('robin@contoso.example');
  });

  test('R40 the link of a user who was deleted is withdrawn', () => {
    const gone = portalAfter(invited, deleteUser(invited, 'usr_robin', {}, facts));
    expect(codeOf(join(gone, 'robin'))).toBe('invitation-withdrawn');
    expect(userLinkStanding(robin(gone), 1, now)).toBe('withdrawn');
  });

  test('R69 a forged link of a user who is gone, or never was, is like any that is not ours', () => {
    expect(userLinkStanding(undefined, undefined, now)).toBe('unknown');
    expect(userLinkStanding(robin(invited), undefined, now)).toBe('unknown');
  });

  test('R39 somebody who has signed in needs no invitation', () => {
    const joined = portalAfter(invited, join(invited, 'robin'));
    expect(codeOf(inviteUser(joined, 'usr_robin', facts))).toBe('already-joined');
  });
});
