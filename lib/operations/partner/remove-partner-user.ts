import { removePartnerUser as decide } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { type ChangedOwnPartner, changeOwnPartner } from './change-partner.ts';
import { notFound } from './member.ts';

/** An administrator removes a user, or somebody leaves; the last administrator stays (R2). */
export const removePartnerUser =
  ({ home }: { readonly home: Store }) =>
  (userId: string, request: CallerContext): Promise<Outcome<ChangedOwnPartner>> =>
    changeOwnPartner(
      home,
      {
        also: {},
        decide: (partner, actor) => {
          const user = partner.users.find(({ id }) => id === userId);
          if (!user) return notFound;
          const decision = decide(partner, actor, user, request.now);
          return decision.ok ? accepted({ events: decision.value, userId }) : decision;
        },
      },
      request,
    );
