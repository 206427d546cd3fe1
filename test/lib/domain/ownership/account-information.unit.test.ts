import { describe, expect, test } from '@jest/globals';
import {
  type Correction,
  correctInformation,
  informationOf,
} from '../../../../lib/domain/ownership/account-information.ts';
import { evolve } from '../../../../lib/domain/subscription/evolve-subscription.ts';
import { activated, at, given, invitationSent } from '../given.ts';
import { codeOf } from '../given-billing.ts';

const now = at('2026-02-01T09:00:00Z');
const active = given(invitationSent(at('2026-01-02')), activated(at('2026-01-03')));
if (!active.billing) throw new Error('The billing account is open.');
const holder = { ...active, billing: active.billing };
const address = { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' };
const evolved = (correction: Correction) => {
  const decision = correctInformation(holder, correction, now);
  if (!decision.ok) throw new Error(decision.refusal.code);
  const { billing, ...next } = decision.value.reduce(evolve, active);
  return billing && informationOf({ ...next, billing });
};

describe('account information', () => {
  test('R64 begins with the name of the organisation', () => {
    expect(informationOf(holder)).toEqual({ organizationName: 'Contoso Ltd' });
  });

  test('R64 is corrected field by field', () => {
    const contact = { name: 'Kim Berg', email: 'kim@contoso.example' };
    expect(
      evolved({ organizationName: 'Contoso AB', phone: '+46 8 1', contact, billingAddress: address }),
    ).toEqual({ organizationName: 'Contoso AB', phone: '+46 8 1', contact, billingAddress: address });
  });

  test('R64 what was given is taken back with null, and is no change where nothing was given', () => {
    const given = correctInformation(holder, { phone: '+46 8 1', address }, now);
    if (!given.ok) throw new Error(given.refusal.code);
    const state = given.value.reduce(evolve, active);
    if (!state.billing) throw new Error('The billing account is open.');
    const known = { ...state, billing: state.billing };
    const back = correctInformation(known, { phone: null, address: null }, now);
    if (!back.ok) throw new Error(back.refusal.code);
    const { billing, ...next } = back.value.reduce(evolve, state);
    expect(billing && informationOf({ ...next, billing })).toEqual({ organizationName: 'Contoso Ltd' });
    expect(correctInformation(holder, { phone: null, address: null }, now)).toEqual({ ok: true, value: [] });
  });

  test('R64 the bill stays in the country of use', () => {
    const abroad = { billingAddress: { ...address, country: 'NO' } };
    expect(correctInformation(holder, abroad, now)).toMatchObject({
      refusal: { code: 'billing-address-not-in-country', pointer: '/billingAddress/country' },
    });
    expect(evolved({ address: { ...address, country: 'NO' } })?.address?.country).toBe('NO');
  });

  test('R64 what is said already is no change; nothing said is refused', () => {
    expect(correctInformation(holder, { organizationName: 'Contoso Ltd' }, now)).toEqual({
      ok: true,
      value: [],
    });
    expect(codeOf(correctInformation(holder, {}, now))).toBe('nothing-to-change');
  });
});
