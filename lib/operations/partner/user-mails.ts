import { type Delivery, endsMails } from '../../domain/delivery.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** Reports of mails that are looked through, newest first. */
const mostReports = 200;

/** What has become of the newest mail to each user of an organisation, as far as something was reported. */
export async function newestMails(home: Store, partnerId: string): Promise<ReadonlyMap<string, Delivery>> {
  const { items } = await home.list(
    { of: 'deliveries', aggregate: ref('partner', partnerId) },
    { limit: mostReports, newestFirst: true },
  );
  const oldestFirst = items.map(({ value }) => value).reverse();
  return new Map(oldestFirst.flatMap(({ to, ...delivery }) => (to === undefined ? [] : [[to, delivery]])));
}

/** Whether mails to the address are blocked, as far as its newest mail tells. */
export const isBlocked = (delivery: Delivery): boolean =>
  endsMails(delivery) || (delivery.status === 'failed' && delivery.reason === 'suppressed');
