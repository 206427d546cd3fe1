import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Account,
  hasPartnerOfRecord,
  partnerAccountNumbers,
  partnerOfRecordFor,
  withDesignations,
} from '../../../../lib/domain/directory/account.ts';
import { addMilliseconds } from '../../../../lib/domain/instant.ts';
import {
  type ChosenPartner,
  type Designation,
  instantAfter,
  standingFor,
  withDesignation,
} from '../../../../lib/domain/partner-of-record/designation.ts';
import { at } from '../given.ts';

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
function chosen(accountNumber: string): ChosenPartner {
  return {
    partnerId: `par_${accountNumber}`,
    accountNumber,
    authorizationNumber: '1234567890',
    name: 'Chosen',
  };
}
const first: Designation = {
  productLine: 'rapidstart',
  since: at('2026-01-01'),
  partner: chosen('P-2'),
};
const second: Designation = { ...first, since: at('2026-02-01'), partner: chosen('P-3') };
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
      expect(standingFor(arrived, 'rapidstart')).toEqual(takenBack);
      expect(arrived).toEqual([first, second, takenBack]);
    },
  );

  const choices = fc.array(
    fc.record({
      productLine: fc.constantFrom('rapidstart', 'dynamics-365'),
      since: fc.integer({ min: 0, max: 150 }).map((ms) => addMilliseconds(at('2026-01-01'), ms)),
      partner: fc.option(fc.constantFrom('P-1', 'P-2').map(chosen), { nil: undefined }),
    }),
    { maxLength: 400 },
  );

  test('R54 two data centers that hear of choices in any order, at the same instant too, end with the same ones', () => {
    fc.assert(
      fc.property(choices, fc.func(fc.integer()), (made, order) => {
        const heard = made as Designation[];
        const other = heard.toSorted((a, b) => order(a) - order(b));
        const [one, two] = [heard, other].map((list) =>
          list.reduce<readonly Designation[]>(withDesignation, []),
        );
        expect(one).toEqual(two);
        for (const line of ['rapidstart', 'dynamics-365']) {
          const instants = heard.filter(({ productLine }) => productLine === line).map(({ since }) => since);
          expect(standingFor(one ?? [], line)?.since).toBe(instants.sort().at(-1));
        }
      }),
    );
  });

  test('R54 keeps as many choices of a product line as anybody looks back at, the newest ones', () => {
    const many = Array.from({ length: 120 }, (_, ms) => ({
      ...first,
      since: addMilliseconds(first.since, ms),
    }));
    const kept = many.reduce<readonly Designation[]>(withDesignation, [
      { ...first, productLine: 'dynamics-365' },
    ]);
    expect(kept).toHaveLength(101);
    expect(standingFor(kept, 'rapidstart')).toEqual(many.at(-1));
    expect(withDesignation(kept, many[0] as Designation)).toBe(kept);
  });

  test('R54 a choice comes after the one that it replaces, whatever the clocks say', () => {
    expect(instantAfter(undefined, at('2026-01-01'))).toBe(at('2026-01-01'));
    expect(instantAfter(first, at('2026-01-02'))).toBe(at('2026-01-02'));
    expect(instantAfter(first, first.since)).toBe(addMilliseconds(first.since, 1));
    expect(instantAfter(second, first.since)).toBe(addMilliseconds(second.since, 1));
  });

  test('R54 that is no news leaves the account as it is', () => {
    const chosen = withDesignations(account, [second]);
    expect(withDesignations(chosen, [second, second])).toBe(chosen);
    expect(withDesignations(account, [])).toBe(account);
  });
});
