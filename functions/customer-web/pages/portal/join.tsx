import type { Language } from '../../../../lib/domain/identity.ts';
import type { Session } from '../../../../lib/identity/session.ts';
import type { InvitationView } from '../../../../lib/operations/customer/open-invitation.ts';
import { Layout } from '../layout.tsx';
import { PostForm, SignedIn } from '../parts.tsx';
import { portalTextsIn } from './texts.ts';

interface JoinPageProps {
  readonly language: Language;
  readonly session: Session;
  readonly invitation: InvitationView;
}

/** The form by which an invited user, signed in, accepts (R40). */
export const JoinPage = ({ language, session, invitation }: JoinPageProps) => {
  const { join: texts } = portalTextsIn(language);
  return (
    <Layout language={language} title={texts.title(invitation.serviceName)}>
      <h1>{texts.title(invitation.serviceName)}</h1>
      <p>{texts.lead(invitation)}</p>
      <SignedIn language={language} session={session} />
      <p>{texts.confirm}</p>
      <PostForm session={session} action="/join">
        <div class="actions">
          <button type="submit" class="button">
            {texts.button}
          </button>
        </div>
      </PostForm>
    </Layout>
  );
};
