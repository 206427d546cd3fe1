import { type Delivery, endsMails, wentWrong } from '../../domain/delivery.ts';
import type { PartnerUser } from '../../domain/partner/partner.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** Reports of mails that are looked through, newest first. */
const mostReports = 200;

/** What has become of the newest mail to each user of an organisation, as far as something was reported. */
export type NewestMails = ReadonlyMap<string, Delivery>;

/** Reads the reports of an organisation's mails. One round trip. */
export async function newestMails(home: Store, partnerId: string): Promise<NewestMails> {
  const { items } = await home.list(
    { of: 'deliveries', aggregate: ref('partner', partnerId) },
    { limit: mostReports, newestFirst: true },
  );
  const oldestFirst = items.map(({ value }) => value).reverse();
  return new Map(oldestFirst.flatMap(({ to, ...delivery }) => (to === undefined ? [] : [[to, delivery]])));
}

/** What is shown of them: the invitation's, unless it is mailed again since; once signed in only what went wrong. */
export function shownMail({ id, identity, toldAt }: PartnerUser, mails: NewestMails): Delivery | undefined {
  const newest = mails.get(id);
  if (!newest || (identity && !wentWrong(newest))) return undefined;
  return toldAt !== undefined && newest.at < toldAt ? undefined : newest;
}

/** Whether mails to the address are blocked, as far as its newest mail tells. */
export const isBlocked = (delivery: Delivery): boolean =>
  endsMails(delivery) || (delivery.status === 'failed' && delivery.reason === 'suppressed');
