import type { CustomerRequest } from '../../../../lib/domain/desk/customer-request.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import { Layout } from '../layout.tsx';
import { SignedIn } from '../parts.tsx';
import { isRejected, Problem } from '../portal/rejection.tsx';
import { textsIn } from '../texts.ts';
import { QuestionForm, type QuestionFormProps } from './question-form.tsx';
import { Said } from './said.tsx';
import { RequestStatus } from './support.tsx';
import { supportTextsIn } from './texts.ts';

interface InvitedQuestionProps extends QuestionFormProps {
  readonly organizationName: string;
  /** What they asked before, newest first. */
  readonly requests: readonly CustomerRequest[];
}

/** The form with which whom an invitation names asks support, who has no portal yet, and what they asked (R33). */
export const InvitedQuestionPage = ({ organizationName, requests, ...props }: InvitedQuestionProps) => {
  const { language, session, rejection } = props;
  const { form, invited } = supportTextsIn(language);
  const prefix = isRejected(rejection) ? textsIn(language).agreements.errorPrefix : '';
  return (
    <Layout language={language} title={`${prefix}${form.title}`} step={3}>
      <Problem language={language} rejection={rejection} />
      <h1>{form.title}</h1>
      <SignedIn language={language} session={session} />
      <QuestionForm {...props} action="/agreements/support" back="/agreements" />
      {requests.length > 0 && (
        <section>
          <h2>{invited.earlier}</h2>
          {requests.map((request) => (
            <Asked
              key={request.id}
              request={request}
              language={language}
              organizationName={organizationName}
            />
          ))}
        </section>
      )}
    </Layout>
  );
};

const Asked = ({
  request: { subject, state, closure, messages },
  ...page
}: {
  readonly request: CustomerRequest;
  readonly language: Language;
  readonly organizationName: string;
}) => (
  <article>
    <h3>{subject}</h3>
    <p>
      <RequestStatus state={state} language={page.language} />
    </p>
    {closure && <p class="account">{supportTextsIn(page.language).thread.closed(closure.reason)}</p>}
    <Said messages={messages} {...page} />
  </article>
);
