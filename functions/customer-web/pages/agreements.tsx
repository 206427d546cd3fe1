import type { Language } from '../../../lib/domain/identity.ts';
import type { AgreementDocument } from '../../../lib/domain/subscription/invitation.ts';
import type { Session } from '../../../lib/identity/session.ts';
import type { InvitationView } from '../../../lib/operations/customer/open-invitation.ts';
import { AgreementBoxes, type AgreementFaults, agreementFaultsIn } from './agreement-boxes.tsx';
import { Layout } from './layout.tsx';
import { PostForm, SignedIn } from './parts.tsx';
import { supportTextsIn } from './support/texts.ts';
import { textsIn } from './texts.ts';

interface AgreementsPageProps {
  readonly language: Language;
  readonly invitation: InvitationView;
  readonly session: Session;
  readonly ticked?: ReadonlySet<AgreementDocument>;
  readonly faults?: AgreementFaults;
}

/** The form by which the registered administrator accepts (R26). */
export const AgreementsPage = ({
  language,
  invitation,
  session,
  ticked = new Set(),
  faults = {},
}: AgreementsPageProps) => {
  const texts = textsIn(language);
  const faulty = agreementFaultsIn(language, faults);
  const prefix = faulty.length > 0 ? texts.agreements.errorPrefix : '';
  return (
    <Layout language={language} title={`${prefix}${texts.agreements.title}`} step={3}>
      {faulty.length > 0 && (
        <div class="problem" role="alert">
          <h2>{texts.agreements.problem}</h2>
          <ul>
            {faulty.map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`}>{text}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <h1>{texts.agreements.title}</h1>
      <p>{texts.agreements.lead(invitation)}</p>
      <SignedIn language={language} session={session} />
      <PostForm session={session} action="/agreements">
        <AgreementBoxes language={language} ticked={ticked} faults={faults} focused />
        <p class="quiet">{texts.agreements.recorded}</p>
        <div class="actions">
          <button type="submit" class="button">
            {texts.agreements.accept}
          </button>
        </div>
      </PostForm>
      <p class="quiet">
        <a href="/agreements/support">{supportTextsIn(language).ask}</a>
      </p>
    </Layout>
  );
};
