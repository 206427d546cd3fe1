import { FormToken, Submit } from '../parts.tsx';
import { ProseField, TextField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import { supportTextsIn } from './texts.ts';

export interface QuestionEntries {
  readonly subject: string;
  readonly text: string;
}

interface QuestionProps extends PortalPageProps {
  readonly entries: QuestionEntries;
  readonly rejection: Rejection;
  /** Makes the form good for one effect. */
  readonly once: string;
}

/** The form that asks support (R33). */
export const QuestionPage = ({ entries, rejection, once, ...page }: QuestionProps) => {
  const { language, session, view } = page;
  const { form } = supportTextsIn(language);
  const { faults } = rejection;
  const list = pathIn(view.subscriptionId, 'support');
  return (
    <Frame {...page} tab="support" title={form.title} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{form.lead}</p>
      <form method="post" action={list} class="fields" novalidate>
        <FormToken session={session} />
        <input type="hidden" name="once" value={once} />
        <TextField
          language={language}
          name="subject"
          label={form.subject}
          value={entries.subject}
          faults={faults}
        />
        <ProseField
          language={language}
          name="text"
          label={form.text}
          hint={form.textHint}
          value={entries.text}
          faults={faults}
        />
        <Submit label={form.submit} back={list} cancel={form.cancel} />
      </form>
    </Frame>
  );
};
