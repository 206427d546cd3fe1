import { describe, expect, test } from '@jest/globals';
import { hasAccessToBilling } from '../../../../lib/domain/billing/billing-access.ts';
import type { BillingAccount } from '../../../../lib/domain/billing/billing-account.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import { evolveOwnership } from '../../../../lib/domain/ownership/ownership-events.ts';
import { namesWhoCannotHold, passOnBilling } from '../../../../lib/domain/ownership/pass-on.ts';
import type { PartnerUser } from '../../../../lib/domain/partner/partner.ts';
import { at } from '../given.ts';
import { activeUser, anna, byKim, byThePartner, portalWith, withDelegates } from '../given-billing.ts';

const now = at('2026-02-01T10:00:00Z');
const bo = accountId('bo@partner.example');
const cia = accountId('cia@partner.example');

/** Somebody at the partner since a day of January; who has never signed in holds nothing. */
const worker = (account: typeof anna, day: number, joined = true): PartnerUser => ({
  id: `usr_${account}`,
  accountId: account,
  role: 'administrator',
  since: at(`2026-01-0${day}`),
  ...(joined && { identity: { issuer: 'https://id.example', subject: account } }),
});
const people = (...users: PartnerUser[]) => ({ users });
const passedOn = (billing: BillingAccount, users: readonly PartnerUser[]): BillingAccount =>
  passOnBilling(billing, { users }, now).reduce(evolveOwnership, billing);
const partnersDelegate = (account: typeof anna): BillingAccount => ({
  ...byKim,
  delegates: [
    ...withDelegates(byKim, now, 'robin').delegates,
    { id: 'del_p', holder: { of: 'partner', accountId: account }, since: now, by: anna },
  ],
});

describe('what people at the partner hold in a billing account', () => {
  test('R56 passes on to the administrator who has been there longest when they leave', () => {
    const billing = passedOn(byThePartner, [
      worker(bo, 3),
      worker(cia, 2),
      worker(accountId('x@y.example'), 1, false),
    ]);
    const successor = { of: 'partner', accountId: cia, since: now };
    expect(billing).toEqual({
      ...byThePartner,
      administrator: successor,
      primaryAdministrator: successor,
      initialUser: successor,
    });
    // Who signed up did so, whoever answers for it now (R57).
    expect(billing.signUpAccount).toBe(anna);
  });

  test('R56 stays theirs while they work there, and passes on once', () => {
    expect(passOnBilling(byThePartner, people(worker(anna, 1), worker(bo, 2)), now)).toEqual([]);
    expect(passOnBilling(passedOn(byThePartner, [worker(bo, 2)]), people(worker(bo, 2)), now)).toEqual([]);
  });

  test('R5 R56 passes on when support has replaced them, who may stay as experts', () => {
    const demoted = { ...worker(anna, 1), role: 'implementation-expert', replaced: true } as const;
    expect(passedOn(byThePartner, [demoted, worker(bo, 2)])).toMatchObject({
      administrator: { accountId: bo },
    });
    expect(passedOn(partnersDelegate(anna), [demoted, worker(bo, 2)]).delegates.map(({ id }) => id)).toEqual([
      'del_robin',
    ]);
  });

  test('R60 makes a delegate who has left none, and no delegate of who succeeds', () => {
    expect(passedOn(partnersDelegate(bo), [worker(anna, 1)]).delegates.map(({ id }) => id)).toEqual([
      'del_robin',
    ]);
    expect(passedOn(partnersDelegate(anna), [worker(anna, 1)])).toEqual(partnersDelegate(anna));
    const both = { ...byThePartner, delegates: partnersDelegate(bo).delegates };
    expect(passedOn(both, [worker(bo, 1)])).toMatchObject({
      administrator: { accountId: bo },
      delegates: [{ id: 'del_robin' }],
    });
  });

  test('R56 touches nothing of the customer’s own', () => {
    const portal = portalWith();
    const billing = passedOn(byKim, [worker(bo, 1)]);
    expect(billing).toEqual(byKim);
    expect(hasAccessToBilling(billing, activeUser(portal, 'kim'))).toBe(true);
  });

  test('R56 is looked at where home knows of somebody who has left', () => {
    const mark = { administrator: 'partner', partnerBilling: true, partnerUser: true } as const;
    expect(namesWhoCannotHold({ ...mark, holder: anna }, people(worker(bo, 1)))).toBe(true);
    expect(namesWhoCannotHold({ ...mark, holder: bo }, people(worker(bo, 1)))).toBe(false);
    expect(namesWhoCannotHold({ ...mark, holder: bo, delegates: [anna] }, people(worker(bo, 1)))).toBe(true);
    expect(namesWhoCannotHold({ ...mark, administrator: 'customer' }, people(worker(bo, 1)))).toBe(false);
  });
});
