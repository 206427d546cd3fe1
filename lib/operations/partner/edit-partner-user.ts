import type { Partner, PartnerRole, PartnerUser } from '../../domain/partner/partner.ts';
import type { PartnerUserEvent } from '../../domain/partner/partner-user-events.ts';
import { changeContact, changeRole } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { type ChangedOwnPartner, changeOwnPartner } from './change-partner.ts';
import { notFound } from './member.ts';

export interface PartnerUserEdit {
  readonly role?: PartnerRole;
  readonly contactEmail?: string;
}

/** Gives a user another role, or sends their mails to another address (R2). */
export const editPartnerUser =
  ({ home }: { readonly home: Store }) =>
  (userId: string, edit: PartnerUserEdit, request: CallerContext): Promise<Outcome<ChangedOwnPartner>> =>
    changeOwnPartner(
      home,
      {
        also: {},
        decide: (partner, actor) => {
          const user = partner.users.find(({ id }) => id === userId);
          if (!user) return notFound;
          const decision = decide({ partner, actor, user }, edit, request);
          return decision.ok ? accepted({ events: decision.value, userId }) : decision;
        },
      },
      request,
    );

function decide(
  { partner, actor, user }: { partner: Partner; actor: PartnerUser; user: PartnerUser },
  { role, contactEmail }: PartnerUserEdit,
  { now }: CallerContext,
): Outcome<readonly PartnerUserEvent[]> {
  if (role === undefined && contactEmail === undefined) return nothingToChange;
  const roles = role === undefined ? nothing : changeRole(partner, actor, user, role, now);
  if (!roles.ok) return roles;
  const contact =
    contactEmail === undefined ? nothing : changeContact(partner, actor, user, contactEmail, now);
  return contact.ok ? accepted([...roles.value, ...contact.value]) : contact;
}

const nothing = accepted<readonly PartnerUserEvent[]>([]);
const nothingToChange = refused('nothing-to-change', 'Name a role, or an address for mails.');
