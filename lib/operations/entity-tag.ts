import { type Outcome, refused } from '../domain/refusal.ts';
import type { Standing } from '../domain/time/standing.ts';

/** A strong entity tag (RFC 9110) of a record at a version. */
export const tagOf = (version: number): string => `"${version}"`;

/** Time changes what a subscription is without a commit; the tag counts what has happened. */
export const tagOfStanding = (
  version: number,
  { status, notices, invitation }: Pick<Standing, 'notices' | 'invitation'> & { readonly status: string },
): string => `"${version}-${status}-${notices.length}${invitation?.status === 'expired' ? '-expired' : ''}"`;

/** Refuses when the caller expects another tag than the one that stands; `tag` is absent when nothing does (R67). */
export const checkTag = (
  tag: string | undefined,
  ifMatch: string | undefined,
): Outcome<never> | undefined => {
  if (ifMatch === undefined) return undefined;
  if (tag === undefined) return preconditionFailed;
  if (ifMatch.trim() === '*') return undefined;
  const expected = ifMatch.split(',').map((candidate) => candidate.trim());
  return expected.includes(tag) ? undefined : preconditionFailed;
};

/** What a tag says beside the version is of mails and time, which nobody overwrites. */
export const withoutDetail = (ifMatch: string | undefined): string | undefined =>
  ifMatch?.replaceAll(/"(\d+)-[\w-]*"/g, '"$1"');

const preconditionFailed = refused(
  'precondition-failed',
  'The resource has changed since you read it. Read it again, then decide on what it says now.',
);
