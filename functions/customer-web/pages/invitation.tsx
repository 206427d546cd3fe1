import type { Language } from '../../../lib/domain/identity.ts';
import { instantInWords } from '../../../lib/instant-in-words.ts';
import type { InvitationView } from '../../../lib/operations/customer/open-invitation.ts';
import { Layout } from './layout.tsx';
import { Facts, LinkButton } from './parts.tsx';
import { portalTextsIn } from './portal/texts.ts';
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
  const { invitee, expiresAt, serviceName, to } = invitation;
  const { join } = portalTextsIn(language);
  const inside = to === 'portal';
  const title = inside ? join.title(serviceName) : texts.invitation.title(serviceName);
  return (
    <Layout language={language} title={title} {...(!inside && { step: 1 as const })}>
      <h1>{title}</h1>
      <p>{inside ? join.lead(invitation) : texts.invitation.lead(invitation)}</p>
      <div class="account">
        <p>{inside ? join.account : texts.invitation.account}</p>
        <p>
          <strong>{invitee.accountId}</strong>
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
      {!inside && <p class="quiet">{texts.invitation.unchanged}</p>}
      <div class="actions">
        <LinkButton href="/sign-in" label={texts.invitation.button} />
      </div>
    </Layout>
  );
};
