import { decidesForCustomer } from '../../../../lib/domain/billing/billing-access.ts';
import { hasNoPartner, type Removal } from '../../../../lib/domain/partner-access/partner-access.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { Access, GivenBy } from '../../../../lib/operations/customer/view-access.ts';
import { ownershipTextsIn } from '../ownership/texts.ts';
import { Facts } from '../parts.tsx';
import { Frame, type PortalPageProps, pathIn } from './frame.tsx';
import { personIn } from './history.tsx';
import { nameOf, RoleMarks } from './people.tsx';
import { portalTextsIn } from './texts.ts';

/** Who can touch the account: every person and partner, since when and by whom (R63). */
export const AccessPage = ({
  items,
  removed,
  ...page
}: PortalPageProps & { items: readonly Access[]; removed: readonly Removal[] }) => {
  const { access: texts } = portalTextsIn(page.language);
  return (
    <Frame {...page} tab="access" title={texts.title}>
      <p>{texts.lead}</p>
      <ul class="people">
        {items.map((access) => (
          <Entry key={keyOf(access)} access={access} {...page} />
        ))}
      </ul>
      {removed.length > 0 && <Removed removed={removed} {...page} />}
      {page.view.billing && decidesForCustomer(page.view.billing, page.view.user) && (
        <p>
          <a href={pathIn(page.view.subscriptionId, 'partner')}>{texts.toPartner}</a>
        </p>
      )}
    </Frame>
  );
};

/** What of the partner's access was removed (R61). */
const Removed = ({ removed, language, view }: PortalPageProps & { removed: readonly Removal[] }) => {
  const { access: texts } = portalTextsIn(language);
  return (
    <section>
      <h2>{texts.removed}</h2>
      <Facts
        facts={removed.map(({ access, at, by }) => ({
          label: `${view.partnerName}: ${ownershipTextsIn(language).partner.kinds[access]}`,
          value: texts.removedAt(instantInWords(at, language), personIn(view.portal, by)),
        }))}
      />
    </section>
  );
};

const keyOf = (access: Access): string => {
  if (access.is === 'user') return access.user.id;
  if (access.is === 'partner-user') return `${access.inBilling} ${access.accountId}`;
  return access.is === 'partner' ? access.access : access.is;
};

const Entry = ({ access, ...page }: PortalPageProps & { access: Access }) => {
  const { view, language } = page;
  const { access: texts } = portalTextsIn(language);
  const since = instantInWords(access.since, language);
  if (access.is === 'partner')
    return (
      <li>
        <div>
          <h2>{access.name}</h2>
          <p>{texts.partner[access.access]}</p>
        </div>
        <Since since={texts.since(since)} by={texts.bySetUp} />
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
        <Since since={texts.since(since)} by={byInWords(access.by, page)} />
      </li>
    );
  if (access.is === 'partner-administrators')
    return (
      <li>
        <div>
          <h2>{texts.administratorsAt(access.name)}</h2>
          <p>{texts.pay}</p>
        </div>
        <Since
          since={texts.since(since)}
          by={access.by.role === 'partner' ? texts.bySigningUp : byInWords(access.by, page)}
        />
      </li>
    );
  const { user, by, inBilling } = access;
  return (
    <li>
      <div>
        <h2>{nameOf(user)}</h2>
        <p>{user.accountId}</p>
        {inBilling && <p>{texts.inBilling[inBilling]}</p>}
        <RoleMarks language={language} roles={user.roles} />
      </div>
      <Since
        since={user.status === 'active' ? texts.since(since) : texts.invitedSince(since)}
        by={byInWords(by, page)}
      />
    </li>
  );
};

/** Since when, and by whom (R63). */
const Since = ({ since, by }: { since: string; by: string }) => (
  <div class="state">
    <p class="quiet">{since}</p>
    <p class="quiet">{by}</p>
  </div>
);

function byInWords(by: GivenBy, { language, view }: PortalPageProps): string {
  const { access: texts } = portalTextsIn(language);
  if (by.role === 'support') return texts.by(portalTextsIn(language).history.support);
  if (by.role === 'customer') return texts.by(personIn(view.portal, by.accountId));
  return hasNoPartner(view.billing) ? texts.bySigningUp : texts.byPartner(view.partnerName);
}
