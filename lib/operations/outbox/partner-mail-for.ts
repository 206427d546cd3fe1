import { isReplaced, type Partner } from '../../domain/partner/partner.ts';
import type { PartnerNews } from '../../domain/partner/partner-news.ts';
import type { PartnerUserEvent } from '../../domain/partner/partner-user-events.ts';
import { mailToOf } from '../../domain/partner/partner-users.ts';
import type { Mail } from '../../mail/mail.ts';

/** The mail that an event on an organisation's users calls for; `undefined` when it has been overtaken (R2, R5). */
export function partnerMailFor(
  event: Exclude<PartnerUserEvent, PartnerNews>,
  partner: Partner,
): Mail | undefined {
  const { accountId } = event;
  const about = { partnerName: partner.organization.name, accountId };
  const user = partner.users.find(({ id }) => id === event.userId);
  switch (event.type) {
    case 'user-invited': {
      if (!user || user.identity) return undefined;
      const { email: to, language } = mailToOf(user);
      return { ...about, kind: 'partner-invitation', to, language, role: user.role };
    }
    case 'administrator-appointed': {
      const { email: to, language } = event.mailTo;
      if (user?.role !== 'administrator') return undefined;
      return { ...about, kind: 'administrator-appointed', to, language, invited: !user.identity };
    }
    case 'administrator-suspended':
    case 'administrator-replaced': {
      const { email: to, language } = event.mailTo;
      if (user?.role === 'administrator' && !isReplaced(partner, user)) return undefined;
      const invited = event.type === 'administrator-replaced' && event.invited === true;
      return { ...about, kind: 'administrator-replaced', to, language, former: event.former, invited };
    }
    default:
      return undefined;
  }
}
