import { languages } from '../../../../lib/domain/identity.ts';
import { holds, type PortalRole, type PortalUser } from '../../../../lib/domain/portal/portal.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { UserView } from '../../../../lib/operations/customer/user-view.ts';
import { PostForm, Submit } from '../parts.tsx';
import { languageNames } from '../texts.ts';
import { RoleBoxes } from './choices.tsx';
import { TextField } from './fields.tsx';
import { Frame, type PortalPageProps, pathIn } from './frame.tsx';
import { nameOf } from './people.tsx';
import { isRejected, Problem, type Rejection } from './rejection.tsx';
import { portalTextsIn } from './texts.ts';

/** What was entered, as it was entered. */
export interface UserEntries {
  readonly accountId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly roles: readonly PortalRole[];
  readonly language: string;
  readonly sendInvitation: boolean;
}

interface FormProps extends PortalPageProps {
  readonly entries: UserEntries;
  readonly rejection: Rejection;
}

/** The form that adds a user (R39). */
export const NewUserPage = ({ entries, rejection, ...page }: FormProps) => {
  const { language, session, view } = page;
  const { userForm: texts } = portalTextsIn(language);
  const users = pathIn(view.subscriptionId, 'users');
  return (
    <Frame {...page} tab="users" title={texts.addTitle} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <PostForm session={session} action={users} look="fields">
        <TextField
          language={language}
          name="accountId"
          type="email"
          label={texts.accountId}
          hint={texts.accountHint}
          value={entries.accountId}
          faults={rejection.faults}
        />
        <Details entries={entries} rejection={rejection} {...page} />
        <label class="tick" for="sendInvitation">
          <input
            type="checkbox"
            id="sendInvitation"
            name="sendInvitation"
            value="yes"
            checked={entries.sendInvitation}
          />
          <span>
            {texts.sendInvitation} <span class="quiet">{texts.sendInvitationHint}</span>
          </span>
        </label>
        <Submit label={texts.submitNew} back={users} cancel={texts.cancel} />
      </PostForm>
    </Frame>
  );
};

const Details = ({ entries, rejection: { faults }, language }: FormProps) => {
  const { userForm: texts } = portalTextsIn(language);
  return (
    <>
      <div class="pair">
        <TextField
          language={language}
          name="firstName"
          label={texts.firstName}
          value={entries.firstName}
          faults={faults}
        />
        <TextField
          language={language}
          name="lastName"
          label={texts.lastName}
          value={entries.lastName}
          faults={faults}
        />
      </div>
      <RoleBoxes language={language} label={texts.roles} chosen={entries.roles} faults={faults} />
      <div class="field">
        <label for="language">{texts.language}</label>
        <select id="language" name="language">
          {languages.map((one) => (
            <option key={one} value={one} lang={one} selected={one === entries.language}>
              {languageNames[one]}
            </option>
          ))}
        </select>
      </div>
    </>
  );
};

interface UserPageProps extends FormProps {
  readonly one: UserView;
  /** The version of the portal that the form was made from. */
  readonly version: string;
}

/** The form that edits a user, their invitation, and the way to delete them (R39, R42, R44). */
export const UserPage = ({ one, version, entries, rejection, ...page }: UserPageProps) => {
  const { language, session, view } = page;
  const { userForm: texts } = portalTextsIn(language);
  const { user } = one;
  const path = pathIn(view.subscriptionId, 'users', user.id);
  return (
    <Frame {...page} tab="users" title={texts.editTitle(nameOf(user))} faulty={isRejected(rejection)}>
      <p class="lead">{user.accountId}</p>
      <Problem language={language} rejection={rejection} />
      <PostForm session={session} action={path} look="fields">
        <input type="hidden" name="version" value={version} />
        <Details entries={entries} rejection={rejection} {...page} />
        <Submit label={texts.submitEdit} back={pathIn(view.subscriptionId, 'users')} cancel={texts.cancel} />
      </PostForm>
      <Invitation one={one} {...page} />
      <h2>{texts.deletion}</h2>
      {holds(user, 'administrator') ? (
        <p class="quiet">{texts.administratorHint}</p>
      ) : (
        <>
          <p class="quiet">{texts.deletionHint}</p>
          <p>
            <a class="button second" href={`${path}/deletion`}>
              {texts.toDeletion}
            </a>
          </p>
        </>
      )}
    </Frame>
  );
};

const Invitation = ({ one, language, session, view }: PortalPageProps & { one: UserView }) => {
  const { userForm: texts } = portalTextsIn(language);
  const { user, invitation } = one;
  if (!invitation) return null;
  const inWords = (at: NonNullable<PortalUser['invitation']>['sentAt'] | undefined) =>
    at && instantInWords(at, language);
  return (
    <section>
      <h2>{texts.invitation}</h2>
      <p>
        {texts.invitationStates[invitation](
          inWords(user.invitation?.sentAt),
          inWords(user.invitation?.expiresAt),
        )}
      </p>
      <PostForm session={session} action={pathIn(view.subscriptionId, 'users', user.id, 'invitation')}>
        <button type="submit" class="button second">
          {invitation === 'not-sent' ? texts.send : texts.sendAgain}
        </button>
      </PostForm>
    </section>
  );
};
