import * as z from 'zod/mini';
import { authorizationNumber, line, pageOf, paging, phoneSought } from '../../../lib/http/fields.ts';
import type { Route } from '../../../lib/http/route.ts';
import { foundPartner, foundPartnerExample } from '../../../lib/presentation/found-partner.ts';

/** How customers find a partner (R53). */
export const partnerRoutes = [
  {
    operationId: 'findPartnersForCustomer',
    method: 'GET',
    path: '/v1/partners',
    scope: 'onramp/customer',
    summary:
      'Partners with a resembling name, with a phone number in any notation, or with an authorization number',
    query: z.strictObject({
      name: z.optional(line(160)),
      phone: z.optional(phoneSought),
      authorizationNumber: z.optional(authorizationNumber),
      limit: paging.limit,
    }),
    answers: {
      200: {
        description: 'Partners that were found; of names the most alike first',
        schema: pageOf(foundPartner),
        example: { items: [foundPartnerExample], nextCursor: null },
      },
    },
  },
] as const satisfies readonly Route[];
