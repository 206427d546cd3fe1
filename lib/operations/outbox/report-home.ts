import { report } from '../subscription/report.ts';
import type { Reactor } from './reactor.ts';

/** Tells home the subscription's timeline. */
export const reportHome: Reactor<'report-home'> = async ({ dataCenters }, _reaction, { subscription }) => {
  if (subscription) await report(dataCenters, subscription);
  return undefined;
};
