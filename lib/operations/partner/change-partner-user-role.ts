import type { PartnerRole } from '../../domain/partner.ts';
import { changeRole } from '../../domain/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { type ChangedPartner, changeOwnPartner } from './change-partner.ts';
import { notFound } from './member.ts';

/** An administrator gives a user another role; the last administrator keeps theirs (R2). */
export const changePartnerUserRole =
  ({ home }: { readonly home: Store }) =>
  (userId: string, role: PartnerRole, request: CallerContext): Promise<Outcome<ChangedPartner>> =>
    changeOwnPartner(
      home,
      {
        also: {},
        decide: (partner, actor) => {
          const user = partner.users.find(({ id }) => id === userId);
          if (!user) return notFound;
          const decision = changeRole(partner, actor, user, role, request.now);
          return decision.ok ? accepted({ events: decision.value, userId }) : decision;
        },
      },
      request,
    );
