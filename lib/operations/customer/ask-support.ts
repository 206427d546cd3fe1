import {
  askAsCustomer,
  type CustomerRequest,
  mostWaiting,
  waitsForSupport,
  writeAsCustomer as write,
} from '../../domain/desk/customer-request.ts';
import { type ActiveUser, holds, type PortalUser } from '../../domain/portal/portal.ts';
import type { SupportAsked, SupportWritten } from '../../domain/portal/portal-events.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { checkTag, tagOf } from '../entity-tag.ts';
import { notFound } from '../partner/member.ts';
import type { Expected } from '../ports/commit.ts';
import type { Page, PageOfList } from '../ports/listings.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { type Plan, transact } from '../transact.ts';
import { committing } from './change-portal.ts';
import { type Entered, enter, portalRecords } from './portal-entry.ts';

type Here = { readonly store: Store };
type Answer = Promise<Outcome<Loaded<CustomerRequest>>>;

export interface CustomerQuestion {
  readonly subject: string;
  readonly text: string;
}

/**
 * A user of the portal asks support, also about a service that cannot be used at the moment. What they asked is kept
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
        read: portalRecords(subscriptionId),
        decide: async (records) => {
          const entered = enter(records, request.caller, request.now);
          if (!entered.ok) return entered;
          const waiting = (await present).items.filter(({ value }) => waitsForSupport(value));
          if (waiting.length >= mostWaiting) return tooManyWaiting;
          const { user } = entered.value;
          const id = request.newId('req');
          const asked = askAsCustomer({ id, userId: user.id, ...question }, request.now);
          const event: SupportAsked = { type: 'support-asked', ...by(user, request), requestId: id };
          return accepted(saying(entered.value, { asked, event, expect: 'absent' }, request));
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
        read: { ...portalRecords(subscriptionId), asked: ref('customer-request', subscriptionId, requestId) },
        decide: ({ asked, ...records }) => {
          const entered = enter(records, request.caller, request.now);
          if (!entered.ok) return entered;
          const { user } = entered.value;
          if (!asked || !isTheirs(user, asked.value)) return notFound;
          const stale = checkTag(tagOf(asked.version), request.ifMatch);
          if (stale) return stale;
          const messageId = request.newId('msg');
          const written = write(asked.value, { id: messageId, text }, request.now);
          if (!written.ok) return written;
          const event: SupportWritten = {
            type: 'support-written',
            ...by(user, request),
            requestId,
            messageId,
          };
          return accepted(
            saying(entered.value, { asked: written.value, event, expect: asked.version }, request),
          );
        },
        replay: () => viewCustomerRequest({ store })(subscriptionId, requestId, request),
      },
      request,
    );

const by = ({ id: userId, accountId }: PortalUser, { now: at }: CallerContext) => ({ at, userId, accountId });

/** The request with what was said, in one commit with the history of the portal, which brings it to the desk. */
function saying(
  entered: Entered,
  {
    asked,
    event,
    expect,
  }: {
    readonly asked: CustomerRequest;
    readonly event: SupportAsked | SupportWritten;
    readonly expect: Expected;
  },
  request: CallerContext,
): Plan<Loaded<CustomerRequest>> {
  const self = ref('customer-request', entered.portal.value.id, asked.id);
  const { commit } = committing(entered, [event], request);
  return {
    value: { value: asked, version: expect === 'absent' ? 1 : expect + 1 },
    result: self,
    ...(commit && {
      commit: { ...commit, writes: [...commit.writes, { put: self, value: asked, expect }] },
    }),
  };
}

const isTheirs = (user: ActiveUser, { userId }: CustomerRequest): boolean =>
  holds(user, 'administrator') || userId === user.id;

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
    { caller, now }: CallerContext,
  ): Promise<Outcome<Page<CustomerRequest>>> => {
    const [records, requests] = await Promise.all([
      store.load(portalRecords(subscriptionId)),
      store.list({ of: 'customer-requests', subscriptionId }, page),
    ]);
    const entered = enter(records, caller, now);
    if (!entered.ok) return entered;
    const { user } = entered.value;
    return accepted({ ...requests, items: requests.items.filter(({ value }) => isTheirs(user, value)) });
  };

/** One of these requests; anybody else's is answered like none (R69). */
export const viewCustomerRequest =
  ({ store }: Here) =>
  async (subscriptionId: string, requestId: string, { caller, now }: CallerContext): Answer => {
    const { request, ...records } = await store.load({
      ...portalRecords(subscriptionId),
      request: ref('customer-request', subscriptionId, requestId),
    });
    const entered = enter(records, caller, now);
    if (!entered.ok) return entered;
    return request && isTheirs(entered.value.user, request.value) ? accepted(request) : notFound;
  };
