import { randomInt } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { IdPrefix } from '../operations/request.ts';

const ulid = monotonicFactory();

/** Ids with a prefix that sort by age, `cus_01K…` (ULID); within a process strictly. `now`: milliseconds since 1970. */
export const newIds =
  (now: () => number) =>
  (prefix: IdPrefix): string =>
    `${prefix}_${ulid(now())}`;

const smallest = 1_000_000_000;
const pastLargest = 10_000_000_000;

/** A ten-digit authorization number, the first digit not zero, that cannot be guessed from another one (R8). */
export const newAuthorizationNumber = (): string => String(randomInt(smallest, pastLargest));
