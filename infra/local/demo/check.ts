/** Something is not as the demo tells it. The message says what was there and what should have been. */
export class NotAsTold extends Error {
  override readonly name = 'NotAsTold';
}

/** Holds what is there against what is told. Throws {@link NotAsTold}. */
export function check(what: string, actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new NotAsTold(`${what} should be ${should}, but is ${is}.`);
}

/** Holds a text against a part that it has to contain. Throws {@link NotAsTold}. */
export function checkContains(what: string, text: string, part: string): void {
  if (!text.includes(part)) throw new NotAsTold(`${what} should contain “${part}”, but is “${text}”.`);
}
