import { type Actions, actionsFrom, type Block } from '../action.ts';
import type { Enrolment } from './enrolment.ts';

const endedBlock: Block = {
  code: 'enrolment-ended',
  reason: 'This enrolment has ended.',
  remedy: 'Send the rows that are left as a new one: what is done already is not done again.',
};

export function whyNotRun({ status, rows }: Enrolment): Block | undefined {
  switch (status) {
    case 'checking':
      return {
        code: 'enrolment-not-checked',
        reason: 'The dry run is still under way.',
        remedy: 'Wait until the status is checked, and look at the rows.',
      };
    case 'checked':
      return rows['would-enrol'] > 0
        ? undefined
        : {
            code: 'nothing-to-enrol',
            reason: 'The dry run found no row with anything to do.',
            remedy: 'Correct the rows that are refused, and send them as a new enrolment.',
          };
    case 'running':
      return {
        code: 'enrolment-running',
        reason: 'The enrolment runs already.',
        remedy: 'Wait until it has finished.',
      };
    case 'finished':
    case 'cancelled':
    case 'stopped':
      return endedBlock;
    default:
      return status satisfies never;
  }
}

export const whyNotCancel = ({ endedAt }: Enrolment): Block | undefined =>
  endedAt === undefined ? undefined : endedBlock;

export type EnrolmentAction = 'run' | 'cancel';

/** What can be done with a bulk enrolment now (R65). */
export const enrolmentActions = (enrolment: Enrolment): Actions<EnrolmentAction> =>
  actionsFrom<EnrolmentAction>({
    run: whyNotRun(enrolment) ?? true,
    cancel: whyNotCancel(enrolment) ?? true,
  });
