import type { Instant } from '../../domain/instant.ts';

/** One alarm per subscription. */
export interface Alarms {
  /** Sets the alarm to an instant, or moves it there. */
  set(subscriptionId: string, at: Instant): Promise<void>;
  /** Removes the alarm; one that is not there is removed already. */
  clear(subscriptionId: string): Promise<void>;
}
