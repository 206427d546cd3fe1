import type { RequestDecision, RequestEvent, SupportRequest } from '../../domain/desk/support-request.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { checkTag, tagOf } from '../entity-tag.ts';
import { notFound } from '../partner/member.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending, type Reaction } from '../reactions.ts';
import type { Authorship, RequestContext } from '../request.ts';
import { changeOf, transact } from '../transact.ts';

interface RequestChange {
  readonly id: string;
  readonly author: (request: SupportRequest) => Authorship;
  readonly decide: (request: SupportRequest) => Outcome<RequestDecision>;
  /** The request, if it was read just now. */
  readonly known?: { readonly stored: Loaded<SupportRequest> | undefined };
  /** Parts of the commit besides the request. */
  readonly besides?: readonly Write[];
}

/** Who is told: a customer of all that happens to their request, a partner of answers, and that it was asked to reactivate in vain (R33). */
function toldOf({ asker, kind, closure }: SupportRequest, events: readonly RequestEvent[]): Reaction[] {
  if (asker)
    return [
      { do: 'tell-customer' },
      ...events.flatMap(({ type }, event): Reaction[] =>
        kind === 'ownership-transfer' && type === 'request-closed' ? [{ do: 'return-consent', event }] : [],
      ),
    ];
  // What support closes can be written on for some days; what has answered itself needs no mail.
  const isDeclined = kind === 'reactivation' && closure?.reopensUntil !== undefined;
  return events.flatMap(({ type }, event): Reaction[] =>
    type === 'request-answered' || (type === 'request-closed' && isDeclined) ? [{ do: 'mail', event }] : [],
  );
}

/** A command on a request of the desk: decide, commit with history (R66). */
export const changeRequest = (
  home: Store,
  { id, author, decide, known, besides = [] }: RequestChange,
  request: RequestContext,
): Promise<Outcome<Loaded<SupportRequest>>> => {
  const self = ref('support-request', id);
  return transact(
    {
      store: home,
      read: { stored: self },
      ...(known && { known }),
      decide: ({ stored }) => {
        if (!stored) return notFound;
        const decision = decide(stored.value);
        // Before the tag is looked at: another's request must be answered like none (R69).
        if (!decision.ok && decision.refusal.code === 'not-found') return decision;
        const stale = checkTag(tagOf(stored.version), request.ifMatch);
        if (stale) return stale;
        if (!decision.ok) return decision;
        const { request: next, events } = decision.value;
        if (events.length === 0) return accepted({ value: stored, result: self });
        const version = stored.version + 1;
        return accepted({
          value: { value: next, version },
          result: self,
          commit: {
            writes: [{ put: self, value: next, expect: stored.version }, ...besides],
            change: changeOf(request, author(stored.value), {
              of: self,
              version,
              events,
              reactions: pending(...toldOf(next, events)),
              from: stored.value.state,
              to: next.state,
            }),
          },
        });
      },
      replay: async ({ stored }) => (stored ? accepted(stored) : notFound),
    },
    request,
  );
};
