import type { Caller } from '../ports.ts';
import type { PolicyStatement } from './policy.ts';

/** Who takes a role, and under which name its sessions go. */
export interface Principal {
  readonly caller: Caller;
  readonly roleName: string;
  /** Lambda names the session after the function. */
  readonly session: string;
  readonly statements: readonly PolicyStatement[];
}
