import { inviteAgain } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { type ChangedOwnPartner, changeOwnPartner } from './change-partner.ts';
import { notFound } from './member.ts';

/** Mails the invitation again to a user who has not signed in yet, perhaps at another address. */
export const invitePartnerUserAgain =
  ({ home }: { readonly home: Store }) =>
  (
    userId: string,
    contactEmail: string | undefined,
    request: CallerContext,
  ): Promise<Outcome<ChangedOwnPartner>> =>
    changeOwnPartner(
      home,
      {
        also: {},
        decide: (partner, actor) => {
          const user = partner.users.find(({ id }) => id === userId);
          if (!user) return notFound;
          const decision = inviteAgain(partner, actor, user, contactEmail, request.now);
          return decision.ok ? accepted({ events: decision.value, userId }) : decision;
        },
      },
      request,
    );
