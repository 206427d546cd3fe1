import type { Instant } from '../instant.ts';
import type { Enrolment, EnrolmentDecision, EnrolmentEvent, EnrolmentStatus } from './enrolment.ts';

type End = Extract<EnrolmentStatus, 'finished' | 'cancelled' | 'stopped'>;

/** Whatever was not come to is left. */
export function ended(
  enrolment: Enrolment,
  status: End,
  events: readonly EnrolmentEvent[],
  now: Instant,
): EnrolmentDecision {
  const { rows } = enrolment;
  const left = rows.left + rows.unchecked + rows['would-enrol'];
  return {
    enrolment: {
      ...enrolment,
      status,
      endedAt: now,
      rows: { ...rows, unchecked: 0, 'would-enrol': 0, left },
    },
    events: [...events, { type: `enrolment-${status}`, at: now }],
    // Rows that are left are still to be rid of what they asked for.
    ...(status !== 'finished' && { goesOnAt: now }),
  };
}

/** Only counts are kept of rows whose time is over; what was never run until then is not run any more. */
export function forgetRows(enrolment: Enrolment, now: Instant): EnrolmentDecision {
  const lapsed = enrolment.endedAt === undefined;
  const over = lapsed
    ? ended(enrolment, 'cancelled', [{ type: 'enrolment-lapsed', at: now }], now)
    : { enrolment, events: [] };
  return {
    enrolment: { ...over.enrolment, rowsForgottenAt: now },
    events: [...over.events, { type: 'rows-forgotten', at: now }],
  };
}
