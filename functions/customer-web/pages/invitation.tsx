import type { Language } from '../../../lib/domain/identity.ts';
import { instantInWords } from '../../../lib/instant-in-words.ts';
import type { InvitationView } from '../../../lib/operations/customer/open-invitation.ts';
import { Layout } from './layout.tsx';
import { Facts, LinkButton } from './parts.tsx';
import { textsIn } from './texts.ts';

/** Who invites to what, and which account has to sign in. */
export const InvitationPage = ({
  language,
  invitation,
}: {
  language: Language;
  invitation: InvitationView;
}) => {
  const texts = textsIn(language);
  const { administrator, expiresAt } = invitation;
  return (
    <Layout language={language} title={texts.invitation.title(invitation.serviceName)} step={1}>
      <h1>{texts.invitation.title(invitation.serviceName)}</h1>
      <p>{texts.invitation.lead(invitation)}</p>
      <div class="account">
        <p>{texts.invitation.account}</p>
        <p>
          <strong>{administrator.accountId}</strong>
        </p>
      </div>
      <Facts
        facts={[
          { label: texts.facts.organization, value: invitation.organizationName },
          { label: texts.facts.service, value: invitation.serviceName },
          { label: texts.facts.partner, value: invitation.partnerName },
          { label: texts.facts.validUntil, value: instantInWords(expiresAt, language) },
        ]}
      />
      <p class="quiet">{texts.invitation.unchanged}</p>
      <div class="actions">
        <LinkButton href="/sign-in" label={texts.invitation.button} />
      </div>
    </Layout>
  );
};
