import { containsCardNumber, isCardNumberForPhone, namesSecret } from '../domain/sensitive.ts';
import { type Problem, problem } from './problem.ts';

/**
 * Refuses a request that carries a password or a payment card number anywhere (R15). What was sent is neither
 * echoed nor logged.
 */
export function sensitiveInput(
  body: unknown,
  query: Readonly<Record<string, string | undefined>>,
  path: Readonly<Record<string, string | undefined>>,
): Problem | undefined {
  return inspect(body, '') ?? inspect(query, '/query') ?? inspect(path, '/path');
}

/** Of a name that is not ours the beginning is enough to find it. */
const longestName = 64;

/** Fields that hold a phone number, which can have as many digits as a card. */
const phoneField = /phone$/i;

function inspect(value: unknown, pointer: string, field = ''): Problem | undefined {
  if (typeof value === 'string' || typeof value === 'number') {
    const isCard = phoneField.test(field) ? isCardNumberForPhone : containsCardNumber;
    return isCard(String(value)) ? cardNumber(pointer) : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    if (containsCardNumber(name)) return cardNumber(pointer);
    const place = `${pointer}/${name.slice(0, longestName).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = namesSecret(name) ? secret(place) : inspect(part, place, name);
    if (found) return found;
  }
  return undefined;
}

const secret = (pointer: string): Problem => {
  const detail =
    'Never send a password or another secret. Only the account identifier of a person is needed.';
  return problem('secret-not-accepted', detail, [{ pointer, code: 'secret-not-accepted', detail }]);
};

const cardNumber = (pointer: string): Problem => {
  const detail =
    'This looks like a payment card number, which is never taken here. Remove it and send the request again.';
  return problem('card-number-not-accepted', detail, [{ pointer, code: 'card-number-not-accepted', detail }]);
};
