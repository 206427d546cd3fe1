import { phoneNumber } from '../domain/phone.ts';
import { ProblemAnswer, problem } from './problem.ts';

type NameOrPhone = { readonly name: string } | { readonly phone: string };

/** What a search is for. Throws `ProblemAnswer` (400) for both, and for neither. */
export function nameOrPhone({
  name,
  phone,
}: {
  readonly name?: string;
  readonly phone?: string;
}): NameOrPhone {
  if (name !== undefined && phone === undefined) return { name };
  if (phone !== undefined && name === undefined) return { phone };
  throw searchProblem('name', 'Search by name or by phone: give exactly one of them.');
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
