import { accepted, type Outcome } from '../../domain/refusal.ts';
import {
  answerRequest,
  closeRequest,
  type RequestState,
  type SupportRequest,
  takeRequest,
} from '../../domain/support-request.ts';
import type { PageRequest } from '../partner/list-customers.ts';
import { notFound } from '../partner/member.ts';
import { type Loaded, type Page, ref, type Store } from '../ports.ts';
import type { Authorship, CallerContext } from '../request.ts';
import { changeRequest } from './change-request.ts';

interface Dependencies {
  readonly home: Store;
}
type Answer = Promise<Outcome<Loaded<SupportRequest>>>;

/** What support does is done for the partner, or the customer, whose request it is. */
const bySupport =
  ({ caller }: CallerContext) =>
  ({ partnerId, asker }: SupportRequest): Authorship => ({
    actor: { role: 'support', accountId: caller.accountId },
    onBehalfOf: asker ? { role: 'customer', id: asker.customerId } : { role: 'partner', id: partnerId },
  });

/** The queue: requests in a state, oldest first. */
export const listRequests =
  ({ home }: Dependencies) =>
  async (state: RequestState, page: PageRequest): Promise<Outcome<Page<SupportRequest>>> =>
    accepted(await home.list({ of: 'support-requests', state }, page));

export const viewRequest =
  ({ home }: Dependencies) =>
  async (id: string): Answer => {
    const { request } = await home.load({ request: ref('support-request', id) });
    return request ? accepted(request) : notFound;
  };

/** Somebody at support takes a request, so that nobody else works on it. */
export const takeFromQueue =
  ({ home }: Dependencies) =>
  (id: string, request: CallerContext): Answer =>
    changeRequest(
      home,
      {
        id,
        author: bySupport(request),
        decide: (stored) => takeRequest(stored, request.caller.accountId, request.now),
      },
      request,
    );

export const answerFromDesk =
  ({ home }: Dependencies) =>
  (id: string, text: string, request: CallerContext): Answer =>
    changeRequest(
      home,
      {
        id,
        author: bySupport(request),
        decide: (stored) => answerRequest(stored, text, request.caller.accountId, request.now),
      },
      request,
    );

export const closeFromDesk =
  ({ home }: Dependencies) =>
  (id: string, request: CallerContext): Answer =>
    changeRequest(
      home,
      { id, author: bySupport(request), decide: (stored) => closeRequest(stored, request.now) },
      request,
    );
