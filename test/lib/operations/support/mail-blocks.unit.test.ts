import { expect, test } from '@jest/globals';
import type { Delivery } from '../../../../lib/domain/delivery.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import type { Portal } from '../../../../lib/domain/portal/portal.ts';
import { isAddressBlocked } from '../../../../lib/operations/support/mail-blocks.ts';
import { at, given, invitationSent } from '../../domain/given.ts';

const subscription = given(invitationSent(at('2026-01-02')));
const person = (id: string, account: string) => ({ id, accountId: accountId(account) });
const portal = {
  users: [person('usr_kim', 'kim@contoso.example'), person('usr_lee', 'lee@contoso.example')],
} as unknown as Portal;
const bounce: Delivery = { status: 'bounced', permanent: true, at: at('2026-01-03') };
const blocked = (address: string, to?: string, delivery = bounce, lifted?: string) =>
  isAddressBlocked(
    subscription,
    {
      deliveries: [{ ...delivery, ...(to !== undefined && { to }) }],
      portal,
      lifted: lifted === undefined ? undefined : at(lifted),
    },
    address,
  );

test('R65 a mail that came back blocks the address of whom it went to, and no other user’s', () => {
  expect(blocked('lee@contoso.example', 'usr_lee')).toBe(true);
  expect(blocked('kim@contoso.example', 'usr_lee')).toBe(false);
  expect(blocked('it@contoso.example', 'usr_lee')).toBe(false);
  expect(blocked('it@contoso.example')).toBe(true);
  expect(blocked('lee@contoso.example')).toBe(false);
});

test('R65 of an address that is nobody’s any more every report counts', () => {
  expect(blocked('former@contoso.example', 'usr_lee')).toBe(true);
  expect(blocked('former@contoso.example')).toBe(true);
});

test('R65 what was lifted since, or gets through again by itself, is no block', () => {
  expect(blocked('it@contoso.example', undefined, bounce, '2026-01-04')).toBe(false);
  expect(blocked('it@contoso.example', undefined, bounce, '2026-01-02')).toBe(true);
  const full: Delivery = { status: 'bounced', permanent: false, at: at('2026-01-03') };
  expect(blocked('it@contoso.example', undefined, full)).toBe(false);
  const suppressed: Delivery = { status: 'failed', reason: 'suppressed', at: at('2026-01-03') };
  expect(blocked('it@contoso.example', undefined, suppressed)).toBe(true);
});
