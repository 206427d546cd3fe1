import { type Actions, actionsFrom, type Block, refusedFor } from '../action.ts';
import { type AccountId, type Identity, type Language, type Person, samePerson } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import type { Partner, PartnerRole, PartnerUser } from './partner.ts';
import type { MailTo, PartnerUserEvent } from './partner-user-events.ts';

type Decision = Outcome<readonly PartnerUserEvent[]>;

/** What must be known of an account before it is added. Invitations elsewhere keep nobody away (R69). */
export interface AccountFacts {
  /** Whether its owner signs in to the portal of another organisation. */
  readonly inPortal: boolean;
}

/** An organisation is one record of the table; beyond so many users it would not fit. */
const mostPartnerUsers = 500;
/** So many that support can replace all of them in one transaction, which has a hundred writes at most (R5). */
export const mostAdministrators = 40;
/** Of 400 KB, without the identities that bind later: for users with very long names and addresses. */
const mostBytes = 220_000;

export interface AddPartnerUser {
  readonly accountId: AccountId;
  readonly role: PartnerRole;
  readonly name?: Pick<Person, 'firstName' | 'lastName'>;
  readonly contactEmail?: string;
  readonly language?: Language;
  /** Whether the invitation goes out by mail. */
  readonly sendInvitation: boolean;
}

/** Adds somebody by account; they are invited until they sign in with it (R2). */
export function addPartnerUser(
  partner: Partner,
  actor: PartnerUser,
  command: AddPartnerUser,
  facts: AccountFacts & { readonly id: string },
  now: Instant,
): Decision {
  const barred = whyNotAdministrator(partner, actor);
  if (barred) return refusedFor(barred);
  const { accountId, role, name, contactEmail: email, language = 'en' } = command;
  const unfit = whyNotUser(partner, accountId, facts);
  if (unfit) return unfit;
  if (isFull(partner)) return refusedFor(fullBlock);
  if (role === 'administrator' && hasMostAdministrators(partner)) return refusedFor(mostAdministratorsBlock);
  const user: PartnerUser = {
    id: facts.id,
    accountId,
    role,
    since: now,
    ...(name && { name }),
    contact: { email: email ?? accountId, language },
  };
  const about = { at: now, userId: user.id, accountId };
  return accepted([
    { type: 'user-added', ...about, user },
    ...(command.sendInvitation ? [{ type: 'user-invited', ...about } as const] : []),
  ]);
}

/** Why an account cannot be added to an organisation. */
export function whyNotUser(
  partner: Partner,
  accountId: AccountId,
  facts: AccountFacts,
): Outcome<never> | undefined {
  if (partner.users.some((user) => user.accountId === accountId)) return userAlreadyAdded;
  return facts.inPortal ? accountTaken : undefined;
}

/** Whether no further user fits; the successor whom support appoints always does (R5). */
const isFull = ({ users }: Partner): boolean =>
  users.length >= mostPartnerUsers ||
  users.reduce((sum, { identity, ...user }) => sum + bytesOf(user), 0) >= mostBytes;

const hasMostAdministrators = ({ users }: Partner): boolean =>
  users.filter(({ role }) => role === 'administrator').length >= mostAdministrators;

const bytesOf = (user: Omit<PartnerUser, 'identity'>): number =>
  encodeURIComponent(JSON.stringify(user)).replaceAll(/%[0-9A-F]{2}/g, '_').length;

/** Mails the invitation again to somebody who has not signed in yet. */
export function inviteAgain(
  partner: Partner,
  actor: PartnerUser,
  user: PartnerUser,
  contactEmail: string | undefined,
  now: Instant,
): Decision {
  const blocked = whyNotAdministrator(partner, actor) ?? (user.identity ? joinedBlock : undefined);
  if (blocked) return refusedFor(blocked);
  const contact = contactEmail === undefined ? undefined : contactAt(user, contactEmail);
  return accepted([
    {
      type: 'user-invited',
      at: now,
      userId: user.id,
      accountId: user.accountId,
      ...(contact && { contact }),
    },
  ]);
}

/** Sends the mails of a user elsewhere or in another language; everybody does so for themselves, administrators for all. */
export function changeContact(
  partner: Partner,
  actor: PartnerUser,
  user: PartnerUser,
  change: Partial<MailTo>,
  now: Instant,
): Decision {
  const barred = actor.id === user.id ? undefined : whyNotAdministrator(partner, actor);
  if (barred) return refusedFor(barred);
  const present = mailToOf(user);
  const contact = { ...present, ...change };
  if (present.email === contact.email && present.language === contact.language) return accepted([]);
  return accepted([
    { type: 'contact-changed', at: now, userId: user.id, accountId: user.accountId, contact },
  ]);
}

/** Corrects the name of a user; everybody their own, administrators all. */
export function changeName(
  partner: Partner,
  actor: PartnerUser,
  user: PartnerUser,
  name: NonNullable<PartnerUser['name']>,
  now: Instant,
): Decision {
  const barred = actor.id === user.id ? undefined : whyNotAdministrator(partner, actor);
  if (barred) return refusedFor(barred);
  if (user.name?.firstName === name.firstName && user.name.lastName === name.lastName) return accepted([]);
  return accepted([{ type: 'name-changed', at: now, userId: user.id, accountId: user.accountId, name }]);
}

const contactAt = (user: PartnerUser, email: string): MailTo => ({ ...mailToOf(user), email });

/** Support lets mails go to a user's address again, from which one came back or was reported as spam (R66). */
export function liftPartnerMailBlock(
  partner: Partner,
  { address, reason }: { readonly address: string; readonly reason: string },
  wrong: ReadonlySet<string>,
  now: Instant,
): Outcome<{ readonly userId: string; readonly events: readonly PartnerUserEvent[] }> {
  const users = partner.users.filter((user) => mailToOf(user).email === address);
  const user = users.find(({ id }) => wrong.has(id));
  if (!user) return users.length > 0 ? noMailBlock : addressNotKnown;
  const about = { at: now, userId: user.id, accountId: user.accountId };
  return accepted({ userId: user.id, events: [{ type: 'mail-block-lifted', ...about, address, reason }] });
}

const addressNotKnown = refused(
  'address-not-known',
  'No user of the organisation gets mails at this address. GET /v1/support/partners/{partnerId} shows where they go.',
  '/address',
);
const noMailBlock = refused(
  'no-mail-block',
  'No mail to this address came back or was reported as spam since it was lifted last, so there is nothing to lift.',
  '/address',
);

/** Gives a user another role; the last administrator keeps theirs (R2). */
export function changeRole(
  partner: Partner,
  actor: PartnerUser,
  user: PartnerUser,
  role: PartnerRole,
  now: Instant,
): Decision {
  const barred = whyNotAdministrator(partner, actor);
  if (barred) return refusedFor(barred);
  if (user.role === role) return accepted([]);
  if (role === 'administrator' && hasMostAdministrators(partner)) return refusedFor(mostAdministratorsBlock);
  if (isLastAdministrator(partner, user)) return refusedFor(lastAdministratorBlock);
  return accepted([
    { type: 'role-changed', at: now, userId: user.id, accountId: user.accountId, before: user.role, role },
  ]);
}

/** Removes a user; who removes themselves leaves. The last administrator can do neither (R2). */
export function removePartnerUser(
  partner: Partner,
  actor: PartnerUser,
  user: PartnerUser,
  now: Instant,
): Decision {
  const leaves = actor.id === user.id;
  const barred = leaves ? undefined : whyNotAdministrator(partner, actor);
  if (barred) return refusedFor(barred);
  if (isLastAdministrator(partner, user)) return refusedFor(lastAdministratorBlock);
  const type = leaves ? 'user-left' : 'user-removed';
  return accepted([{ type, at: now, userId: user.id, accountId: user.accountId }]);
}

/** Where a user's mails go. */
export const mailToOf = ({ contact, accountId }: PartnerUser): MailTo =>
  contact ?? { email: accountId, language: 'en' };

/** Only administrators who have signed in count: an invitation can stay unanswered for ever (R2). */
export const isLastAdministrator = ({ users }: Partner, { id, role, identity }: PartnerUser): boolean =>
  role === 'administrator' &&
  identity !== undefined &&
  !users.some((user) => user.role === 'administrator' && user.identity && user.id !== id);

/** The user whom a signed-in person is in this organisation. */
export const userOf = (partner: Partner, person: Identity): PartnerUser | undefined =>
  partner.users.find(({ identity }) => identity && samePerson(identity, person));

function whyNotAdministrator({ succession }: Partner, actor: PartnerUser): Block | undefined {
  if (actor.role !== 'administrator') return administratorsOnlyBlock;
  return succession && succession.userId !== actor.id ? replacedBlock : undefined;
}

export type PartnerAction = 'create-customer' | 'look-up-account' | 'add-user';

/** What a member can do with their own organisation (R65). */
export const partnerActions = (partner: Partner, viewer: PartnerUser): Actions<PartnerAction> =>
  actionsFrom<PartnerAction>({
    'create-customer': true,
    'look-up-account': true,
    'add-user': whyNotAdministrator(partner, viewer) ?? (isFull(partner) ? fullBlock : true),
  });

export type PartnerUserAction = 'change-role' | 'change-contact' | 'remove' | 'send-invitation';

/** What somebody can do with a user of their organisation now (R65). */
export function partnerUserActions(
  partner: Partner,
  actor: PartnerUser,
  user: PartnerUser,
): Actions<PartnerUserAction> {
  const barred = whyNotAdministrator(partner, actor);
  const last = isLastAdministrator(partner, user) ? lastAdministratorBlock : undefined;
  const isAnother = user.role !== 'administrator' && hasMostAdministrators(partner);
  const most = isAnother ? mostAdministratorsBlock : undefined;
  return actionsFrom<PartnerUserAction>({
    'change-role': barred ?? last ?? most ?? true,
    'change-contact': (actor.id === user.id ? undefined : barred) ?? true,
    remove: (actor.id === user.id ? undefined : barred) ?? last ?? true,
    'send-invitation': barred ?? (user.identity ? joinedBlock : true),
  });
}

const administratorsOnlyBlock: Block = {
  code: 'administrators-only',
  reason: 'Only administrators manage the users of their organisation.',
  remedy: 'Ask one of your administrators.',
};
const replacedBlock: Block = {
  code: 'administrator-replaced',
  reason: 'Support has appointed another administrator of your organisation.',
  remedy: 'Users are managed by the new administrator, from their first sign-in on.',
};
const fullBlock: Block = {
  code: 'partner-is-full',
  reason: `An organisation has ${mostPartnerUsers} users at most, fewer where names and addresses are very long.`,
  remedy: 'Remove users who have left first.',
};
const mostAdministratorsBlock: Block = {
  code: 'too-many-administrators',
  reason: `An organisation has ${mostAdministrators} administrators at most.`,
  remedy: 'Give one of them another role first.',
};
const lastAdministratorBlock: Block = {
  code: 'last-administrator',
  reason: 'This is the last administrator who has signed in.',
  remedy: 'Make somebody else administrator first, and wait until they have signed in.',
};
const joinedBlock: Block = {
  code: 'already-joined',
  reason: 'This person has signed in.',
  remedy: 'They need no invitation: they sign in with their account.',
};

const userAlreadyAdded = refused(
  'user-already-added',
  'This account is a user of your organisation already. See GET /v1/partners/me/users.',
  '/accountId',
);

/** Names no organisation (R69). */
const accountTaken = refused(
  'already-a-partner-user',
  'This account signs in to the portal of another organisation. Add another account of the person, or ask them to leave that organisation first.',
  '/accountId',
);

/** Told to the person alone, who signs in with that account (R16, R69). */
export const accountIsCustomerAdministrator = refused(
  'account-is-customer-administrator',
  'You administer a customer’s portal with this account, and so cannot sign in to the partner portal with it. Have an administrator of your organisation add another account of yours, or have the rights of an administrator taken from this one in the customer’s portal.',
);
