import { internationalNumbers } from './phone.ts';

const secretField =
  /password|passwd|passphrase|passcode|l[oö]senord|passwort|kennwort|motdepasse|contraseña|^(pwd|secret|pin|pincode|cvc|cvv)$/i;

/** Whether a field's name asks for a secret, whatever its value (R15). */
export const namesSecret = (field: string): boolean =>
  secretField.test(field.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''));

const shortest = 13;
const longest = 19;
/** People part the digits by whatever is at hand, such as ` - `, but not by letters. */
const parting = /[^\p{L}\p{N}]{1,4}/u;
const digitGroups = new RegExp(`\\d+(?:${parting.source}\\d+)*`, 'gu');
/** An instant has as many digits as a card, and is none. */
const anInstant = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/giu;

/**
 * Whether a text contains a payment card number: 13 to 19 digits of any script and width, up to four spaces, dots,
 * hyphens or the like between any two, Luhn (R15).
 */
export function containsCardNumber(text: string): boolean {
  const digitsFolded = text.normalize('NFKC').replaceAll(/\p{Nd}/gu, decimal);
  for (const [run] of digitsFolded.replaceAll(anInstant, 'T').matchAll(digitGroups)) {
    const groups = run.split(parting);
    for (let from = 0; from < groups.length; from++) {
      let digits = '';
      for (let to = from; to < groups.length && digits.length <= longest; to++) {
        digits += groups[to];
        if (digits.length >= shortest && digits.length <= longest && passesLuhn(digits)) return true;
      }
    }
  }
  return false;
}

/** Cards of 14 and 15 digits; no phone number with one of their beginnings is as long. */
const shortCard = /^3(?:[47]\d{13}|[0689]\d{12})$/;
const cardGroups = '4 4 4 4';
const digitsOfCard = 16;

/**
 * Whether what somebody gave as a phone number is a payment card number instead. International numbers have up to 15
 * digits, and one in ten of the long ones would pass for a card: what begins with `+` or an exit code and a calling code
 * is a phone number, unless it is written or begins as only cards are (R15, R53).
 */
export function isCardNumberForPhone(text: string): boolean {
  if (!containsCardNumber(text)) return false;
  const groups = text.match(/\d+/g) ?? [];
  const isWrittenAsCard =
    groups.map(({ length }) => length).join(' ') === cardGroups ||
    (groups.length === 1 && groups[0]?.length === digitsOfCard);
  if (isWrittenAsCard || !phoneNotation.test(text.trim())) return true;
  const numbers = internationalNumbers(text).map((number) => number.slice(1));
  return !numbers.some((number) => !(shortCard.test(number) && passesLuhn(number)));
}
const phoneNotation = /^[\d\s()+./\u2010-\u2013-]*$/;

/** The digit 0 to 9 that a digit of any script stands for: Unicode has each script's ten in a row. */
function decimal(digit: string): string {
  if (digit >= '0' && digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum > 0 && sum % 10 === 0;
}
