import type { Language } from '../../lib/domain/identity.ts';
import type { RefusalCode } from '../../lib/domain/refusal.ts';
import type { LinkStanding } from '../../lib/domain/subscription/invitation-link.ts';
import { statusOf } from '../../lib/http/status.ts';
import type { InvitedTo } from '../../lib/operations/customer/open-invitation.ts';
import { NoticePage } from './pages/notice.tsx';
import { LinkButton } from './pages/parts.tsx';
import { portalTextsIn } from './pages/portal/texts.ts';
import { textsIn } from './pages/texts.ts';
import { page, type Reply } from './reply.ts';

/** Why an activation link leads nowhere (R23). */
export type DeadEnd = Exclude<LinkStanding, 'open'>;

/** The refusal that says the same; its status is the page's. */
const codeOf: Readonly<Record<DeadEnd, RefusalCode>> = {
  unknown: 'invitation-unknown',
  inactive: 'subscription-inactive',
  used: 'invitation-used',
  replaced: 'invitation-replaced',
  withdrawn: 'invitation-withdrawn',
  expired: 'invitation-expired',
  over: 'subscription-expired',
  ended: 'service-ended',
};

/** The refusals of an acceptance that say the same as a link which leads nowhere. */
const deadEndOf: Partial<Record<RefusalCode, DeadEnd>> = {
  'invitation-unknown': 'unknown',
  'subscription-purged': 'unknown',
  'not-found': 'unknown',
  'no-open-invitation': 'unknown',
  'invitation-used': 'used',
  'already-activated': 'used',
  'invitation-replaced': 'replaced',
  'invitation-withdrawn': 'withdrawn',
  'invitation-expired': 'expired',
  'subscription-inactive': 'inactive',
  'subscription-expired': 'over',
  'service-ended': 'ended',
};

export const deadEndOfRefusal = (code: RefusalCode): DeadEnd | undefined => deadEndOf[code];

/** Says why a link leads nowhere, and what to do (R23). */
export function deadEnd(
  end: DeadEnd,
  language: Language,
  serviceName?: string,
  to: InvitedTo = 'activation',
  successor?: string,
): Reply {
  const texts = textsIn(language);
  const portalNotices = portalTextsIn(language).deadEnds;
  const notice =
    to === 'portal' && end !== 'ended' && end !== 'over' ? portalNotices[end] : texts.deadEnds[end];
  return page(
    statusOf[codeOf[end]],
    <NoticePage language={language} notice={notice(serviceName)}>
      {end === 'ended' && successor && <LinkButton href={successor} label={texts.toSuccessor} />}
      {end === 'used' && <LinkButton href="/portal" label={texts.toPortal} />}
    </NoticePage>,
  );
}
