import type { Language } from '../../../lib/domain/identity.ts';
import type { Session } from '../../../lib/identity/session.ts';
import type { PortalView } from '../../../lib/operations/customer/view-portal.ts';
import { Layout } from './layout.tsx';
import { SignedIn } from './parts.tsx';
import { pathIn } from './portal/frame.tsx';
import { textsIn } from './texts.ts';

interface ChoosePortalProps {
  readonly language: Language;
  readonly session: Session;
  readonly views: readonly PortalView[];
}

/** The services to choose from, for people with access to several. */
export const ChoosePortalPage = ({ language, session, views }: ChoosePortalProps) => {
  const texts = textsIn(language);
  return (
    <Layout language={language} title={texts.choosePortal}>
      <h1>{texts.choosePortal}</h1>
      <ul class="choices">
        {views.map(({ subscriptionId, serviceName, organizationName }) => (
          <li key={subscriptionId}>
            <a href={pathIn(subscriptionId)}>
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
