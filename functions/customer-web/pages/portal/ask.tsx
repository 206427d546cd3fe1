import type { Language } from '../../../../lib/domain/identity.ts';
import type { Session } from '../../../../lib/identity/session.ts';
import { Layout } from '../layout.tsx';
import { PostForm, SignedIn } from '../parts.tsx';
import { TextField } from './fields.tsx';
import { isRejected, Problem, type Rejection } from './rejection.tsx';
import { portalTextsIn } from './texts.ts';

export interface AskEntries {
  readonly subscription: string;
  readonly firstName: string;
  readonly lastName: string;
}

interface AskPageProps {
  readonly language: Language;
  readonly session: Session;
  readonly entries: AskEntries;
  readonly rejection: Rejection;
}

/** The form by which somebody who is signed in asks for access. It is the same for every service, and for none (R37). */
export const AskPage = ({ language, session, entries, rejection }: AskPageProps) => {
  const { ask: texts, userForm, errorPrefix } = portalTextsIn(language);
  const { faults } = rejection;
  return (
    <Layout language={language} title={`${isRejected(rejection) ? errorPrefix : ''}${texts.title}`}>
      <h1>{texts.title}</h1>
      <Problem language={language} rejection={rejection} />
      <p>{texts.lead}</p>
      <SignedIn language={language} session={session} />
      <PostForm session={session} action="/ask" look="fields">
        <TextField
          language={language}
          name="subscription"
          label={texts.subscription}
          hint={texts.subscriptionHint}
          value={entries.subscription}
          faults={faults}
        />
        <div class="pair">
          <TextField
            language={language}
            name="firstName"
            label={userForm.firstName}
            value={entries.firstName}
            autocomplete="given-name"
            faults={faults}
          />
          <TextField
            language={language}
            name="lastName"
            label={userForm.lastName}
            value={entries.lastName}
            autocomplete="family-name"
            faults={faults}
          />
        </div>
        <div class="actions">
          <button type="submit" class="button">
            {texts.submit}
          </button>
        </div>
      </PostForm>
    </Layout>
  );
};
