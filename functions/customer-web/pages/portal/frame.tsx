import type { ComponentChildren } from 'preact';
import {
  decidesForCustomer,
  hasAccessToBilling,
  seesAccess,
} from '../../../../lib/domain/billing/billing-access.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import { isSignUpAccount } from '../../../../lib/domain/partner-of-record/partner-of-record.ts';
import { holds } from '../../../../lib/domain/portal/portal.ts';
import { whyNotUsable } from '../../../../lib/domain/portal/portal-actions.ts';
import type { Session } from '../../../../lib/identity/session.ts';
import type { PortalView } from '../../../../lib/operations/customer/view-portal.ts';
import { Layout } from '../layout.tsx';
import { SignedIn } from '../parts.tsx';
import { portalTextsIn } from './texts.ts';
import type { Done } from './wording.ts';

export type Tab =
  | 'overview'
  | 'users'
  | 'requests'
  | 'billing'
  | 'account'
  | 'partner'
  | 'history'
  | 'access'
  | 'support';

/** What every page of a portal knows. */
export interface PortalPageProps {
  readonly language: Language;
  readonly session: Session;
  readonly view: PortalView;
}

interface FrameProps extends PortalPageProps {
  readonly tab: Tab;
  readonly title: string;
  /** What was done last. */
  readonly done?: Done | undefined;
  /** Whether the page says that something went wrong, which its title says first. */
  readonly faulty?: boolean;
  readonly children: ComponentChildren;
}

/** Where a page of a subscription's portal is. */
export const pathIn = (subscriptionId: string, ...steps: readonly string[]): string =>
  ['/portal', subscriptionId, ...steps].join('/');

/** The frame of every page of a portal: whose it is, where else to go, what was done last, who is signed in. */
export const Frame = ({ language, session, view, tab, title, done, faulty, children }: FrameProps) => {
  const texts = portalTextsIn(language);
  const heading = tab === 'overview' ? title : `${title} – ${view.organizationName}`;
  return (
    <Layout language={language} title={`${faulty ? texts.errorPrefix : ''}${heading}`} wide>
      <p class="whose">
        {tab !== 'overview' && `${view.organizationName} · `}
        {view.serviceName}
      </p>
      <Tabs view={view} current={tab} language={language} />
      {done && (
        <p class="done" role="status">
          {texts.done[done]}
        </p>
      )}
      <h1>{title}</h1>
      {children}
      <hr />
      <SignedIn language={language} session={session} />
    </Layout>
  );
};

/** Where somebody may go: in a service that cannot be used, only to support and the partner of record beside the overview (R52). */
const mayGo = ({ billing, user, standing }: PortalView): Readonly<Record<Tab, boolean>> => {
  const usable = !whyNotUsable(standing);
  const administers = usable && holds(user, 'administrator');
  const seesBilling = usable && billing !== undefined && hasAccessToBilling(billing, user);
  const decides = usable && billing !== undefined && decidesForCustomer(billing, user);
  const signedUp = billing !== undefined && isSignUpAccount(billing, user.identity);
  const concerned = seesBilling || (usable && billing?.transfer?.newOwner.userId === user.id);
  return {
    overview: true,
    users: administers,
    requests: administers,
    billing: seesBilling,
    account: concerned,
    partner: decides || signedUp,
    history: administers,
    access: usable && seesAccess(billing, user),
    support: true,
  };
};

const Tabs = ({ view, current, language }: { view: PortalView; current: Tab; language: Language }) => {
  const { nav } = portalTextsIn(language);
  const open = mayGo(view);
  const tabs: readonly (readonly [Tab, string, string[]])[] = [
    ['overview', nav.overview, []],
    ['users', nav.users, ['users']],
    ['requests', nav.requests(view.waiting), ['requests']],
    ['billing', nav.billing, ['billing']],
    ['account', nav.account, ['account']],
    ['partner', nav.partner, ['partner']],
    ['history', nav.history, ['history']],
    ['access', nav.access, ['access']],
    ['support', nav.support, ['support']],
  ];
  return (
    <nav class="tabs" aria-label={nav.label}>
      <ul>
        {tabs
          .filter(([tab]) => open[tab])
          .map(([tab, label, steps]) => (
            <li key={tab}>
              <a
                href={pathIn(view.subscriptionId, ...steps)}
                aria-current={tab === current ? 'page' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
};
