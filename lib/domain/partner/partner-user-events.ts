import type { EventBase } from '../change.ts';
import type { AccountId, Language, PersonKey } from '../identity.ts';
import type { Partner, PartnerRole, PartnerUser, Succession } from './partner.ts';
import type { PartnerNews } from './partner-news.ts';

/** An event about one user; the account says whom it was about when the user is gone (R66). */
interface AboutUser extends EventBase {
  readonly userId: string;
  readonly accountId: AccountId;
}

/** Where a mail about somebody goes who may have no record any more. */
export interface MailTo {
  readonly email: string;
  readonly language: Language;
}

export interface PartnerUserAdded extends AboutUser {
  readonly type: 'user-added';
  readonly user: PartnerUser;
}
/** The invitation mail was asked for, or asked for again, perhaps at another address. */
export interface PartnerUserInvited extends AboutUser {
  readonly type: 'user-invited';
  readonly contact?: MailTo;
}
/** Mails to the user go to another address, or come in another language, from now on. */
export interface PartnerContactChanged extends AboutUser {
  readonly type: 'contact-changed';
  readonly contact: MailTo;
}
export interface PartnerNameChanged extends AboutUser {
  readonly type: 'name-changed';
  readonly name: NonNullable<PartnerUser['name']>;
}
/** Support lets mails go to the user's address again. */
export interface PartnerMailBlockLifted extends AboutUser {
  readonly type: 'mail-block-lifted';
  readonly address: string;
  readonly reason: string;
}
/** The invited person signed in for the first time; the identity is bound for good. */
export interface PartnerUserJoined extends AboutUser {
  readonly type: 'user-joined';
  readonly identity: PersonKey;
}
export interface PartnerRoleChanged extends AboutUser {
  readonly type: 'role-changed';
  readonly before: PartnerRole;
  readonly role: PartnerRole;
}
/** An invitation ended: the person signs in to the portal of another organisation. */
export interface PartnerInvitationLapsed extends AboutUser {
  readonly type: 'invitation-lapsed';
}
export interface PartnerUserRemoved extends AboutUser {
  readonly type: 'user-removed';
}
export interface PartnerUserLeft extends AboutUser {
  readonly type: 'user-left';
}
/** Support named a new administrator (R5). `pending`: the former ones go when the new one has signed in. */
export interface AdministratorAppointed extends AboutUser {
  readonly type: 'administrator-appointed';
  readonly reason: string;
  readonly pending?: Succession;
  readonly mailTo: MailTo;
}
/** A former administrator's rights ended for a successor whom support appointed (R5). */
export interface AdministratorReplaced extends AboutUser {
  readonly type: 'administrator-replaced';
  readonly former: Succession['former'];
  readonly mailTo: MailTo;
  /** They had never signed in. */
  readonly invited?: true;
}
/** Support appointed a successor who has not signed in yet: until then the former administrator manages no users (R5). */
export interface AdministratorSuspended extends AboutUser {
  readonly type: 'administrator-suspended';
  readonly former: Succession['former'];
  readonly mailTo: MailTo;
}
export type PartnerUserEvent =
  | PartnerUserAdded
  | PartnerUserInvited
  | PartnerContactChanged
  | PartnerNameChanged
  | PartnerMailBlockLifted
  | PartnerUserJoined
  | PartnerRoleChanged
  | PartnerUserRemoved
  | PartnerUserLeft
  | PartnerInvitationLapsed
  | AdministratorAppointed
  | AdministratorSuspended
  | AdministratorReplaced
  | PartnerNews;

/** From which state to which an event took whom it is about, in the words of the API (R66). */
export function statesOfUser(
  event: PartnerUserEvent,
  before: Partner,
): { readonly from?: string; readonly to?: string } {
  switch (event.type) {
    case 'user-added':
      return { to: 'invited' };
    case 'user-joined':
      return { from: 'invited', to: 'active' };
    case 'role-changed':
      return { from: event.before, to: event.role };
    case 'user-removed':
    case 'user-left':
      return {
        from: before.users.find(({ id }) => id === event.userId)?.identity ? 'active' : 'invited',
        to: 'removed',
      };
    case 'invitation-lapsed':
      return { from: 'invited', to: 'lapsed' };
    default:
      return {};
  }
}

/** The organisation after an event. */
export function evolvePartner(partner: Partner, event: PartnerUserEvent): Partner {
  switch (event.type) {
    case 'user-added':
      return { ...partner, users: [...partner.users, event.user] };
    case 'user-invited':
      return withUser(partner, event.userId, (user) => ({
        ...user,
        toldAt: event.at,
        ...(event.contact && { contact: event.contact }),
      }));
    case 'contact-changed':
      return withUser(partner, event.userId, (user) => ({ ...user, contact: event.contact }));
    case 'name-changed':
      return withUser(partner, event.userId, (user) => ({ ...user, name: event.name }));
    case 'mail-block-lifted':
    case 'administrator-suspended':
    case 'transfer-asked-for':
    case 'transfer-declined':
    case 'transfer-withdrawn':
    case 'ownership-taken-over':
    case 'access-removed-by-customer':
    case 'access-granted-by-customer':
      return partner;
    case 'user-joined': {
      const { succession, ...joined } = withUser(partner, event.userId, (user) => ({
        ...user,
        identity: event.identity,
        since: event.at,
      }));
      return succession && succession.userId !== event.userId ? { ...joined, succession } : joined;
    }
    case 'role-changed':
      return withUser(partner, event.userId, (user) => withRole(user, event.role));
    case 'user-removed':
    case 'user-left':
    case 'invitation-lapsed':
      return withoutUser(partner, event.userId);
    case 'administrator-appointed': {
      const { succession, ...rest } = withUser(partner, event.userId, (user) => ({
        ...withRole(user, 'administrator'),
        toldAt: event.at,
      }));
      return event.pending ? { ...rest, succession: event.pending } : rest;
    }
    case 'administrator-replaced':
      return event.former === 'remove'
        ? withoutUser(partner, event.userId)
        : withUser(partner, event.userId, (user) => ({
            ...user,
            role: 'implementation-expert',
            replaced: true,
          }));
    default:
      return event satisfies never;
  }
}

/** Whoever is made administrator is replaced no more. */
const withRole = ({ replaced, ...user }: PartnerUser, role: PartnerRole): PartnerUser => ({
  ...user,
  role,
  ...(replaced && role !== 'administrator' && { replaced }),
});

const withUser = (partner: Partner, id: string, change: (user: PartnerUser) => PartnerUser): Partner => ({
  ...partner,
  users: partner.users.map((user) => (user.id === id ? change(user) : user)),
});

/** A succession ends with the user it waits for. */
function withoutUser({ succession, ...partner }: Partner, id: string): Partner {
  const rest = { ...partner, users: partner.users.filter((user) => user.id !== id) };
  return succession && succession.userId !== id ? { ...rest, succession } : rest;
}
