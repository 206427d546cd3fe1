import { countryInWords, placeInWords } from '../../../../lib/country-in-words.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import { hasNoPartner } from '../../../../lib/domain/partner-access/partner-access.ts';
import { holds } from '../../../../lib/domain/portal/portal.ts';
import { whyNotUsable } from '../../../../lib/domain/portal/portal-actions.ts';
import type { Deadline, Status } from '../../../../lib/domain/time/standing.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { PortalView } from '../../../../lib/operations/customer/view-portal.ts';
import { billingTextsIn } from '../billing/texts.ts';
import { Facts } from '../parts.tsx';
import { textsIn } from '../texts.ts';
import { Frame, type PortalPageProps, pathIn } from './frame.tsx';
import { NoLicenceLeft, nameOf, pays, RoleMarks, trialInWords } from './people.tsx';
import { portalTextsIn } from './texts.ts';

interface OverviewPageProps extends PortalPageProps {
  /** Where the help mails are stopped, for who may stop them for all. */
  readonly helpMailsAt?: string | undefined;
}

/** A service as its users see it; one that cannot be used says why and what to do, and nothing else (R27, R32, R45). */
export const OverviewPage = ({ helpMailsAt, ...page }: OverviewPageProps) => {
  const { language, view } = page;
  const texts = textsIn(language);
  const usable = !whyNotUsable(view.standing);
  return (
    <Frame {...page} tab="overview" title={texts.portal.welcome(view.organizationName)}>
      <p>
        <span class={`status ${lookOf(view.standing)}`}>{texts.portal.statuses[view.standing.status]}</span>
      </p>
      <Remedy {...page} />
      {usable && <Waiting {...page} />}
      {usable && <Offered {...page} />}
      <Facts
        facts={usable ? [...holding(view, language), ...about(view, language)] : about(view, language)}
      />
      {usable && <NoneLeft {...page} />}
      <Deadlines {...page} />
      <Contacts {...page} />
      {usable && helpMailsAt && <HelpMailsPart {...page} at={helpMailsAt} />}
      {usable && (
        <>
          <h2>{portalTextsIn(language).overview.yourRoles}</h2>
          <RoleMarks language={language} roles={view.user.roles} />
        </>
      )}
    </Frame>
  );
};

const deadlineIn = (
  { standing }: PortalView,
  kind: Deadline['kind'],
  language: Language,
): string | undefined => {
  const found = standing.deadlines.find((deadline) => deadline.kind === kind);
  return found && instantInWords(found.at, language);
};

/** What has to be done to keep the service, or to get it back. */
const Remedy = ({ language, view }: PortalPageProps) => {
  const { portal } = textsIn(language);
  const { overview } = portalTextsIn(language);
  const { partnerName, standing } = view;
  const purgeAt = deadlineIn(view, 'purge', language);
  if (standing.status === 'inactive')
    return <Ended title={portal.inactiveTitle} text={portal.inactive(purgeAt, partnerName)} />;
  if (standing.status === 'expired')
    return <Ended title={overview.expiredTitle} text={overview.expired(purgeAt)} />;
  const until = deadlineIn(view, 'inactivation', language);
  if (until) return <p>{portal.noAccountNumber(until, partnerName)}</p>;
  const trialUntil = deadlineIn(view, 'expiry', language);
  if (!trialUntil) return null;
  if (!pays(view)) return <p>{trialInWords(view, trialUntil, language)}</p>;
  return (
    <p>
      {overview.ownTrial(trialUntil)}{' '}
      <a href={pathIn(view.subscriptionId, 'billing', 'conversion')}>
        {billingTextsIn(language).toConversion}
      </a>
    </p>
  );
};

const Ended = ({ title, text }: { title: string; text: string }) => (
  <div class="problem">
    <h2>{title}</h2>
    <p>{text}</p>
  </div>
);

/** People who wait for an administrator's answer (R37). */
const Waiting = ({ language, view }: PortalPageProps) => {
  const { overview } = portalTextsIn(language);
  if (view.waiting === 0 || !holds(view.user, 'administrator')) return null;
  return (
    <p class="account">
      {overview.waiting(view.waiting)}{' '}
      <a href={pathIn(view.subscriptionId, 'requests')}>{overview.toRequests}</a>
    </p>
  );
};

/** The ownership that waits for the answer of whoever looks (R58). */
const Offered = ({ language, view: { billing, user, subscriptionId } }: PortalPageProps) => {
  const { overview } = portalTextsIn(language);
  const { transfer } = billing ?? {};
  if (transfer?.newOwner.userId !== user.id || transfer.consentedAt) return null;
  return (
    <p class="account">
      {overview.offered} <a href={pathIn(subscriptionId, 'account')}>{overview.toOffer}</a>
    </p>
  );
};

/** Licences and storage (R45). */
const holding = ({ allowance, portal }: PortalView, language: Language) => {
  const { overview } = portalTextsIn(language);
  const taken = portal.users.length;
  return [
    {
      label: overview.licences,
      value: allowance ? overview.licencesOf(taken, allowance.licences) : overview.unlimitedLicences(taken),
    },
    {
      label: overview.storage,
      value: allowance ? overview.storageOf(allowance.storageGb) : overview.noStorage,
    },
  ];
};

const NoneLeft = ({ language, view }: PortalPageProps) => {
  const { allowance, portal } = view;
  return allowance && portal.users.length >= allowance.licences ? (
    <NoLicenceLeft language={language} view={view} />
  ) : null;
};

const about = (view: PortalView, language: Language) => {
  const { facts } = textsIn(language);
  return [
    { label: facts.countryOfUse, value: countryInWords(view.countryOfUse, language) },
    { label: facts.dataCenter, value: placeInWords(view, language) },
  ];
};

const Deadlines = ({ language, view }: PortalPageProps) => {
  const { portal } = textsIn(language);
  return (
    <>
      <h2>{portal.nextDeadline}</h2>
      {view.standing.deadlines.length === 0 ? (
        <p>{portal.noDeadlines}</p>
      ) : (
        <Facts
          facts={view.standing.deadlines.map(({ kind, at }) => ({
            label: portal.deadlines[kind],
            value: instantInWords(at, language),
          }))}
        />
      )}
    </>
  );
};

/** Who to turn to: administrators, contacts, the partner. */
const Contacts = ({ language, view }: PortalPageProps) => {
  const { portal } = textsIn(language);
  const { overview, roles } = portalTextsIn(language);
  const alone = hasNoPartner(view.billing);
  const isOut = view.billing?.partnerAccess.user.is === 'removed';
  const people = (users: PortalView['contacts'][number]['users']) =>
    users.map((user) => `${nameOf(user)}, ${user.accountId}`);
  return (
    <>
      <h2>{portal.contactTitle}</h2>
      <p>
        {(alone ? overview.contactVendor : isOut ? overview.contactSupport : portal.contact)(
          view.partnerName,
        )}
      </p>
      <Facts
        facts={[
          ...(alone ? [] : [{ label: overview.partner, value: view.partnerName }]),
          { label: overview.administrators, value: people(view.administrators) },
          ...view.contacts.map(({ role, users }) => ({ label: roles[role], value: people(users) })),
        ]}
      />
    </>
  );
};

/** Whether mails help with the trial, and the way to the page that changes it (R48). */
const HelpMailsPart = ({ at, language, view: { helpMails } }: PortalPageProps & { at: string }) => {
  const { overview } = portalTextsIn(language);
  if (helpMails === 'over') return null;
  return (
    <>
      <h2>{overview.helpTitle}</h2>
      <p>
        {overview.help[helpMails]} <a href={at}>{overview.toHelp[helpMails]}</a>
      </p>
    </>
  );
};

/** The class that colours a status: nothing to do, something to do, or neither. */
function lookOf({ status }: { readonly status: Status }): '' | 'off' | 'quietly' {
  switch (status) {
    case 'active':
    case 'trial':
    case 'paid':
      return '';
    case 'inactive':
    case 'expired':
      return 'off';
    case 'provisioning':
    case 'added':
    case 'invitation-sent':
    case 'purged':
      return 'quietly';
    default:
      return status satisfies never;
  }
}
