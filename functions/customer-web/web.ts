import type { KeyRing } from '../../lib/identity/key-ring.ts';
import type { RelyingParty } from '../../lib/identity/relying-party.ts';
import type { Sessions } from '../../lib/identity/session.ts';
import type { acceptInvitation } from '../../lib/operations/customer/accept-invitation.ts';
import type { openInvitation } from '../../lib/operations/customer/open-invitation.ts';
import type { portalsOf, viewPortal } from '../../lib/operations/customer/view-portal.ts';
import type { RequestContext } from '../../lib/operations/request.ts';
import type { Reply } from './reply.ts';
import type { WebRequest } from './request.ts';
import type { Site } from './site.ts';

/** The use cases behind the pages. */
export interface CustomerOperations {
  readonly openInvitation: ReturnType<typeof openInvitation>;
  readonly acceptInvitation: ReturnType<typeof acceptInvitation>;
  readonly viewPortal: ReturnType<typeof viewPortal>;
  readonly portalsOf: ReturnType<typeof portalsOf>;
}

/** What the pages depend on. */
export interface Web {
  readonly site: Site;
  readonly operations: CustomerOperations;
  readonly relyingParty: RelyingParty;
  readonly sessions: Sessions;
  readonly linkKeys: () => Promise<KeyRing>;
  readonly now: () => Date;
  readonly newId: RequestContext['newId'];
}

export type WebHandler = (
  request: WebRequest,
  parameters: Readonly<Record<string, string>>,
) => Promise<Reply>;
