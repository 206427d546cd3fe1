import { type AddPartnerUser, addPartnerUser as decide } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { type ChangedOwnPartner, changeOwnPartner } from './change-partner.ts';

/** An administrator adds somebody to the portal by account, with or without an invitation mail (R2). */
export const addPartnerUser =
  ({ home }: { readonly home: Store }) =>
  (command: AddPartnerUser, request: CallerContext): Promise<Outcome<ChangedOwnPartner>> => {
    return changeOwnPartner(
      home,
      {
        also: { portal: ref('portal-account', command.accountId) },
        decide: (partner, actor, { portal }) => {
          const id = request.newId('usr');
          const facts = { id, inPortal: portal !== undefined };
          const decision = decide(partner, actor, command, facts, request.now);
          return decision.ok ? accepted({ events: decision.value, userId: id }) : decision;
        },
      },
      request,
    );
  };
