import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import { timelineOf } from '../../domain/subscription/subscription-timeline.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Records, ref } from '../ports/records.ts';
import { DataCenterUnavailable } from '../ports/store.ts';

type Reported = NonNullable<Records['order']['reported']>;

/** Tells home how a subscription stands; reports are ordered by version, so a late one changes nothing. */
export async function report(
  { home }: Pick<DataCenters, 'home'>,
  { value, version }: Loaded<Subscription | Tombstone>,
): Promise<Reported> {
  const reported = { version, timeline: timelineOf(value) };
  await home.report(ref('order', value.id), reported);
  return reported;
}

/** Reports to home what was just committed, so that it is read at once; what fails here is done by the outbox. */
export async function reportAtOnce(
  dataCenters: Pick<DataCenters, 'home'>,
  committed: Loaded<Subscription>,
): Promise<void> {
  try {
    await report(dataCenters, committed);
  } catch (error) {
    if (!(error instanceof DataCenterUnavailable)) throw error;
  }
}
