import { addMilliseconds, type Instant } from '../instant.ts';

/** A partner organisation as a customer chose it; nothing personal. */
export interface ChosenPartner {
  readonly partnerId: string;
  /** Of the partner's own account in the directory. */
  readonly accountNumber: string;
  readonly authorizationNumber: string;
  readonly name: string;
}

/**
 * A choice of a partner of record for a product line, in the place of the one in the directory; without a partner the
 * choice was taken back (R52, R54). Who made it is known to the subscription alone, with which it is purged (R34).
 */
export interface Designation {
  readonly productLine: string;
  readonly since: Instant;
  readonly partner?: ChosenPartner;
}

/** More than anybody looks back, for each product line. */
const mostKept = 100;

/**
 * The choices with one more, oldest first, whatever order they arrive in; the same list when it is known or too old.
 * The newest one of a product line stands.
 */
export function withDesignation(
  designations: readonly Designation[],
  designation: Designation,
): readonly Designation[] {
  if (designations.some((known) => inOrder(known, designation) === 0)) return designations;
  const { productLine, since, partner } = designation;
  const added = [...designations, { productLine, since, ...(partner && { partner }) }].sort(inOrder);
  const ofLine = added.filter((one) => one.productLine === productLine);
  const [oldest] = ofLine;
  if (ofLine.length <= mostKept || !oldest) return added;
  return inOrder(oldest, designation) === 0 ? designations : added.filter((one) => one !== oldest);
}

/** By instant; of two at once, by what tells them apart, so that everywhere the same one stands. */
function inOrder(a: Designation, b: Designation): number {
  const [one, other] = [a, b].map(({ productLine, since, partner }) =>
    [since, productLine, partner?.accountNumber ?? ''].join('\n'),
  ) as [string, string];
  return one < other ? -1 : Number(one > other);
}

/** The choice that stands for a product line, which can be that one was taken back. */
export const standingFor = (
  designations: readonly Designation[],
  productLine: string,
): Designation | undefined => designations.findLast((one) => one.productLine === productLine);

/** The account number of the partner that stands designated for a product line. */
export const designatedFor = (
  designations: readonly Designation[],
  productLine: string,
): string | undefined => standingFor(designations, productLine)?.partner?.accountNumber;

/** An instant for a choice that replaces another: after it, whatever the clocks of two data centers say. */
export const instantAfter = (replaced: Designation | undefined, now: Instant): Instant =>
  replaced && replaced.since >= now ? addMilliseconds(replaced.since, 1) : now;
