import type { Language } from '../../../lib/domain/identity.ts';
import type { HelpMails } from '../../../lib/operations/customer/help-mails.ts';
import { NoticePage } from './notice.tsx';
import { textsIn } from './texts.ts';

interface HelpMailsPageProps {
  readonly language: Language;
  /** Of the link, which is all that it takes to stop the mails. */
  readonly token: string;
  readonly mails: HelpMails;
  /** Where the portal is, for somebody who is signed in. */
  readonly portal: string | undefined;
}

/** Whether the help mails of a trial go on, and the button that changes it (R48). */
export const HelpMailsPage = ({ language, token, mails, portal }: HelpMailsPageProps) => {
  const { helpMails: texts, toPortal } = textsIn(language);
  const { is, serviceName = '', organizationName = '' } = mails;
  const back = portal && <a href={portal}>{toPortal}</a>;
  if (is === 'over')
    return (
      <NoticePage language={language} notice={texts.over}>
        {back}
      </NoticePage>
    );
  const stops = is === 'wanted';
  return (
    <NoticePage language={language} notice={texts[is](serviceName, organizationName)}>
      <form method="post" action={`/unsubscribe/${token}`}>
        {!stops && <input type="hidden" name="resume" value="yes" />}
        <button type="submit" class={stops ? 'button' : 'button second'}>
          {stops ? texts.stop : texts.resume}
        </button>
      </form>
      {back}
    </NoticePage>
  );
};
