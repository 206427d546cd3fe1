const secretField = /password|passwd|passphrase|passcode|l[oö]senord|^(pwd|secret|pin|pincode|cvc|cvv)$/i;

/** Whether a field's name asks for a secret, whatever its value (R15). */
export const namesSecret = (field: string): boolean => secretField.test(field.replaceAll(/[-_\s]/g, ''));

const shortest = 13;
const longest = 19;
const digitGroups = /\d+(?:[ .-]\d+)*/g;

/** Whether a text contains a payment card number: 13 to 19 digits, single spaces, dots or hyphens between, Luhn (R15). */
export function containsCardNumber(text: string): boolean {
  for (const [run] of text.matchAll(digitGroups)) {
    const groups = run.split(/[ .-]/);
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
