import { countryInWords, placeInWords } from '../../../../lib/country-in-words.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import type { Session } from '../../../../lib/identity/session.ts';
import type { OrderedSubscription } from '../../../../lib/operations/partner/ordered-subscription.ts';
import { Layout } from '../layout.tsx';
import { Facts, LinkButton, SignedIn } from '../parts.tsx';
import { textsIn } from '../texts.ts';
import { signUpTextsIn } from './texts.ts';
import type { SignUpTexts } from './wording.ts';

interface SignedUpPageProps {
  readonly language: Language;
  readonly session: Session;
  readonly signedUp: OrderedSubscription;
  /** Where its data center lies, if that is known. */
  readonly place: string | undefined;
  /** Whether its portal will be at this data center. */
  readonly isHere: boolean;
  /** The address of its portal, once it is there and if it is known. */
  readonly portal: string | undefined;
}

/** What was signed up for, and where its portal will be (R46). */
export const SignedUpPage = ({ language, session, signedUp, place, isHere, portal }: SignedUpPageProps) => {
  const { signedUp: texts } = signUpTextsIn(language);
  const { facts, toPortal } = textsIn(language);
  const { order, standing } = signedUp;
  const isReady = standing.status !== 'provisioning';
  return (
    <Layout language={language} title={texts.title}>
      <h1>{texts.title}</h1>
      <p>{leadIn(texts, isHere, isReady)}</p>
      {isReady && portal === undefined && <p>{texts.linkInMail}</p>}
      <Facts
        facts={[
          { label: facts.organization, value: order.organizationName ?? '' },
          { label: facts.service, value: order.serviceName },
          { label: facts.countryOfUse, value: countryInWords(order.countryOfUse, language) },
          {
            label: facts.dataCenter,
            value: placeInWords({ place, dataCenter: order.dataCenter }, language),
          },
        ]}
      />
      {(portal !== undefined || !isReady) && (
        <div class="actions">
          {portal === undefined ? (
            <LinkButton href={`/sign-up/${order.id}`} label={texts.look} />
          ) : (
            <LinkButton href={portal} label={toPortal} />
          )}
        </div>
      )}
      <hr />
      <SignedIn language={language} session={session} />
    </Layout>
  );
};

const leadIn = ({ here, elsewhere, ready }: SignUpTexts['signedUp'], isHere: boolean, isReady: boolean) => {
  if (isHere) return here;
  return isReady ? ready : elsewhere;
};
