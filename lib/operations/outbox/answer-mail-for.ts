import type { EventBase } from '../../domain/change.ts';
import type { RequestEvent } from '../../domain/desk/support-request.ts';
import { mailToOf } from '../../domain/partner/partner-users.ts';
import type { Mail } from '../../mail/mail.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/**
 * The mail that takes support's answer, or its closing of what asked to reactivate, to whoever at the partner wrote last;
 * `undefined` when they have left (R33).
 */
export async function answerMailFor(
  event: EventBase,
  { of, at }: Pick<StoredChange, 'of' | 'at'>,
  home: Store,
): Promise<Mail | undefined> {
  const { stored } = await home.load({ stored: ref('support-request', ...of.id) });
  if (!stored) return undefined;
  const { partnerId, messages, subject, accountNumber } = stored.value;
  const answer = messages.findLast((message) => message.by.role === 'support' && message.at <= at);
  const asked = messages.findLast((message) => message.by.role === 'partner' && message.at <= at)?.by;
  const { partner } = await home.load({ partner: ref('partner', partnerId) });
  const user = partner?.value.users.find(
    ({ accountId }) => asked && 'accountId' in asked && accountId === asked.accountId,
  );
  if (!partner || !user) return undefined;
  const { email: to, language } = mailToOf(user);
  const about = {
    to,
    language,
    partnerName: partner.value.organization.name,
    accountId: user.accountId,
    requestId: stored.value.id,
    subject,
  };
  if (event.type !== 'request-closed')
    return answer && { ...about, kind: 'partner-request-answered', text: answer.text };
  if (accountNumber === undefined) return undefined;
  const { reason } = event as Extract<RequestEvent, { type: 'request-closed' }>;
  return {
    ...about,
    kind: 'partner-request-closed',
    accountNumber,
    ...(reason !== undefined && { reason }),
  };
}
