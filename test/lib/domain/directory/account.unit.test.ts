import { expect, test } from '@jest/globals';
import { type Account, accountRecorded } from '../../../../lib/domain/directory/account.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import { at } from '../given.ts';

const when = at('2026-02-01T09:00:00Z');
const one = accountId('one@h.example');
const two = accountId('two@h.example');
const account: Account = {
  accountNumber: 'H-1',
  organization: {
    name: 'Harbour',
    address: { line1: 'Quay 1', city: 'Oslo', postalCode: '0150', country: 'NO' },
  },
  identities: [one],
  partnersOfRecord: [],
};

test('R1 R66 recording an account says what it was, and who may act for the organisation from then on', () => {
  expect(accountRecorded(undefined, account, when)).toEqual({
    type: 'account-recorded',
    at: when,
    fields: ['organization', 'identities', 'partnersOfRecord'],
    name: { to: 'Harbour' },
    identities: { added: [one], removed: [] },
  });
  const renamed = {
    ...account,
    organization: { ...account.organization, name: 'Harbour AS' },
    identities: [two],
  };
  expect(accountRecorded(account, renamed, when)).toEqual({
    type: 'account-recorded',
    at: when,
    fields: ['organization', 'identities'],
    name: { from: 'Harbour', to: 'Harbour AS' },
    identities: { added: [two], removed: [one] },
  });
  const partnersOfRecord = [{ productLine: 'rapidstart', partnerAccountNumber: 'P-1' }];
  expect(accountRecorded(account, { ...account, partnersOfRecord }, when)).toEqual({
    type: 'account-recorded',
    at: when,
    fields: ['partnersOfRecord'],
  });
});
