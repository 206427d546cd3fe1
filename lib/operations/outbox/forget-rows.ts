import { forgetRows as forget } from '../enrolment/forget-rows.ts';
import type { Reactor } from './reactor.ts';

/** Forgets the rows of a bulk enrolment whose time is over. */
export const forgetRows: Reactor<'forget-rows'> = async (
  { dataCenters: { home }, enrolment: { catalog } },
  _reaction,
  { change, request },
) => {
  await forget({ home, catalog })(change, request);
  return undefined;
};
