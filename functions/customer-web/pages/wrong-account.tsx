import type { Language } from '../../../lib/domain/identity.ts';
import type { Session } from '../../../lib/identity/session.ts';
import type { InvitedTo } from '../../../lib/operations/customer/open-invitation.ts';
import { Layout } from './layout.tsx';
import { SignOutForm } from './parts.tsx';
import { portalTextsIn } from './portal/texts.ts';
import { textsIn } from './texts.ts';

/** An account as a hint only: `k…@contoso.example`. */
const masked = (account: string): string => {
  const at = account.lastIndexOf('@');
  return `${account.slice(0, 1)}…${at > 0 ? account.slice(at) : ''}`;
};

/** Another account than the registered one is signed in (R25). */
export const WrongAccountPage = ({
  language,
  session,
  registered,
  to = 'activation',
}: {
  language: Language;
  session: Session;
  registered: string;
  to?: InvitedTo;
}) => {
  const { title, lead, remedy, button } = textsIn(language).wrongAccount;
  return (
    <Layout language={language} title={title} {...(to === 'activation' && { step: 2 as const })}>
      <h1>{title}</h1>
      <p>{lead(session.identity.accountId, masked(registered))}</p>
      <p>{to === 'portal' ? portalTextsIn(language).wrongAccountRemedy : remedy}</p>
      <div class="actions">
        <SignOutForm session={session} label={button} look="button" />
      </div>
    </Layout>
  );
};
