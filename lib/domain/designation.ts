import type { Instant } from './instant.ts';

/**
 * The partner of record that a customer chose for a product line, in the place of the one in the directory; without a
 * partner the choice was taken back (R52, R54). Designations are in order of `since`, whatever order they arrive in.
 */
export interface Designation {
  readonly productLine: string;
  readonly since: Instant;
  readonly partnerAccountNumber?: string;
}

/** The designations with one more; the same list when it is not newer than what stands for its product line. */
export function withDesignation(
  designations: readonly Designation[],
  designation: Designation,
): readonly Designation[] {
  const { productLine, since, partnerAccountNumber } = designation;
  const present = designations.find((one) => one.productLine === productLine);
  if (present && present.since >= since) return designations;
  return [
    ...designations.filter((one) => one.productLine !== productLine),
    { productLine, since, ...(partnerAccountNumber !== undefined && { partnerAccountNumber }) },
  ];
}

/** The partner that stands designated for a product line. */
export const designatedFor = (
  designations: readonly Designation[],
  productLine: string,
): string | undefined => designations.find((one) => one.productLine === productLine)?.partnerAccountNumber;
