import { type Reply, refusalReply } from '../../lib/http/reply.ts';
import { joinPartner } from '../../lib/operations/partner/join-partner.ts';
import type { Store } from '../../lib/operations/ports.ts';
import type { CallerContext, RequestContext } from '../../lib/operations/request.ts';

type AnyEndpoint = (input: { readonly request: RequestContext | CallerContext }) => Promise<Reply>;

/**
 * Lets an invited person in with their first request, whatever it is: what is refused for want of a membership is
 * done again once the person has joined. Everybody else is not held up by it.
 */
export function lettingIn<E extends object>(home: { readonly home: Store }, endpoints: E): E {
  const join = joinPartner(home);
  const wrapped = Object.entries(endpoints).map(([operation, endpoint]: [string, AnyEndpoint]) => [
    operation,
    async (input: Parameters<AnyEndpoint>[0]): Promise<Reply> => {
      const reply = await endpoint(input);
      if (!wantsMembership(reply) || !('caller' in input.request)) return reply;
      const joined = await join(input.request);
      if (!joined.ok) return refusalReply(joined.refusal);
      return joined.value ? endpoint(input) : reply;
    },
  ]);
  return Object.fromEntries(wrapped) as E;
}

const wantsMembership = ({ status, body }: Reply): boolean =>
  status === 403 && (body as { code?: string } | undefined)?.code === 'partner-not-active';
