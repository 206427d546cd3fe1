import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  internationalNumbers,
  nationalParts,
  phoneNumber,
  withoutCountry,
} from '../../../lib/domain/phone.ts';
import { isCardNumberForPhone } from '../../../lib/domain/sensitive.ts';
import { phone, phoneSought } from '../../../lib/http/fields.ts';

interface Country {
  readonly country: string;
  readonly code: string;
  readonly trunk: string;
  readonly exit: string;
  /** Shapes of national numbers, group by group: `N` is a digit that a number can begin with, `x` any. */
  readonly shapes: readonly string[];
}

const countries: readonly Country[] = [
  {
    country: 'SE',
    code: '46',
    trunk: '0',
    exit: '00',
    shapes: ['N xxx xx xx', 'Nx xxx xx xx', 'N xxx xxx xx', 'Nx xx xx xx'],
  },
  { country: 'NO', code: '47', trunk: '', exit: '00', shapes: ['Nx xx xx xx', 'Nxx xx xxx'] },
  { country: 'DK', code: '45', trunk: '', exit: '00', shapes: ['Nx xx xx xx', 'Nxxx xxxx'] },
  { country: 'FI', code: '358', trunk: '0', exit: '00', shapes: ['N xxxx xxxx', 'Nx xxx xxxx'] },
  {
    country: 'DE',
    code: '49',
    trunk: '0',
    exit: '00',
    shapes: ['Nx xxxxxx', 'Nxx xxxxxxxx', 'Nxx xxxxxxx', 'Nxxx xxxxxxx'],
  },
  {
    country: 'GB',
    code: '44',
    trunk: '0',
    exit: '00',
    shapes: ['Nx xxxx xxxx', 'Nxxx xxxxxx', 'Nxxx xxx xxx'],
  },
  { country: 'US', code: '1', trunk: '', exit: '011', shapes: ['Nxx Nxx xxxx'] },
  { country: 'AU', code: '61', trunk: '0', exit: '0011', shapes: ['N xxxx xxxx', 'Nxx xxx xxx'] },
  {
    country: 'JP',
    code: '81',
    trunk: '0',
    exit: '010',
    shapes: ['N xxxx xxxx', 'Nx xxxx xxxx', 'Nx xxx xxxx'],
  },
];

/** A number of a country, with the groups in which it is written there. */
const numberOf = ({ shapes }: Country): fc.Arbitrary<readonly string[]> =>
  fc
    .constantFrom(...shapes)
    .chain((shape) =>
      fc.tuple(
        ...[...shape].map((mark) => {
          if (mark === ' ') return fc.constant(' ');
          return fc.integer({ min: mark === 'N' ? 3 : 0, max: 9 }).map(String);
        }),
      ),
    )
    .map((marks) => marks.join('').split(' '));

type Notation = (area: string, rest: readonly string[], from: Country) => string;

/** As people write a number at home. */
const national: Record<string, Notation> = {
  spaces: (area, rest, { trunk }) => [trunk + area, ...rest].join(' '),
  hyphen: (area, rest, { trunk }) => `${trunk}${area}-${rest.join(' ')}`,
  parentheses: (area, rest, { trunk }) => `(${trunk}${area}) ${rest.join('-')}`,
  dots: (area, rest, { trunk }) => [trunk + area, ...rest].join('.'),
  slash: (area, rest, { trunk }) => `${trunk}${area}/${rest.join(' ')}`,
  bare: (area, rest, { trunk }) => trunk + area + rest.join(''),
  'no-break spaces': (area, rest, { trunk }) => [trunk + area, ...rest].join('\u00a0'),
  'typographic hyphens': (area, rest, { trunk }) => [trunk + area, ...rest].join('\u2011'),
};

/** As people write a number for those abroad; exit codes are of whoever writes. */
const international: Record<string, Notation> = {
  plus: (area, rest, { code }) => `+${code} ${area} ${rest.join(' ')}`,
  'plus, bare': (area, rest, { code }) => `+${code}${area}${rest.join('')}`,
  'plus and a space': (area, rest, { code }) => `+ ${code} ${area} ${rest.join(' ')}`,
  'plus and hyphens': (area, rest, { code }) => ['+', code, '-', area, '-', rest.join('-')].join(''),
  'plus and dots': (area, rest, { code }) => `+${[code, area, ...rest].join('.')}`,
  'the trunk in parentheses': (area, rest, { code, trunk }) =>
    `+${code} ${trunk && `(${trunk})`}${area} ${rest.join(' ')}`,
  'the area in parentheses': (area, rest, { code }) => `+${code} (${area}) ${rest.join('-')}`,
  'the code in parentheses': (area, rest, { code }) => `(+${code}) ${area}/${rest.join(' ')}`,
  'the exit code': (area, rest, { code }) => `00${code} ${area} ${rest.join(' ')}`,
  'the exit code, bare': (area, rest, { code }) => `00${code}${area}${rest.join('')}`,
  'the exit code and the trunk': (area, rest, { code, trunk }) =>
    `00 ${code} ${trunk && `(${trunk})`} ${area} ${rest.join(' ')}`,
  'the exit code of North America': (area, rest, { code }) => `011 ${code} ${area} ${rest.join(' ')}`,
  'the exit code of Australia': (area, rest, { code }) => `0011 ${code} ${area} ${rest.join(' ')}`,
  'the exit code of Japan': (area, rest, { code }) => `010-${code}-${area}-${rest.join('-')}`,
};

describe.each(countries.map((country) => [country.country, country] as const))(
  'a number of %s',
  (_name, country) => {
    const e164 = (groups: readonly string[]) => `+${country.code}${groups.join('')}`;
    const written = (notations: Record<string, Notation>, groups: readonly string[]): string[] =>
      Object.values(notations).map((notation) => notation(groups[0] ?? '', groups.slice(1), country));

    test('R10 R53 is the same in every notation of its country', () => {
      fc.assert(
        fc.property(numberOf(country), (groups) => {
          for (const text of [...written(national, groups), ...written(international, groups).slice(0, 11)])
            expect([text, phoneNumber(text, country.country)]).toEqual([text, e164(groups)]);
        }),
      );
    });

    test('R53 is found in every notation when nobody knows from where, exit codes of everywhere too', () => {
      fc.assert(
        fc.property(numberOf(country), (groups) => {
          for (const text of written(international, groups))
            expect([text, internationalNumbers(text)]).toEqual([
              text,
              expect.arrayContaining([e164(groups)]),
            ]);
          for (const text of written(national, groups))
            expect([text, nationalParts(text)]).toEqual([
              text,
              expect.arrayContaining([withoutCountry(e164(groups))]),
            ]);
        }),
      );
    });

    test('R15 R53 R64 is taken in every notation, and for no card', () => {
      fc.assert(
        fc.property(numberOf(country), (groups) => {
          for (const text of [...written(national, groups), ...written(international, groups)]) {
            expect([text, phone.safeParse(text).success, phoneSought.safeParse(text).success]).toEqual([
              text,
              true,
              true,
            ]);
            expect([text, isCardNumberForPhone(text)]).toEqual([text, false]);
          }
        }),
      );
    });
  },
);

describe('a phone number that would pass for a card', () => {
  test.each([
    '0046812345679',
    '0012065550142',
    '+4915123456787',
    '+49 151 2345 6787',
    '0049 (0)151 2345 6787',
    '011 46 8 123 456 79',
  ])('R15 R53 %s is a phone number', (text) => {
    expect([isCardNumberForPhone(text), phone.safeParse(text).success]).toEqual([false, true]);
  });

  test.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '5500 0000 0000 0004',
    '+4111111111111111',
    '00 4111 1111 1111 1111',
    '378282246310005',
    '3782 822463 10005',
    '+378282246310005',
    '00 30569309025904',
    '4222222222222',
    '6304000000000000000',
    '+46 8 123 and 4111 1111 1111 1111',
    '(4111) 1111/1111.1111',
  ])('R15 %s is a card number', (text) => {
    expect(isCardNumberForPhone(text)).toBe(true);
  });

  test('R15 whatever sixteen digits make a card, bare or in fours, a phone field does not take', () => {
    const withCheck = (digits: string): string => {
      const check = [...'0123456789'].find((last) => isCardNumberForPhone(digits + last));
      return digits + check;
    };
    fc.assert(
      fc.property(
        fc.constantFrom('2', '3', '4', '5', '6'),
        fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 14, maxLength: 14 }),
        (first, rest) => {
          const card = withCheck(first + rest);
          expect(card).toHaveLength(16);
          expect(isCardNumberForPhone(card.replaceAll(/(\d{4})(?=\d)/g, '$1 '))).toBe(true);
        },
      ),
    );
  });
});

describe('a number that is looked for as it was copied', () => {
  test.each([
    'tel:+46-8-555-0200',
    'TEL: +46 8 555 02 00',
    '＋４６ ８ ５５５ ０２ ００',
    '+46 8 555 02 00 ext. 3',
    '+46 8 555 02 00 x12',
    '+46 8 555 02 00, ankn 12',
    'tel:+46-8-555-0200;ext=3',
    '+46\t8 555 0200',
    ' 46 8 555 0200',
  ])('R53 %j is the number that it was copied from', (text) => {
    expect(phoneNumber(phoneSought.parse(text))).toBe('+4685550200');
  });

  test.each(['24 7 Extension AB', '4 x 4 Partner', 'tel: AB', 'ext 3'])('R53 %j is none', (text) => {
    expect(phoneSought.safeParse(text).success).toBe(false);
  });
});
