import { isBillingAdministrator } from '../../../../lib/domain/billing/billing-access.ts';
import { whoPays } from '../../../../lib/domain/billing/who-pays.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import type { PortalRole, PortalUser } from '../../../../lib/domain/portal/portal.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { InvitationState, UserView } from '../../../../lib/operations/customer/user-view.ts';
import { billingTextsIn } from '../billing/texts.ts';
import { LinkButton } from '../parts.tsx';
import { Frame, type PortalPageProps, pathIn } from './frame.tsx';
import { portalTextsIn } from './texts.ts';
import type { Done } from './wording.ts';

export const nameOf = ({ firstName, lastName }: Pick<PortalUser, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`;

/** The roles of somebody, as marks. */
export const RoleMarks = ({ language, roles }: { language: Language; roles: readonly PortalRole[] }) => {
  const texts = portalTextsIn(language);
  return (
    <ul class="marks">
      {roles.map((role) => (
        <li key={role}>{texts.roles[role]}</li>
      ))}
    </ul>
  );
};

const wrong: readonly InvitationState[] = ['failed', 'bounced', 'complained', 'expired'];
const lookOf = (state: 'active' | InvitationState): string =>
  state === 'active' ? '' : wrong.includes(state) ? 'off' : 'quietly';

/** Everyone who has access or was invited (R38), and what became of the invitations (R39). */
export const UsersPage = ({
  users,
  next,
  done,
  ...page
}: PortalPageProps & {
  users: readonly UserView[];
  next: string | undefined;
  done: Done | undefined;
}) => {
  const { language, view } = page;
  const texts = portalTextsIn(language);
  return (
    <Frame {...page} tab="users" title={texts.users.title} done={done}>
      <LicenceLine {...page} />
      <div class="actions first">
        <LinkButton href={pathIn(view.subscriptionId, 'users', 'new')} label={texts.users.add} />
      </div>
      <ul class="people">
        {users.map((one) => (
          <Person key={one.user.id} one={one} {...page} />
        ))}
      </ul>
      {next && (
        <p>
          <a href={`${pathIn(view.subscriptionId, 'users')}?after=${next}`}>{texts.users.more}</a>
        </p>
      )}
    </Frame>
  );
};

/** Whether somebody is the billing administrator. */
export const pays = ({ billing, user }: PortalPageProps['view']): boolean =>
  billing !== undefined && isBillingAdministrator(billing, user);

/** Who can convert and buy, by name; nobody until the ownership is transferred (R51, R61). */
function payerIn({ billing, partnerName }: PortalPageProps['view']): string | undefined {
  const payer = whoPays(billing);
  if (payer.is === 'new-owner') return undefined;
  return payer.is === 'person' ? payer.accountId : partnerName;
}

/** Until when the trial runs, and who can turn it into a paid subscription, for somebody who cannot (R49). */
export function trialInWords(view: PortalPageProps['view'], until: string, language: Language): string {
  const { overview } = portalTextsIn(language);
  const whom = payerIn(view);
  return whom === undefined ? overview.trialWithoutOwner(until) : overview.trial(until, whom);
}

/** That every licence is taken, and what to do about it (R45, R51). */
export const NoLicenceLeft = ({ language, view }: Pick<PortalPageProps, 'language' | 'view'>) => {
  const { overview } = portalTextsIn(language);
  const { standing, subscriptionId } = view;
  const { goods, toConversion } = billingTextsIn(language);
  const path = (...steps: string[]) => pathIn(subscriptionId, 'billing', ...steps);
  if (!view.payable) return <p class="account">{overview.noLicencesLeft(view.partnerName)}</p>;
  if (!pays(view)) {
    const whom = payerIn(view);
    return (
      <p class="account">
        {whom === undefined ? overview.noLicencesWithoutOwner : overview.noLicencesLeft(whom)}
      </p>
    );
  }
  return standing.status === 'paid' ? (
    <p class="account">
      {overview.ownNoLicencesLeft} <a href={path('purchase', 'licences')}>{goods.licences}</a>
    </p>
  ) : (
    <p class="account">
      {overview.ownNoLicencesInTrial} <a href={path('conversion')}>{toConversion}</a>
    </p>
  );
};

/** How many licences are taken; when none is left, what to do (R45). */
const LicenceLine = ({ view, language }: PortalPageProps) => {
  const { overview } = portalTextsIn(language);
  const { allowance, portal } = view;
  const taken = portal.users.length;
  if (!allowance) return null;
  return taken >= allowance.licences ? (
    <NoLicenceLeft language={language} view={view} />
  ) : (
    <p class="quiet">{`${overview.licences}: ${overview.licencesOf(taken, allowance.licences)}`}</p>
  );
};

const Person = ({ one: { user, invitation }, view, language }: PortalPageProps & { one: UserView }) => {
  const { users } = portalTextsIn(language);
  const state = invitation ?? 'active';
  const waits = invitation === 'sent' || invitation === 'delivered';
  const expires = waits && user.invitation?.expiresAt;
  return (
    <li>
      <div>
        <h2>
          <a href={pathIn(view.subscriptionId, 'users', user.id)}>{nameOf(user)}</a>
          {user.id === view.user.id && <span class="quiet">{` (${users.you})`}</span>}
        </h2>
        <p>{user.accountId}</p>
        <RoleMarks language={language} roles={user.roles} />
      </div>
      <div class="state">
        <p>
          <span class={`status ${lookOf(state)}`}>{users.statuses[state]}</span>
        </p>
        {expires && <p class="quiet">{users.expires(instantInWords(expires, language))}</p>}
        {user.status === 'active' && <p class="quiet">{users.since(instantInWords(user.since, language))}</p>}
      </div>
    </li>
  );
};
