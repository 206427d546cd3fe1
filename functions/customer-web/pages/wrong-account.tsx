import type { Language } from '../../../lib/domain/identity.ts';
import type { Session } from '../../../lib/identity/session.ts';
import { Layout } from './layout.tsx';
import { SignOutForm } from './parts.tsx';
import { textsIn } from './texts.ts';

/** An account as a hint only: `k…@contoso.example`. */
export const masked = (account: string): string => {
  const at = account.lastIndexOf('@');
  return `${account.slice(0, 1)}…${at > 0 ? account.slice(at) : ''}`;
};

/** Another account than the registered one is signed in (R25). */
export const WrongAccountPage = ({
  language,
  session,
  registered,
}: {
  language: Language;
  session: Session;
  registered: string;
}) => {
  const { title, lead, remedy, button } = textsIn(language).wrongAccount;
  return (
    <Layout language={language} title={title} step={2}>
      <h1>{title}</h1>
      <p>{lead(session.identity.accountId, masked(registered))}</p>
      <p>{remedy}</p>
      <div class="actions">
        <SignOutForm session={session} label={button} look="button" />
      </div>
    </Layout>
  );
};
