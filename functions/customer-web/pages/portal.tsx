import type { Language } from '../../../lib/domain/identity.ts';
import type { Status } from '../../../lib/domain/timeline.ts';
import type { Session } from '../../../lib/identity/session.ts';
import { instantInWords } from '../../../lib/instant-in-words.ts';
import type { PortalView } from '../../../lib/operations/customer/view-portal.ts';
import { Layout } from './layout.tsx';
import { Facts, SignedIn } from './parts.tsx';
import { textsIn } from './texts.ts';
import type { Texts } from './wording.ts';

interface PortalProps<View> {
  readonly language: Language;
  readonly session: Session;
  readonly view: View;
}

/** A service as the people see it who have access to it. */
export const PortalPage = ({ language, session, view }: PortalProps<PortalView>) => {
  const texts = textsIn(language);
  const title = texts.portal.welcome(view.organizationName);
  return (
    <Layout language={language} title={title}>
      <h1>{title}</h1>
      <p class="lead">{view.serviceName}</p>
      <p>
        <span class={`status ${lookOf(view)}`}>{texts.portal.statuses[view.status]}</span>
      </p>
      <Remedy texts={texts} language={language} view={view} />
      <Facts facts={factsOf({ texts, language, view })} />
      <Deadlines texts={texts} language={language} view={view} />
      <h2>{texts.portal.contactTitle}</h2>
      <p>{texts.portal.contact(view.partnerName)}</p>
      <SignedIn language={language} session={session} />
    </Layout>
  );
};

/** The services to choose from, for people with access to several. */
export const ChoosePortalPage = ({ language, session, view }: PortalProps<readonly PortalView[]>) => {
  const texts = textsIn(language);
  return (
    <Layout language={language} title={texts.choosePortal}>
      <h1>{texts.choosePortal}</h1>
      <ul class="choices">
        {view.map(({ subscriptionId, serviceName, organizationName }) => (
          <li key={subscriptionId}>
            <a href={`/portal?subscription=${subscriptionId}`}>
              {organizationName}
              <span>{serviceName}</span>
            </a>
          </li>
        ))}
      </ul>
      <SignedIn language={language} session={session} />
    </Layout>
  );
};

interface PartProps {
  readonly texts: Texts;
  readonly language: Language;
  readonly view: PortalView;
}

/** What has to be done to keep the service, or to get it back. */
const Remedy = ({ texts, language, view }: PartProps) => {
  const deadlineOf = (kind: 'inactivation' | 'purge') => {
    const found = view.deadlines.find((deadline) => deadline.kind === kind);
    return found && instantInWords(found.at, language);
  };
  if (view.status === 'inactive')
    return (
      <div class="problem">
        <h2>{texts.portal.inactiveTitle}</h2>
        <p>{texts.portal.inactive(deadlineOf('purge'), view.partnerName)}</p>
      </div>
    );
  const until = deadlineOf('inactivation');
  return until ? <p>{texts.portal.noAccountNumber(until, view.partnerName)}</p> : null;
};

const Deadlines = ({ texts, language, view }: PartProps) => (
  <>
    <h2>{texts.portal.nextDeadline}</h2>
    {view.deadlines.length === 0 ? (
      <p>{texts.portal.noDeadlines}</p>
    ) : (
      <Facts
        facts={view.deadlines.map(({ kind, at }) => ({
          label: texts.portal.deadlines[kind],
          value: instantInWords(at, language),
        }))}
      />
    )}
  </>
);

const factsOf = ({ texts, language, view }: PartProps) => {
  const { facts } = texts;
  const { administrator } = view;
  return [
    { label: facts.administrator, value: `${administrator.firstName} ${administrator.lastName}` },
    { label: facts.partner, value: view.partnerName },
    { label: facts.countryOfUse, value: countryName(view.countryOfUse, language) },
    { label: facts.dataCenter, value: view.dataCenter },
  ];
};

const countryName = (country: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;

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
