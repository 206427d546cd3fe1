import {
  answerRequest,
  closeRequest,
  releaseRequest,
  type SupportRequest,
  takeRequest,
} from '../../domain/desk/support-request.ts';
import { addDays } from '../../domain/instant.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { notFound } from '../partner/member.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
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

export const viewRequest =
  ({ home }: Dependencies) =>
  async (id: string): Answer => {
    const { request } = await home.load({ request: ref('support-request', id) });
    return request ? accepted(request) : notFound;
  };

/** Somebody at support takes a request, so that nobody else works on it. */
export const takeFromQueue =
  ({ home }: Dependencies) =>
  (id: string, takeOver: boolean, request: CallerContext): Answer =>
    changeRequest(
      home,
      {
        id,
        author: bySupport(request),
        decide: (stored) => takeRequest(stored, { by: request.caller.accountId, takeOver }, request.now),
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

/** Puts a request back that somebody has taken, who cannot see to it. */
export const releaseToQueue =
  ({ home }: Dependencies) =>
  (id: string, request: CallerContext): Answer =>
    changeRequest(
      home,
      { id, author: bySupport(request), decide: (stored) => releaseRequest(stored, request.now) },
      request,
    );

/** Closes a request; for some days whoever asked can still write on it. */
export const closeFromDesk =
  ({ home }: Dependencies, { reopenDays }: { readonly reopenDays: number }) =>
  (id: string, reason: string | undefined, request: CallerContext): Answer => {
    const closing = {
      ...(reason !== undefined && { reason }),
      reopensUntil: addDays(request.now, reopenDays),
    };
    return changeRequest(
      home,
      { id, author: bySupport(request), decide: (stored) => closeRequest(stored, closing, request.now) },
      request,
    );
  };
