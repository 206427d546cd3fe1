import { type Catalog, serviceOf } from '../../catalog.ts';
import { endOfSupportOf } from '../../domain/customer/order.ts';
import { addDays, type Instant } from '../../domain/instant.ts';
import { announceEndOfSupport as decide } from '../../domain/subscription/subscription-commands.ts';
import { changeSubscription } from '../change-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Records, ref } from '../ports/records.ts';
import type { RequestContext } from '../request.ts';
import { accountAtHome } from './account-at-home.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly catalog: Catalog;
}

/** Rows that one sweep looks at; the next one goes on from there. */
const rowsPerSweep = 1_000;
const atATime = 8;
const daysUntilLastLook = 1;

/**
 * Tells the subscriptions of this data center that the catalogue has come to name an end of support for their service,
 * page by page, once (R28). Subscriptions that are added later have it from the start. Answers how many were told.
 */
export const announceEndOfSupport =
  ({ dataCenters, catalog }: Dependencies) =>
  async (newRequest: () => RequestContext): Promise<number> => {
    const ending = catalog.services.filter(({ endOfSupport }) => endOfSupport);
    if (ending.length === 0) return 0;
    const here = dataCenters.in(dataCenters.here);
    const places = ending.map(({ service }) => [service, ref('announcement', service)] as const);
    const records = (await here.load(Object.fromEntries(places))) as Record<
      string,
      Loaded<Records['announcement']> | undefined
    >;
    let told = 0;
    for (const { service } of ending)
      told += await announceOne({ dataCenters, catalog }, service, records[service], newRequest);
    return told;
  };

async function announceOne(
  { dataCenters, catalog }: Dependencies,
  service: string,
  stored: Loaded<Records['announcement']> | undefined,
  newRequest: () => RequestContext,
): Promise<number> {
  const { now } = newRequest();
  const known = endOfSupportOf(serviceOf(catalog, service) ?? {}, now);
  if (!known) return 0;
  const { since, ...end } = known;
  const endOfSupport = JSON.stringify(end);
  const before = progressOf(stored?.value, endOfSupport, now);
  if (before.done) return 0;
  const here = dataCenters.in(dataCenters.here);
  const page = await here.list(
    { of: 'subscriptions', service },
    { limit: rowsPerSweep, ...(before.next && { after: before.next }) },
  );
  const tell = async ({ value: { id } }: (typeof page.items)[number]): Promise<void> => {
    const request = newRequest();
    const outcome = await changeSubscription(
      {
        store: here,
        subscriptionId: id,
        author: { actor: { role: 'system' } },
        facts: accountAtHome(dataCenters, id),
        decide: (current) => decide(current, end, request.now),
      },
      request,
    );
    if (!outcome.ok && outcome.refusal.code !== 'subscription-purged') throw new Error(outcome.refusal.code);
  };
  for (let from = 0; from < page.items.length; from += atATime)
    await Promise.all(page.items.slice(from, from + atATime).map(tell));
  const { isLast } = before;
  const value = page.next
    ? { endOfSupport, done: false, isLast, next: page.next }
    : { endOfSupport, done: true, isLast, ...(!isLast && { lookAgainAt: addDays(now, daysUntilLastLook) }) };
  await here.commit({
    writes: [{ put: ref('announcement', service), value, expect: stored?.version ?? 'absent' }],
  });
  return page.items.length;
}

interface Progress {
  readonly done: boolean;
  /** Whether this is the second look, after which there is none. */
  readonly isLast: boolean;
  readonly next?: string;
}

/**
 * How far an announcement has come. A day after the first look there is another one: whoever added a subscription by
 * the catalogue as it was before, or whose order reached its data center late, is told as well.
 */
function progressOf(
  stored: Records['announcement'] | undefined,
  endOfSupport: string,
  now: Instant,
): Progress {
  if (stored?.endOfSupport !== endOfSupport) return { done: false, isLast: false };
  const { done, isLast = false, next, lookAgainAt } = stored;
  if (done && lookAgainAt && lookAgainAt <= now) return { done: false, isLast: true };
  return { done, isLast, ...(next && { next }) };
}
