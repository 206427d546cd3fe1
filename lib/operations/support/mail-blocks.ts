import type { EventBase } from '../../domain/change.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Portal } from '../../domain/portal/portal.ts';
import { invitationIn, type Subscription } from '../../domain/subscription/subscription.ts';
import { isBlocked } from '../partner/user-mails.ts';
import { type Records, type Ref, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** Changes that are looked through for an earlier lift, and reports of mails for what it was for; newest first. */
const mostLookedAt = 200;

/** When support last let mails about something go to an address. One round trip. */
export async function lastLift(store: Store, aggregate: Ref, address: string): Promise<Instant | undefined> {
  const page = { limit: mostLookedAt, newestFirst: true };
  const { items } = await store.list({ of: 'changes', aggregate }, page);
  const lifts = items.flatMap(({ value }) => value.events.filter((event) => isLiftOf(event, address)));
  return lifts[0]?.at;
}

const isLiftOf = (event: EventBase & { readonly address?: string }, address: string): boolean =>
  event.type === 'mail-block-lifted' && event.address === address;

/** Whether what became of a mail still stands in the way: no lift came after it. */
export const stillBlocks = (delivery: Delivery, lifted: Instant | undefined): boolean =>
  isBlocked(delivery) && (lifted === undefined || delivery.at > lifted);

/** What is known of the mails about a subscription, from it and from its portal. */
export interface MailsAbout {
  readonly deliveries: readonly Records['delivery'][];
  readonly portal: Portal | undefined;
  readonly lifted: Instant | undefined;
}

/** Reads it in the data center of the subscription. One round trip. */
export async function mailsAbout(store: Store, subscriptionId: string, address: string): Promise<MailsAbout> {
  const [subscription, portal] = [ref('subscription', subscriptionId), ref('portal', subscriptionId)];
  const page = { limit: mostLookedAt, newestFirst: true };
  const [ofSubscription, ofPortal, records, lifted] = await Promise.all([
    store.list({ of: 'deliveries', aggregate: subscription }, page),
    store.list({ of: 'deliveries', aggregate: portal }, page),
    store.load({ portal }),
    lastLift(store, subscription, address),
  ]);
  const deliveries = [...ofSubscription.items, ...ofPortal.items].map(({ value }) => value);
  return { deliveries, portal: records.portal?.value, lifted };
}

/**
 * Whether mails to an address are blocked, as far as the mails about a subscription tell. Reports say to whom of the
 * users a mail went, and no address: those of others leave out, and of an address that is nobody's any more all count.
 */
export function isAddressBlocked(
  subscription: Subscription,
  { deliveries, portal, lifted }: MailsAbout,
  address: string,
): boolean {
  const users = portal?.users ?? [];
  const own = new Set(users.filter(({ accountId }) => accountId === address).map(({ id }) => id));
  const known = new Set(users.map(({ id }) => id));
  const contacts = [subscription.contact.email, invitationIn(subscription)?.contactEmail];
  const isContact = contacts.includes(address);
  const concerns = (to: string | undefined): boolean => {
    if (!isContact && own.size === 0) return true;
    return to !== undefined && known.has(to) ? own.has(to) : isContact;
  };
  return deliveries.some((delivery) => stillBlocks(delivery, lifted) && concerns(delivery.to));
}
