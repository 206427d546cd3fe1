import { workOnRows } from '../enrolment/work-on-rows.ts';
import type { Reactor } from './reactor.ts';

/** Works on some rows of a bulk enrolment. */
export const enrolRows: Reactor<'enrol-rows'> = async (
  { dataCenters, enrolment },
  _reaction,
  { change, request },
) => {
  await workOnRows({ dataCenters, ...enrolment })(change, request);
  return undefined;
};
