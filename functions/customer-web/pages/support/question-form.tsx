import type { Language } from '../../../../lib/domain/identity.ts';
import type { Session } from '../../../../lib/identity/session.ts';
import { PostForm, Submit } from '../parts.tsx';
import { ProseField, TextField } from '../portal/fields.tsx';
import type { Rejection } from '../portal/rejection.tsx';
import { supportTextsIn } from './texts.ts';

export interface QuestionEntries {
  readonly subject: string;
  readonly text: string;
}

export interface QuestionFormProps {
  readonly language: Language;
  readonly session: Session;
  readonly entries: QuestionEntries;
  readonly rejection: Rejection;
  /** Makes the form good for one effect. */
  readonly once: string;
}

/** The fields of a question to support (R33). `action`: where it is sent; `back`: where one goes who asks nothing. */
export const QuestionForm = ({
  language,
  session,
  entries,
  rejection: { faults },
  once,
  action,
  back,
}: QuestionFormProps & { readonly action: string; readonly back: string }) => {
  const { form } = supportTextsIn(language);
  return (
    <>
      <p>{form.lead}</p>
      <PostForm session={session} action={action} look="fields">
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
        <Submit label={form.submit} back={back} cancel={form.cancel} />
      </PostForm>
    </>
  );
};
