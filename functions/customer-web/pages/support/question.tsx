import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { isRejected, Problem } from '../portal/rejection.tsx';
import { QuestionForm, type QuestionFormProps } from './question-form.tsx';
import { supportTextsIn } from './texts.ts';

type QuestionProps = PortalPageProps & Pick<QuestionFormProps, 'entries' | 'rejection' | 'once'>;

/** The form that asks support (R33). */
export const QuestionPage = ({ entries, rejection, once, ...page }: QuestionProps) => {
  const { language, session, view } = page;
  const list = pathIn(view.subscriptionId, 'support');
  return (
    <Frame {...page} tab="support" title={supportTextsIn(language).form.title} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <QuestionForm {...{ language, session, entries, rejection, once }} action={list} back={list} />
    </Frame>
  );
};
