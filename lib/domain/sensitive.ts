const secretField =
  /password|passwd|passphrase|passcode|l[oö]senord|passwort|kennwort|motdepasse|contraseña|^(pwd|secret|pin|pincode|cvc|cvv)$/i;

/** Whether a field's name asks for a secret, whatever its value (R15). */
export const namesSecret = (field: string): boolean =>
  secretField.test(field.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''));

const shortest = 13;
const longest = 19;
/** People part the digits by whatever is at hand, such as ` - `, but not by letters; colons and plus stand in instants. */
const parting = /[^\p{L}\p{N}:+]{1,3}/u;
const digitGroups = new RegExp(`\\d+(?:${parting.source}\\d+)*`, 'gu');

/**
 * Whether a text contains a payment card number: 13 to 19 digits in any width, up to three spaces, dots, hyphens or
 * the like between any two, Luhn (R15).
 */
export function containsCardNumber(text: string): boolean {
  for (const [run] of text.normalize('NFKC').matchAll(digitGroups)) {
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

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum > 0 && sum % 10 === 0;
}
