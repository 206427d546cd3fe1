import { countryInWords } from '../../../../lib/country-in-words.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import type { Session } from '../../../../lib/identity/session.ts';
import type { OrderedSubscription } from '../../../../lib/operations/partner/ordered-subscription.ts';
import { Layout } from '../layout.tsx';
import { Facts, LinkButton, SignedIn } from '../parts.tsx';
import { textsIn } from '../texts.ts';
import { signUpTextsIn } from './texts.ts';

interface SignedUpPageProps {
  readonly language: Language;
  readonly session: Session;
  readonly signedUp: OrderedSubscription;
  /** Whether its portal will be at this data center. */
  readonly isHere: boolean;
}

/** What was signed up for, and where its portal will be (R46). */
export const SignedUpPage = ({ language, session, signedUp: { order }, isHere }: SignedUpPageProps) => {
  const { signedUp: texts } = signUpTextsIn(language);
  const { facts } = textsIn(language);
  return (
    <Layout language={language} title={texts.title}>
      <h1>{texts.title}</h1>
      <p>{isHere ? texts.here : texts.elsewhere}</p>
      <Facts
        facts={[
          { label: facts.organization, value: order.organizationName ?? '' },
          { label: facts.service, value: order.serviceName },
          { label: facts.countryOfUse, value: countryInWords(order.countryOfUse, language) },
          { label: facts.dataCenter, value: order.dataCenter },
        ]}
      />
      <SignedIn language={language} session={session} />
      {isHere && (
        <div class="actions">
          <LinkButton href={`/sign-up/${order.id}`} label={texts.look} />
        </div>
      )}
    </Layout>
  );
};
