import type { Language } from '../../lib/domain/identity.ts';
import type { RefusalCode } from '../../lib/domain/refusal.ts';
import type { DeadEnd } from './operations.ts';
import { NoticePage } from './pages/notice.tsx';
import { LinkButton } from './pages/parts.tsx';
import { textsIn } from './pages/texts.ts';
import { page, type Reply } from './reply.ts';

const statusOf: Readonly<Record<DeadEnd, number>> = {
  unknown: 404,
  inactive: 409,
  used: 410,
  replaced: 410,
  withdrawn: 410,
  expired: 410,
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
};

export const deadEndOfRefusal = (code: RefusalCode): DeadEnd | undefined => deadEndOf[code];

/** Says why a link leads nowhere, and what to do (R23). */
export function deadEnd(end: DeadEnd, language: Language, serviceName?: string): Reply {
  const texts = textsIn(language);
  return page(
    statusOf[end],
    <NoticePage language={language} notice={texts.deadEnds[end](serviceName)}>
      {end === 'used' && <LinkButton href="/portal" label={texts.toPortal} />}
    </NoticePage>,
  );
}
