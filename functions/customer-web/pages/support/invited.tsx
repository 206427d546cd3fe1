import { Layout } from '../layout.tsx';
import { SignedIn } from '../parts.tsx';
import { isRejected, Problem } from '../portal/rejection.tsx';
import { textsIn } from '../texts.ts';
import { QuestionForm, type QuestionFormProps } from './question-form.tsx';
import { supportTextsIn } from './texts.ts';

/** The form with which whom an invitation names asks support, who has no portal yet (R33). */
export const InvitedQuestionPage = (props: QuestionFormProps) => {
  const { language, session, rejection } = props;
  const { title } = supportTextsIn(language).form;
  const prefix = isRejected(rejection) ? textsIn(language).agreements.errorPrefix : '';
  return (
    <Layout language={language} title={`${prefix}${title}`} step={3}>
      <Problem language={language} rejection={rejection} />
      <h1>{title}</h1>
      <SignedIn language={language} session={session} />
      <QuestionForm {...props} action="/agreements/support" back="/agreements" />
    </Layout>
  );
};
