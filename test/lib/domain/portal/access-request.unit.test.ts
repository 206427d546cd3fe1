import { describe, expect, test } from '@jest/globals';
import { accountId } from '../../../../lib/domain/identity.ts';
import { addDays } from '../../../../lib/domain/instant.ts';
import { declineAccess, grantAccess } from '../../../../lib/domain/portal/access-request.ts';
import { type Portal, userOf } from '../../../../lib/domain/portal/portal.ts';
import { requestActions } from '../../../../lib/domain/portal/portal-actions.ts';
import { evolvePortal } from '../../../../lib/domain/portal/portal-events.ts';
import { kim, kimSignedIn, strangerSignedIn } from '../given.ts';
import {
  add,
  ask,
  askedBy,
  codeOf,
  facts,
  identityOf,
  kimIn,
  now,
  opened,
  portalAfter,
  types,
  withUsers,
} from '../given-portal.ts';

describe('asking for access', () => {
  const asked = askedBy(opened, strangerSignedIn);
  const grant = (portal: Portal, id = 'req_1') =>
    grantAccess(portal, id, ['user'], { ...facts, userId: 'usr_new', grantedBy: kimIn(portal) });

  test('R37 asking again is not heard while the request stands, and neither is a user', () => {
    expect(ask(opened, strangerSignedIn).map(({ type }) => type)).toEqual(['access-requested']);
    expect(ask(asked, strangerSignedIn, addDays(now, 13))).toEqual([]);
    expect(ask(asked, { ...strangerSignedIn, accountId: accountId('renamed@else.example') })).toEqual([]);
    expect(ask(asked, strangerSignedIn, addDays(now, 14))).toHaveLength(1);
    expect(ask(opened, kimSignedIn)).toEqual([]);
  });

  test('R37 one who was declined is not heard again at once', () => {
    const declined = portalAfter(asked, declineAccess(asked, 'req_1', facts));
    expect(ask(declined, strangerSignedIn, addDays(now, 1))).toEqual([]);
    expect(codeOf(grant(declined))).toBe('not-found');
    const anew = ask(declined, strangerSignedIn, addDays(now, 14), 'req_2').reduce(evolvePortal, declined);
    expect(anew.requests.map(({ id, status }) => [id, status])).toEqual([['req_2', 'open']]);
  });

  test('R37 many strangers cannot flood: beyond twenty that wait nobody is heard', () => {
    const many = Array.from({ length: 30 }, (_, index) => identityOf(`stranger-${index}`)).reduce(
      (portal, identity, index) => ask(portal, identity, now, `req_${index}`).reduce(evolvePortal, portal),
      opened,
    );
    expect(many.requests).toHaveLength(20);
  });

  test('R37 R40 granting lets in the person who asked, by the identity they asked with', () => {
    const decision = grant(asked);
    expect(types(decision)).toEqual(['user-added', 'access-granted']);
    const next = portalAfter(asked, decision);
    expect(userOf(next, 'usr_new')).toMatchObject({
      status: 'active',
      identity: { issuer: strangerSignedIn.issuer, subject: strangerSignedIn.subject },
      addedBy: { role: 'customer', accountId: kim.accountId },
      roles: ['user'],
    });
    expect(next.requests).toEqual([]);
    expect(codeOf(grant(next))).toBe('not-found');
  });

  test('R40 granting somebody who was invited already binds that user', () => {
    const invited = portalAfter(opened, add(opened, 'robin', { sendInvitation: false }));
    const waiting = askedBy(invited, identityOf('robin'));
    const decision = grant(waiting);
    expect(types(decision)).toEqual(['user-joined', 'access-granted']);
    expect(portalAfter(waiting, decision).users).toHaveLength(2);
  });

  test('R37 an account that is a user’s already is not let in as another identity', () => {
    const robin = withUsers(['robin']);
    const impostor = askedBy(robin, { ...identityOf('robin'), subject: 'impostor' });
    expect(codeOf(grant(impostor))).toBe('user-already-added');
  });

  test('R45 a request cannot be granted when no licence is left', () => {
    const full = { ...facts, allowance: { licences: 1, storageGb: 5 } };
    expect(
      codeOf(grantAccess(asked, 'req_1', ['user'], { ...full, userId: 'usr_new', grantedBy: kimIn(asked) })),
    ).toBe('no-licence-left');
    expect(requestActions(asked, full.allowance).blockedActions).toMatchObject([
      { action: 'grant', code: 'no-licence-left' },
    ]);
  });
});
