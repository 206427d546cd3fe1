import { describe, expect, test } from '@jest/globals';
import {
  type Account,
  hasPartnerOfRecord,
  partnerAccountNumbers,
  partnerOfRecordFor,
  withDesignations,
} from '../../../lib/domain/account.ts';
import { type Designation, withDesignation } from '../../../lib/domain/designation.ts';
import { at } from './given.ts';

const account: Account = {
  accountNumber: 'A-1',
  organization: {
    name: 'Contoso',
    address: { line1: 'Storgatan 1', city: 'Uppsala', postalCode: '753 31', country: 'SE' },
  },
  identities: [],
  partnersOfRecord: [
    { productLine: 'rapidstart', partnerAccountNumber: 'P-1' },
    { productLine: 'dynamics-365', partnerAccountNumber: 'P-1' },
  ],
};
const first: Designation = {
  productLine: 'rapidstart',
  since: at('2026-01-01'),
  partnerAccountNumber: 'P-2',
};
const second: Designation = { ...first, since: at('2026-02-01'), partnerAccountNumber: 'P-3' };
const takenBack: Designation = { productLine: 'rapidstart', since: at('2026-03-01') };

const everyOrder = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, index) => everyOrder(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));

describe('what a customer chose', () => {
  test('R54 goes before the directory, for its product line alone', () => {
    const chosen = withDesignations(account, [first]);
    expect(partnerOfRecordFor(chosen, 'rapidstart')).toBe('P-2');
    expect(partnerOfRecordFor(chosen, 'dynamics-365')).toBe('P-1');
    expect(partnerAccountNumbers(chosen).sort()).toEqual(['P-1', 'P-2']);
  });

  test('R9 R54 takes the account away from the partner that has no product line left', () => {
    const chosen = withDesignations(account, [first, { ...first, productLine: 'dynamics-365' }]);
    expect([hasPartnerOfRecord(chosen, 'P-1'), hasPartnerOfRecord(chosen, 'P-2')]).toEqual([false, true]);
  });

  test('R52 taken back, the directory counts again', () => {
    expect(partnerOfRecordFor(withDesignations(account, [first, takenBack]), 'rapidstart')).toBe('P-1');
  });

  test.each(everyOrder([first, second, takenBack]).map((order) => [order]))(
    'R54 is the newest one in whatever order they arrive, and however often',
    (order) => {
      const arrived = [...order, ...order].reduce<readonly Designation[]>(withDesignation, []);
      expect(arrived).toEqual([takenBack]);
    },
  );

  test('R54 that is no news leaves the account as it is', () => {
    const chosen = withDesignations(account, [second]);
    expect(withDesignations(chosen, [first, second])).toBe(chosen);
    expect(withDesignations(account, [])).toBe(account);
  });
});
