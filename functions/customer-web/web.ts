import type { KeyRing } from '../../lib/identity/key-ring.ts';
import type { RelyingParty } from '../../lib/identity/relying-party.ts';
import type { Sessions } from '../../lib/identity/session.ts';
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
  readonly now: () => Date;
  readonly log: WebLog;
}

/** Entries name what happened, never whom it concerns. */
export interface WebLog {
  info(message: string, fields: Readonly<Record<string, string>>): void;
  error(message: string, fields: Readonly<Record<string, string>>, error?: unknown): void;
}

export type WebHandler = (
  request: WebRequest,
  parameters: Readonly<Record<string, string>>,
) => Promise<Reply>;
