import { tagOf } from '../entity-tag.ts';

/** The tag of a portal at a version, which a change is held against (R67). */
export const portalVersionTag = tagOf;

/** The tag of something in a portal that mails and time change as well: its representation is told from another by them. */
export const portalTag = (version: number, ...detail: readonly (string | number | undefined)[]): string => {
  const known = detail.filter((part) => part !== undefined);
  return known.length === 0 ? tagOf(version) : `"${version}-${known.join('-')}"`;
};
