import type { Language } from '../../../lib/domain/identity.ts';
import type { HelpMails } from '../../../lib/operations/customer/help-mails.ts';
import { NoticePage } from './notice.tsx';
import { textsIn } from './texts.ts';

interface HelpMailsPageProps {
  readonly language: Language;
  /** Of the link, which is all that it takes to stop the mails. */
  readonly token: string;
  readonly mails: HelpMails;
}

/** Whether the help mails of a trial go on, and the button that changes it (R48). */
export const HelpMailsPage = ({ language, token, mails }: HelpMailsPageProps) => {
  const { helpMails: texts } = textsIn(language);
  const { is, serviceName = '', organizationName = '' } = mails;
  if (is === 'over') return <NoticePage language={language} notice={texts.over} />;
  const stops = is === 'wanted';
  return (
    <NoticePage language={language} notice={texts[is](serviceName, organizationName)}>
      <form method="post" action={`/unsubscribe/${token}`}>
        {!stops && <input type="hidden" name="resume" value="yes" />}
        <button type="submit" class={stops ? 'button' : 'button second'}>
          {stops ? texts.stop : texts.resume}
        </button>
      </form>
    </NoticePage>
  );
};
