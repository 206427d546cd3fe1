import { phoneNumber } from '../domain/phone.ts';
import type { Found } from '../operations/search/resembling.ts';
import { ProblemAnswer, problem } from './problem.ts';

/** What the document says of an answer that `foundOf` describes. */
export const closestFirst =
  'The closest, most alike first; there are no further pages: where `hasMore`, ask for more of the name';

/** The answer that `foundOf` describes. */
export const foundBody = <T>({ items, hasMore }: Found<T>, present: (item: T) => unknown) => ({
  items: items.map(present),
  nextCursor: null,
  hasMore,
});

/** One of the parameters, with its text. */
type Sought<Name extends string> = { [One in Name]: { readonly [Key in One]: string } }[Name];

/** What a search is for, by one of several parameters. Throws `ProblemAnswer` (400) for none, and for more than one. */
export function soughtBy<Name extends string>(
  query: { readonly [One in Name]?: string },
  names: readonly [Name, ...Name[]],
): Sought<Name> {
  const [name, ...others] = names.filter((one) => query[one] !== undefined);
  if (name !== undefined && others.length === 0) return { [name]: query[name] } as Sought<Name>;
  throw searchProblem(names[0], `Search by ${names.join(' or by ')}: give exactly one of them.`);
}

/** A phone number that stands in itself or with a country. Throws `ProblemAnswer` (400) for one that names none. */
export function checkPhoneSought(phone: string, country: string | undefined): void {
  if (phoneNumber(phone, country) === undefined)
    throw searchProblem('phone', 'Give the phone number with its country code, or the country too.');
}

function searchProblem(parameter: string, detail: string): ProblemAnswer {
  const field = { pointer: `/query/${parameter}`, code: 'malformed-request', detail };
  return new ProblemAnswer(problem('malformed-request', detail, [field]));
}
