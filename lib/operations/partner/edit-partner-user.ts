import type { Language } from '../../domain/identity.ts';
import type { Partner, PartnerRole, PartnerUser } from '../../domain/partner/partner.ts';
import type { PartnerUserEvent } from '../../domain/partner/partner-user-events.ts';
import { changeContact, changeName, changeRole } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { type ChangedOwnPartner, changeOwnPartner } from './change-partner.ts';
import { notFound } from './member.ts';

export interface PartnerUserEdit {
  readonly role?: PartnerRole;
  readonly contactEmail?: string;
  readonly language?: Language;
  readonly name?: NonNullable<PartnerUser['name']>;
}

/** Gives a user another role or name, or sends their mails elsewhere or in another language (R2, R22). */
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
  { role, contactEmail: email, language, name }: PartnerUserEdit,
  { now }: CallerContext,
): Outcome<readonly PartnerUserEvent[]> {
  const contact = { ...(email !== undefined && { email }), ...(language !== undefined && { language }) };
  const decisions = [
    ...(role === undefined ? [] : [changeRole(partner, actor, user, role, now)]),
    ...(Object.keys(contact).length === 0 ? [] : [changeContact(partner, actor, user, contact, now)]),
    ...(name === undefined ? [] : [changeName(partner, actor, user, name, now)]),
  ];
  if (decisions.length === 0) return nothingToChange;
  const events: PartnerUserEvent[] = [];
  for (const decision of decisions) {
    if (!decision.ok) return decision;
    events.push(...decision.value);
  }
  return accepted(events);
}

const nothingToChange = refused(
  'nothing-to-change',
  'Give a role, a name, or where mails go and in which language.',
);
