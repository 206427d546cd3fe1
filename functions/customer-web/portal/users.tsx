import * as z from 'zod/mini';
import { type Language, languages } from '../../../lib/domain/identity.ts';
import { type PortalRole, portalRoles } from '../../../lib/domain/portal/portal.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import { language as languageField, line, person } from '../../../lib/http/fields.ts';
import { statusOf } from '../../../lib/http/status.ts';
import type { UserView } from '../../../lib/operations/customer/user-view.ts';
import { roles } from '../../../lib/presentation/portal-schemas.ts';
import { pathIn } from '../pages/portal/frame.tsx';
import { UsersPage } from '../pages/portal/people.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { NewUserPage, type UserEntries, UserPage } from '../pages/portal/user-form.tsx';
import type { Done } from '../pages/portal/wording.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import {
  administratorInside,
  administratorInsideWith,
  administratorWithForm,
  doneIn,
  type Inside,
  isReply,
  refusedPage,
} from './entry.tsx';
import { read, rejectionOf } from './form.ts';

/** So many users stand on one page. */
const usersPerPage = 50;
const userIdForm = /^usr_\w{1,40}$/;

export const showUsers =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const after = request.query.get('after');
    const part = { limit: usersPerPage, ...(after && userIdForm.test(after) && { after }) };
    const found = await administratorInsideWith(web, request, subscriptionId, (caller) =>
      web.operations.viewUsers(subscriptionId, part, caller),
    );
    if (isReply(found)) return found;
    const users = found.beside;
    if (!users.ok) return refusedPage(users.refusal, found);
    const { items, next } = users.value;
    return page(200, <UsersPage {...found} users={items} next={next} done={doneIn(request)} />);
  };

export const showNewUser =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await administratorInside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const entries = { ...blank, language: found.view.user.language };
    return page(200, <NewUserPage {...found} entries={entries} rejection={noRejection} />);
  };

const blank: UserEntries = {
  accountId: '',
  firstName: '',
  lastName: '',
  roles: ['user'],
  language: 'en',
  sendInvitation: true,
};

const newUser = z.strictObject({
  ...person.shape,
  roles,
  language: languageField,
  sendInvitation: z.boolean(),
});

/** Adds a user, with or without the invitation mail (R37, R39, R45). */
export const submitNewUser =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await administratorWithForm(web, request, subscriptionId);
    if (isReply(found)) return found;
    const entries = entriesIn(request, found);
    const again = (rejection: Rejection, status = 422): Reply =>
      page(status, <NewUserPage {...found} entries={entries} rejection={rejection} />);
    const given = read(newUser, { ...entries });
    if ('faults' in given) return again({ faults: given.faults });
    const added = await web.operations.addUser(subscriptionId, given.value, found.caller);
    if (added.ok) return toUsers(subscriptionId, 'user-added');
    const rejection = rejectionOf(added.refusal);
    return rejection ? again(rejection, statusOf[rejection.refusal]) : refusedPage(added.refusal, found);
  };

const toUsers = (subscriptionId: string, done: Done): Reply =>
  seeOther(`${pathIn(subscriptionId, 'users')}?done=${done}`);

function entriesIn({ form }: WebRequest, { view }: Inside): UserEntries {
  const text = (name: string): string => form.get(name) ?? '';
  const given = form.getAll('roles');
  const language = form.get('language');
  return {
    accountId: text('accountId'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    roles: portalRoles.filter((role) => given.includes(role)),
    language: languages.find((one) => one === language) ?? view.user.language,
    sendInvitation: form.has('sendInvitation'),
  };
}

export const showUser =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', userId = '' }) => {
    const found = await administratorInsideWith(web, request, subscriptionId, ({ ifMatch, ...caller }) =>
      web.operations.viewUser(subscriptionId, userId, caller),
    );
    if (isReply(found)) return found;
    return userPage(web, { found, subscriptionId, userId }, { viewed: found.beside });
  };

interface UserPlace {
  readonly found: Inside;
  readonly subscriptionId: string;
  readonly userId: string;
}

/** The page of a user as they are now, with what was entered if it was rejected. */
async function userPage(
  web: Web,
  { found, subscriptionId, userId }: UserPlace,
  {
    entries,
    rejection = noRejection,
    status = 200,
    viewed: known,
  }: {
    readonly viewed?: Outcome<UserView>;
    readonly entries?: UserEntries;
    readonly rejection?: Rejection;
    readonly status?: number;
  } = {},
): Promise<Reply> {
  const { ifMatch, ...caller } = found.caller;
  const viewed = known ?? (await web.operations.viewUser(subscriptionId, userId, caller));
  if (!viewed.ok) return refusedPage(viewed.refusal, found);
  const one = viewed.value;
  return page(
    status,
    <UserPage
      {...found}
      one={one}
      version={versionOf(one)}
      entries={entries ?? entriesOf(one)}
      rejection={rejection}
    />,
  );
}

/** The version in a tag. */
export const versionOf = ({ tag }: UserView): string => /\d+/.exec(tag)?.[0] ?? '';

const entriesOf = ({ user }: UserView): UserEntries => ({
  accountId: user.accountId,
  firstName: user.firstName,
  lastName: user.lastName,
  roles: user.roles,
  language: user.language,
  sendInvitation: false,
});

const editedUser = z.strictObject({
  firstName: line(80),
  lastName: line(80),
  roles,
  language: languageField,
});

/** Edits a user; rights of an administrator are given and taken here (R42, R44). */
export const submitUser =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', userId = '' }) => {
    const found = await administratorWithForm(web, request, subscriptionId);
    if (isReply(found)) return found;
    const place = { found, subscriptionId, userId };
    const entries = entriesIn(request, found);
    const { firstName, lastName, language } = entries;
    const chosen: { roles: readonly PortalRole[]; language: Language | string } = {
      roles: entries.roles,
      language,
    };
    const given = read(editedUser, { firstName, lastName, ...chosen });
    if ('faults' in given)
      return userPage(web, place, { entries, rejection: { faults: given.faults }, status: 422 });
    const edited = await web.operations.editUser(subscriptionId, userId, given.value, found.caller);
    if (edited.ok) return toUsers(subscriptionId, 'user-edited');
    const rejection = rejectionOf(edited.refusal);
    if (!rejection) return refusedPage(edited.refusal, found);
    const status = statusOf[rejection.refusal];
    // Entries made against another state are not shown again as if they still fitted.
    return userPage(web, place, status === 412 ? { rejection, status } : { entries, rejection, status });
  };

/** Mails the invitation, or mails it again (R39). */
export const submitInvitation =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', userId = '' }) => {
    const found = await administratorWithForm(web, request, subscriptionId);
    if (isReply(found)) return found;
    const invited = await web.operations.inviteUser(subscriptionId, userId, found.caller);
    if (invited.ok) return toUsers(subscriptionId, 'user-invited');
    const rejection = rejectionOf(invited.refusal);
    if (!rejection) return refusedPage(invited.refusal, found);
    return userPage(
      web,
      { found, subscriptionId, userId },
      { rejection, status: statusOf[rejection.refusal] },
    );
  };
