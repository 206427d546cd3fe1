import type { Cursors } from '../../lib/http/page.ts';
import type { KeyRing } from '../../lib/identity/key-ring.ts';
import type { RelyingParty } from '../../lib/identity/relying-party.ts';
import type { Sessions } from '../../lib/identity/session.ts';
import type { RequestContext } from '../../lib/operations/request.ts';
import type { CustomerOperations } from './operations.ts';
import type { Reply } from './reply.ts';
import type { WebRequest } from './request.ts';
import type { Site } from './site.ts';

/** What the pages depend on. */
export interface Web {
  readonly site: Site;
  readonly operations: CustomerOperations;
  readonly relyingParty: RelyingParty;
  readonly sessions: Sessions;
  readonly linkKeys: () => Promise<KeyRing>;
  /** Positions in long lists, good for one person and one list. */
  readonly cursors: Cursors;
  readonly now: () => Date;
  readonly newId: RequestContext['newId'];
}

export type WebHandler = (
  request: WebRequest,
  parameters: Readonly<Record<string, string>>,
) => Promise<Reply>;
