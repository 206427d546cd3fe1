import type { Charge } from '../../domain/billing/charge.ts';
import { chargeOfMonth, hasPartnerAccess, monthOf } from '../../domain/billing/paid.ts';
import { chargeOf } from '../../domain/billing/paid-events.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { Page, PageOfList } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/** A charge as it was made. */
export interface MadeCharge {
  readonly id: string;
  /** The event that was charged for: a conversion, a purchase, or a month. */
  readonly occasion: string;
  readonly charge: Charge;
}

/** History is read so many changes at a time; a page of charges begins somewhere in one such part. */
const changesAtOnce = 100;
/** A page may cost several reads; past these it is handed out short, with a cursor. */
const mostReads = 10;

/**
 * The charges of a subscription, oldest first unless asked otherwise. They stand in its history and nowhere else, so that what was charged
 * and what happened cannot differ (R62).
 */
export async function chargesOf(
  store: Store,
  subscriptionId: string,
  { limit, after, newestFirst = false }: PageOfList,
): Promise<Page<MadeCharge>> {
  const aggregate = ref('subscription', subscriptionId);
  const items: Loaded<MadeCharge>[] = [];
  let place: Place | undefined = after === undefined ? { skip: 0 } : (JSON.parse(after) as Place);
  for (let reads = 0; reads < mostReads && place && items.length < limit; reads++) {
    const { part, skip }: Place = place;
    const page: Page<StoredChange> = await store.list(
      { of: 'changes', aggregate },
      { limit: changesAtOnce, newestFirst, ...(part !== undefined && { after: part }) },
    );
    const found = page.items.flatMap(({ value }) => chargesIn(value, newestFirst)).slice(skip);
    const taken = found.slice(0, limit - items.length);
    items.push(...taken.map((value) => ({ value, version: 1 })));
    if (taken.length < found.length)
      place = { ...(part !== undefined && { part }), skip: skip + taken.length };
    else place = page.next === undefined ? undefined : { part: page.next, skip: 0 };
  }
  return place ? { items, next: JSON.stringify(place) } : { items };
}

/** Where a page of charges begins: in which part of the history, and after how many of its charges. */
interface Place {
  readonly part?: string;
  readonly skip: number;
}

function chargesIn({ id, events }: StoredChange, newestFirst: boolean): MadeCharge[] {
  const charges = events.flatMap((event, place) => {
    const charge = chargeOf(event);
    return charge ? [{ id: `${id}_${place}`, occasion: occasionOf(event.type), charge }] : [];
  });
  return newestFirst ? charges.reverse() : charges;
}

const occasionOf = (type: string): string =>
  type === 'converted' ? 'conversion' : type === 'purchased' ? 'purchase' : 'month';

/** The next charge, before it is made. */
export interface NextCharge {
  /** `undefined` while nothing is charged, as in a trial (R62). */
  readonly next: Charge | undefined;
  /** What it would be, had the partner no access; `undefined` when it has none. */
  readonly withoutPartnerAccess: Charge | undefined;
}

/** What the next month will be charged, as things stand (R62). */
export function nextCharge(subscription: Subscription, now: Instant): NextCharge {
  if (subscription.phase !== 'paid') return { next: undefined, withoutPartnerAccess: undefined };
  const { paid, allowance, billing } = subscription;
  const at = monthOf(paid, now).until;
  const withPartner = hasPartnerAccess(billing);
  return {
    next: chargeOfMonth(paid, allowance, withPartner, at),
    withoutPartnerAccess: withPartner ? chargeOfMonth(paid, allowance, false, at) : undefined,
  };
}
