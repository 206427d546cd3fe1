import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { Access } from '../../../../lib/operations/customer/view-access.ts';
import { Frame, type PortalPageProps } from './frame.tsx';
import { personIn } from './history.tsx';
import { nameOf, RoleMarks } from './people.tsx';
import { portalTextsIn } from './texts.ts';

/** Who can touch the account: every person and partner, since when and by whom (R63). */
export const AccessPage = ({ items, ...page }: PortalPageProps & { items: readonly Access[] }) => {
  const { access: texts } = portalTextsIn(page.language);
  return (
    <Frame {...page} tab="access" title={texts.title}>
      <p>{texts.lead}</p>
      <ul class="people">
        {items.map((access) => (
          <Entry key={keyOf(access)} access={access} {...page} />
        ))}
      </ul>
    </Frame>
  );
};

const keyOf = (access: Access): string => {
  if (access.is === 'user') return access.user.id;
  return access.is === 'partner' ? access.access : `${access.inBilling} ${access.accountId}`;
};

const Entry = ({ access, view, language }: PortalPageProps & { access: Access }) => {
  const { access: texts } = portalTextsIn(language);
  const since = instantInWords(access.since, language);
  if (access.is === 'partner')
    return (
      <li>
        <div>
          <h2>{access.name}</h2>
          <p>{texts.partner[access.access]}</p>
        </div>
        <div class="state">
          <p class="quiet">{texts.since(since)}</p>
        </div>
      </li>
    );
  if (access.is === 'partner-user')
    return (
      <li>
        <div>
          <h2>{access.accountId}</h2>
          <p>{texts.atPartner(view.partnerName)}</p>
          <p>{texts.inBilling[access.inBilling]}</p>
        </div>
        <div class="state">
          <p class="quiet">{texts.since(since)}</p>
        </div>
      </li>
    );
  const { user, by, inBilling } = access;
  return (
    <li>
      <div>
        <h2>{nameOf(user)}</h2>
        <p>{user.accountId}</p>
        <RoleMarks language={language} roles={user.roles} />
        {inBilling && <p>{texts.inBilling[inBilling]}</p>}
      </div>
      <div class="state">
        <p class="quiet">{user.status === 'active' ? texts.since(since) : texts.invitedSince(since)}</p>
        <p class="quiet">
          {by.role === 'partner'
            ? texts.byPartner(view.partnerName)
            : texts.by(personIn(view.portal, by.accountId))}
        </p>
      </div>
    </li>
  );
};
