import {
  heldAlone,
  holds,
  type MandatoryRole,
  type PortalUser,
} from '../../../../lib/domain/portal/portal.ts';
import type { HandOver } from '../../../../lib/domain/portal/portal-commands.ts';
import { PostForm, Submit } from '../parts.tsx';
import { SelectField } from './fields.tsx';
import { Frame, type PortalPageProps, pathIn } from './frame.tsx';
import { nameOf } from './people.tsx';
import { isRejected, Problem, type Rejection } from './rejection.tsx';
import { portalTextsIn } from './texts.ts';

interface DeletionPageProps extends PortalPageProps {
  readonly user: PortalUser;
  readonly chosen: HandOver;
  readonly version: string;
  readonly rejection: Rejection;
}

/** Asks whether to delete a user, and who takes over what only they hold (R42, R43, R44). */
export const DeletionPage = ({ user, chosen, version, rejection, ...page }: DeletionPageProps) => {
  const { language, session, view } = page;
  const { deletion: texts, userForm, back } = portalTextsIn(language);
  const path = pathIn(view.subscriptionId, 'users', user.id);
  const alone = heldAlone(view.portal, user);
  const others = view.portal.users.filter(({ id }) => id !== user.id);
  const name = nameOf(user);
  if (holds(user, 'administrator'))
    return (
      <Frame {...page} tab="users" title={texts.title(name)}>
        <p>{texts.administrator(name)}</p>
        <p>
          <a class="button" href={path}>
            {userForm.editTitle(name)}
          </a>
        </p>
      </Frame>
    );
  return (
    <Frame {...page} tab="users" title={texts.title(name)} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{texts.lead(name, user.accountId)}</p>
      <PostForm session={session} action={`${path}/deletion`} look="fields">
        <input type="hidden" name="version" value={version} />
        {alone.length > 0 && (
          <HandOverFields
            {...page}
            name={name}
            roles={alone}
            others={others}
            chosen={chosen}
            rejection={rejection}
          />
        )}
        <Submit label={texts.submit} danger back={pathIn(view.subscriptionId, 'users')} cancel={back} />
      </PostForm>
    </Frame>
  );
};

const HandOverFields = ({
  language,
  name,
  roles,
  others,
  chosen,
  rejection,
}: Pick<PortalPageProps, 'language'> &
  Pick<DeletionPageProps, 'chosen' | 'rejection'> & {
    name: string;
    roles: readonly MandatoryRole[];
    others: readonly PortalUser[];
  }) => {
  const { deletion: texts, roles: roleNames } = portalTextsIn(language);
  return (
    <fieldset>
      <legend>{texts.handOver}</legend>
      <p class="quiet">{others.length === 0 ? texts.nobody : texts.handOverHint(name)}</p>
      {roles.map((role) => (
        <SelectField
          key={role}
          language={language}
          name={role}
          label={texts.takesOver(roleNames[role])}
          value={chosen[role] ?? ''}
          options={[
            { value: '', label: texts.choose },
            ...others.map((other) => ({
              value: other.id,
              label: `${nameOf(other)}, ${other.accountId}`,
            })),
          ]}
          faults={rejection.faults}
        />
      ))}
    </fieldset>
  );
};
