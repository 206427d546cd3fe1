import type { Endpoints } from '../../lib/http/api.ts';
import { type Reply, refusalReply } from '../../lib/http/reply.ts';
import { joinPartner } from '../../lib/operations/partner/join-partner.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import type { CallerContext, RequestContext } from '../../lib/operations/request.ts';
import type { routes } from './routes.ts';

interface AnyInput {
  readonly request: RequestContext | CallerContext;
  readonly query?: { readonly authorizationNumber?: string };
}
type AnyEndpoint = (input: AnyInput) => Promise<Reply>;

/** Requests to see the own organisation: with one of them somebody joins who was added in silence. */
const asking: ReadonlySet<string> = new Set<keyof Endpoints<typeof routes>>([
  'viewPartner',
  'listPartnerUsers',
]);

/**
 * Lets an invited person in with their first request: what is refused for want of a membership is done again once the
 * person has joined. With whatever request, if a mail told them; who was added in silence joins only by asking which
 * organisation it is. Everybody else is not held up by it.
 */
export function lettingIn<E extends object>(dataCenters: DataCenters, endpoints: E): E {
  const join = joinPartner(dataCenters);
  const wrapped = Object.entries(endpoints).map(([operation, endpoint]: [string, AnyEndpoint]) => [
    operation,
    async (input: AnyInput): Promise<Reply> => {
      const reply = await endpoint(input);
      if (!wantsMembership(reply) || !('caller' in input.request)) return reply;
      const { authorizationNumber } = input.query ?? {};
      const asksForOrganization = asking.has(operation);
      const asked = { asksForOrganization, ...(authorizationNumber && { authorizationNumber }) };
      const joined = await join(asked, input.request);
      if (!joined.ok) return refusalReply(joined.refusal);
      return joined.value ? endpoint(input) : reply;
    },
  ]);
  return Object.fromEntries(wrapped) as E;
}

const wantsMembership = ({ status, body }: Reply): boolean =>
  status === 403 && (body as { code?: string } | undefined)?.code === 'partner-not-active';
