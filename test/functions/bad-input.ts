/** What careless and hostile clients send, for the routes as they are described. */

/** Stands in whatever must not come back, neither in an answer nor in a log. */
export const canary = 'Zx9Canary';
export const cardNumber = '4111 1111 1111 1111';
/** A part of it that is long enough not to stand in an id by chance. */
export const partOfCardNumber = /1111\s?1111/;

/** Bodies that are no JSON object, as text. */
export const brokenBodies: readonly (readonly [string, string | Uint8Array])[] = [
  ['half of an object', '{"kind":'],
  ['words', canary],
  ['single quotes', `{'kind':'${canary}'}`],
  ['two objects', '{}{}'],
  ['a comma too many', '{"a":1,}'],
  ['a byte order mark', '\ufeff{}'],
  ['NaN', '{"a":NaN}'],
  ['a line break in a text', '{"a":"b\nc"}'],
  ['NUL', '\u0000'],
  ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['an array', '[]'],
  ['an array of objects', '[{}]'],
  ['a text', `"${canary}"`],
  ['a number', '1e400'],
  ['true', 'true'],
  ['null', 'null'],
  ['32,000 brackets', '['.repeat(32_000)],
  ['32,000 nested arrays', '['.repeat(16_000) + ']'.repeat(16_000)],
  ['8,000 nested objects', `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`],
];

/** A place in a value: the keys that lead to it. */
type Place = readonly (string | number)[];

/** Every field of an example, at any depth. */
export function placesIn(value: unknown, at: Place = []): { at: Place; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ at, value }];
  const inside = Object.entries(value).flatMap(([name, part]) =>
    placesIn(part, [...at, Array.isArray(value) ? Number(name) : name]),
  );
  return at.length === 0 ? inside : [{ at, value }, ...inside];
}

/** A copy of an example with another value at a place. */
export function changed(value: unknown, [key, ...rest]: Place, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((part, index) => (index === key ? changed(part, rest, to) : part));
  const part = (value as Record<string, unknown> | undefined)?.[key];
  return { ...(value as object), [key]: changed(part, rest, to) };
}

/** Values of every other type than the one of an example. */
export const wrongTypes = (value: unknown): unknown[] =>
  [null, 17, true, canary, [canary], { [canary]: canary }].filter((wrong) => typeOf(wrong) !== typeOf(value));

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

/** Texts that no field takes. */
export const wrongTexts: readonly string[] = [
  '',
  '   ',
  `${canary}\u0000`,
  `${canary}\r\nBcc: eve@evil.example`,
  `${canary}\u001b[31m`,
  `${canary}\u202ex`,
  `${canary}\u2028x`,
  `${canary}\ud800`,
  `\udc00${canary}`,
  canary.repeat(6_000),
];

/** Objects as JSON text with a key that means something to JavaScript. */
export const withOddKeys = (example: object): string[] => {
  const text = JSON.stringify(example);
  return ['__proto__', 'constructor', 'prototype', 'toString', '', 'a/b~c'].map((key) =>
    text.replace('{', `{${JSON.stringify(key)}:{"polluted":true},`),
  );
};

/** Values of a path parameter, encoded as they are sent. */
export const wrongParameters: readonly string[] = [
  '%2F',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..',
  '.',
  '%00',
  '%0d%0aSet-Cookie:%20x=1',
  '%zz',
  '%',
  '%C0%AF',
  '%ED%A0%80',
  '%E2%80%AE',
  '%F0%9F%98%80',
  '%25252F',
  '%3Fscope=all',
  '%23',
  '*',
  "'%20OR%20'1'='1",
  '__proto__',
  '{customerId}',
  `${canary}%3Cscript%3E`,
  'x'.repeat(65),
  'x'.repeat(3_000),
];

export const wrongLimits: readonly string[] = [
  '0',
  '-1',
  '1e9',
  '101',
  '1.5',
  'abc',
  '',
  'NaN',
  'Infinity',
  '%00',
  '1&limit=2',
];

/** Media types that are no JSON; `undefined` sends none. */
export const wrongMediaTypes: readonly (string | undefined)[] = [
  undefined,
  '',
  'json',
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/jsonp',
  'application/octet-stream',
  '*/*',
];
