import {
  askAsCustomer,
  type CustomerRequest,
  mostWaiting,
  waitsForSupport,
  writeAsCustomer as write,
} from '../../domain/desk/customer-request.ts';
import type { SupportAsked, SupportWritten } from '../../domain/portal/portal-events.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { checkTag, tagOf } from '../entity-tag.ts';
import { notFound } from '../partner/member.ts';
import type { Page, PageOfList } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { transact } from '../transact.ts';
import { type Asker, askerRecords, isTheirs, letAsk, saying } from './asker.ts';

type Here = { readonly store: Store };
type Answer = Promise<Outcome<Loaded<CustomerRequest>>>;

export interface CustomerQuestion {
  readonly subject: string;
  readonly text: string;
}

/**
 * A user of the portal, or the administrator whom its invitation names, asks support, also about a service that cannot be used at the moment. What they asked is kept
 * here (R20), and brought to the desk at home a moment later, so that asking needs no other region.
 */
export const askSupportAsCustomer =
  ({ store }: Here) =>
  async (subscriptionId: string, question: CustomerQuestion, request: CallerContext): Answer => {
    const present = store.list(
      { of: 'customer-requests', subscriptionId },
      { limit: mostLookedAt, newestFirst: true },
    );
    // It is waited for below, or not at all.
    present.catch(() => undefined);
    return transact(
      {
        store,
        read: askerRecords(subscriptionId),
        decide: async (records) => {
          const asker = letAsk(records, request);
          if (!asker.ok) return asker;
          const waiting = (await present).items.filter(({ value }) => waitsForSupport(value));
          if (waiting.length >= mostWaiting) return tooManyWaiting;
          const { is, userId, accountId } = asker.value;
          const id = request.newId('req');
          const about = { id, userId, ...(is === 'invited' && { invited: accountId }) };
          const asked = askAsCustomer({ ...about, ...question }, request.now);
          const event: SupportAsked = { type: 'support-asked', ...by(asker.value, request), requestId: id };
          return accepted(saying(asker.value, { asked, event, expect: 'absent' }, request));
        },
        replay: (_records, { id: [, requestId = ''] }) =>
          viewCustomerRequest({ store })(subscriptionId, requestId, request),
      },
      request,
    );
  };

/** A user writes again on a request: on their own, or as an administrator on anybody's (R33). */
export const writeAsCustomer =
  ({ store }: Here) =>
  (subscriptionId: string, requestId: string, text: string, request: CallerContext): Answer =>
    transact(
      {
        store,
        read: { ...askerRecords(subscriptionId), asked: ref('customer-request', subscriptionId, requestId) },
        decide: ({ asked, ...records }) => {
          const asker = letAsk(records, request);
          if (!asker.ok) return asker;
          if (!asked || !isTheirs(asker.value, asked.value)) return notFound;
          const stale = checkTag(tagOf(asked.version), request.ifMatch);
          if (stale) return stale;
          const messageId = request.newId('msg');
          const written = write(asked.value, { id: messageId, text }, request.now);
          if (!written.ok) return written;
          const event: SupportWritten = {
            type: 'support-written',
            ...by(asker.value, request),
            requestId,
            messageId,
          };
          return accepted(
            saying(asker.value, { asked: written.value, event, expect: asked.version }, request),
          );
        },
        replay: () => viewCustomerRequest({ store })(subscriptionId, requestId, request),
      },
      request,
    );

const by = ({ userId, accountId }: Asker, { now: at }: CallerContext) => ({ at, userId, accountId });

/** Enough to find those that wait, which are among the newest. */
const mostLookedAt = 100;

const tooManyWaiting = refused(
  'too-many-open-requests',
  `${mostWaiting} requests wait for support already. Write on one of them, or wait for an answer.`,
);

/** A user's own requests, and for an administrator those of every user, oldest first, with the answers. */
export const listCustomerRequests =
  ({ store }: Here) =>
  async (
    subscriptionId: string,
    page: PageOfList,
    request: CallerContext,
  ): Promise<Outcome<Page<CustomerRequest>>> => {
    const [records, requests] = await Promise.all([
      store.load(askerRecords(subscriptionId)),
      store.list({ of: 'customer-requests', subscriptionId }, page),
    ]);
    const asker = letAsk(records, request);
    if (!asker.ok) return asker;
    const theirs = requests.items.filter(({ value }) => isTheirs(asker.value, value));
    return accepted({ ...requests, items: theirs });
  };

/** One of these requests; anybody else's is answered like none (R69). */
export const viewCustomerRequest =
  ({ store }: Here) =>
  async (subscriptionId: string, requestId: string, request: CallerContext): Answer => {
    const { asked, ...records } = await store.load({
      ...askerRecords(subscriptionId),
      asked: ref('customer-request', subscriptionId, requestId),
    });
    const asker = letAsk(records, request);
    if (!asker.ok) return asker;
    return asked && isTheirs(asker.value, asked.value) ? accepted(asked) : notFound;
  };
