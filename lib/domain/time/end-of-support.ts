import type { Instant } from '../instant.ts';
import { type Outcome, refused } from '../refusal.ts';

/** That a service comes to its end: from `at` on it takes no new sign-ups (R28). From the catalogue. */
export interface EndOfSupport {
  readonly at: Instant;
  /** What to use instead. */
  readonly successor?: string;
  /** Notices so many days before. */
  readonly noticeDays: readonly number[];
  /** Since when it is known of this subscription; notices before that instant were never given. */
  readonly since: Instant;
}

/** Whether support has ended at `now`. */
export const hasEnded = (end: Pick<EndOfSupport, 'at'> | undefined, now: Instant): boolean =>
  end !== undefined && end.at <= now;

/** The refusal of a new sign-up, with the successor named, and the field that names the service if one does (R28). */
export const serviceEnded = (successor: string | undefined, pointer?: string): Outcome<never> =>
  refused(
    'service-ended',
    `This service takes no new sign-ups. ${successor ? `Use its successor: ${successor}` : 'Choose another one: GET /v1/services lists them all.'}`,
    pointer,
  );

/** Whether what was announced is what is to be announced now. */
export const sameEnd = (announced: EndOfSupport | undefined, end: Omit<EndOfSupport, 'since'>): boolean =>
  announced?.at === end.at &&
  announced.successor === end.successor &&
  announced.noticeDays.join() === end.noticeDays.join();
