import { type Actions, actionsFrom, type BlockedAction } from './action.ts';
import { type AccountId, type Identity, type Language, type Person, samePerson } from './identity.ts';
import type { Instant } from './instant.ts';
import type { Partner, PartnerRole, PartnerUser } from './partner.ts';
import type {
  AdministratorReplaced,
  AdministratorSuspended,
  MailTo,
  PartnerUserEvent,
} from './partner-user-events.ts';
import { accepted, type Outcome, refused } from './refusal.ts';

type Decision = Outcome<readonly PartnerUserEvent[]>;

/** What must be known of an account before it may sign in to the portal. */
export interface AccountFacts {
  /** Whether it signs in to a partner portal, or is invited to one. */
  readonly inPortal: boolean;
  /** Whether it is named as administrator of a customer (R16). */
  readonly administersCustomer: boolean;
}

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
  if (barred) return refusedBy(barred);
  const { accountId, role, name, contactEmail: email, language = 'en' } = command;
  const unfit = whyNotUser(partner, accountId, facts);
  if (unfit) return unfit;
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

function whyNotUser(partner: Partner, accountId: AccountId, facts: AccountFacts): Outcome<never> | undefined {
  if (partner.users.some((user) => user.accountId === accountId)) return userAlreadyAdded;
  if (facts.inPortal) return accountTaken;
  return facts.administersCustomer ? accountIsCustomerAdministrator : undefined;
}

/** Mails the invitation again to somebody who has not signed in yet. */
export function inviteAgain(partner: Partner, actor: PartnerUser, user: PartnerUser, now: Instant): Decision {
  const blocked = whyNotAdministrator(partner, actor) ?? (user.identity ? joinedBlock : undefined);
  if (blocked) return refusedBy(blocked);
  return accepted([{ type: 'user-invited', at: now, userId: user.id, accountId: user.accountId }]);
}

/** Gives a user another role; the last administrator keeps theirs (R2). */
export function changeRole(
  partner: Partner,
  actor: PartnerUser,
  user: PartnerUser,
  role: PartnerRole,
  now: Instant,
): Decision {
  const barred = whyNotAdministrator(partner, actor);
  if (barred) return refusedBy(barred);
  if (user.role === role) return accepted([]);
  if (isLastAdministrator(partner, user)) return refusedBy(lastAdministratorBlock);
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
  if (barred) return refusedBy(barred);
  if (isLastAdministrator(partner, user)) return refusedBy(lastAdministratorBlock);
  const type = leaves ? 'user-left' : 'user-removed';
  return accepted([{ type, at: now, userId: user.id, accountId: user.accountId }]);
}

/** Binds an invited person's identity at their first sign-in, which completes a succession that waited for it (R5). */
export function joinPartner(
  partner: Partner,
  caller: Identity,
  facts: Pick<AccountFacts, 'administersCustomer'>,
  now: Instant,
): Decision {
  const user = invitedUser(partner, caller.accountId);
  if (!user) return accepted([]);
  if (facts.administersCustomer) return accountIsCustomerAdministrator;
  const { issuer, subject } = caller;
  const joined: PartnerUserEvent = {
    type: 'user-joined',
    at: now,
    userId: user.id,
    accountId: user.accountId,
    identity: { issuer, subject },
  };
  const { succession } = partner;
  if (succession?.userId !== user.id) return accepted([joined]);
  return accepted([
    joined,
    ...others(partner, user.id).map((former) =>
      goes('administrator-replaced', former, succession.former, now),
    ),
  ]);
}

/** Somebody who was added by this account and has not signed in yet. */
export const invitedUser = (partner: Partner, accountId: AccountId): PartnerUser | undefined =>
  partner.users.find((user) => !user.identity && user.accountId === accountId);

export interface ReplaceAdministrator {
  readonly accountId: AccountId;
  readonly reason: string;
  /** What becomes of the former administrators. */
  readonly former: 'demote' | 'remove';
}

export interface ReplacementFacts extends AccountFacts {
  readonly id: string;
  /** Whether the directory associates the account with the organisation (R1). */
  readonly associated: boolean;
}

/**
 * Puts another person in the place of the administrators. Those who have never signed in go at once; the others when
 * the successor has signed in, so that there is an administrator at all times. Until then they manage no users (R5).
 */
export function replaceAdministrator(
  partner: Partner,
  command: ReplaceAdministrator,
  facts: ReplacementFacts,
  now: Instant,
): Decision {
  if (!facts.associated) return successorNotAssociated;
  const { accountId, reason, former } = command;
  const present = partner.users.find((user) => user.accountId === accountId);
  const unfit = present ? undefined : whyNotUser(partner, accountId, facts);
  if (unfit) return unfit;
  const successor: PartnerUser = present ?? {
    id: facts.id,
    accountId,
    role: 'administrator',
    since: now,
    contact: { email: accountId, language: 'en' },
  };
  const going = others(partner, successor.id);
  if (present?.role === 'administrator' && going.length === 0) return accepted([]);
  const atOnce = going.filter(({ identity }) => successor.identity || !identity);
  const later = going.filter((user) => !atOnce.includes(user));
  const about = { at: now, userId: successor.id, accountId };
  return accepted([
    ...(present ? [] : [{ type: 'user-added', ...about, user: successor } as const]),
    ...atOnce.map((user) => goes('administrator-replaced', user, former, now)),
    ...later.map((user) => goes('administrator-suspended', user, former, now)),
    {
      type: 'administrator-appointed',
      ...about,
      reason,
      mailTo: mailToOf(successor),
      ...(later.length > 0 && { pending: { userId: successor.id, former } }),
    },
  ]);
}

const others = (partner: Partner, userId: string): PartnerUser[] =>
  partner.users.filter(({ id, role }) => role === 'administrator' && id !== userId);

const goes = <Type extends AdministratorReplaced['type'] | AdministratorSuspended['type']>(
  type: Type,
  user: PartnerUser,
  former: ReplaceAdministrator['former'],
  at: Instant,
) => ({ type, at, userId: user.id, accountId: user.accountId, former, mailTo: mailToOf(user) });

/** Where a user's mails go. */
export const mailToOf = ({ contact, accountId }: PartnerUser): MailTo =>
  contact ?? { email: accountId, language: 'en' };

/** Only administrators who have signed in count: an invitation can stay unanswered for ever (R2). */
const isLastAdministrator = ({ users }: Partner, { id, role, identity }: PartnerUser): boolean =>
  role === 'administrator' &&
  identity !== undefined &&
  !users.some((user) => user.role === 'administrator' && user.identity && user.id !== id);

/** The user whom a signed-in person is in this organisation. */
export const userOf = (partner: Partner, person: Identity): PartnerUser | undefined =>
  partner.users.find(({ identity }) => identity && samePerson(identity, person));

type Block = Omit<BlockedAction, 'action'>;

function whyNotAdministrator({ succession }: Partner, actor: PartnerUser): Block | undefined {
  if (actor.role !== 'administrator') return administratorsOnlyBlock;
  return succession && succession.userId !== actor.id ? replacedBlock : undefined;
}

export type PartnerUserAction = 'change-role' | 'remove' | 'send-invitation';

/** What somebody can do with a user of their organisation now (R65). */
export function partnerUserActions(
  partner: Partner,
  actor: PartnerUser,
  user: PartnerUser,
): Actions<PartnerUserAction> {
  const barred = whyNotAdministrator(partner, actor);
  const last = isLastAdministrator(partner, user) ? lastAdministratorBlock : undefined;
  return actionsFrom<PartnerUserAction>({
    'change-role': barred ?? last ?? true,
    remove: (actor.id === user.id ? undefined : barred) ?? last ?? true,
    'send-invitation': barred ?? (user.identity ? joinedBlock : true),
  });
}

const refusedBy = ({ code, reason, remedy }: Block): Outcome<never> => refused(code, `${reason} ${remedy}`);

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
  'This account works in the portal of another organisation, or is invited there. Add another account of the person.',
  '/accountId',
);

const accountIsCustomerAdministrator = refused(
  'account-is-customer-administrator',
  'This account is named as administrator of a customer, and so cannot sign in to the partner portal. Use another account of the person.',
  '/accountId',
);

const successorNotAssociated = refused(
  'identity-not-associated',
  'The directory does not associate this account with the organisation. Correct the record with PUT /v1/support/accounts/{accountNumber}, or name an account that it lists.',
  '/accountId',
);
