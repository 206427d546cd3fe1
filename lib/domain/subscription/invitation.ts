import type { Delivery } from '../delivery.ts';
import type { AccountId, Identity, Language, Person } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { InvitationMark } from '../time/timeline.ts';

/** The customer administrator's invitation. A higher generation replaces the links of lower ones (R23). */
export interface Invitation {
  readonly generation: number;
  readonly administrator: Person;
  readonly contactEmail: string;
  readonly language: Language;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  /** What has become of its mail, as far as it is known. */
  readonly delivery?: Delivery;
}

export type AgreementDocument = 'online-services-agreement' | 'privacy-statement';
export const agreementDocuments = [
  'online-services-agreement',
  'privacy-statement',
] as const satisfies readonly AgreementDocument[];

/** A document as agreed to: which text exactly, and in which language (R26). */
export interface AgreedDocument {
  readonly document: AgreementDocument;
  readonly version: string;
  /** SHA-256 of the text shown, in hexadecimal. */
  readonly sha256: string;
  readonly language: Language;
}

/** Who agreed to what, when (R26). */
export interface Acceptance {
  readonly identity: Identity;
  readonly at: Instant;
  readonly agreements: readonly AgreedDocument[];
}

/** An invitation's id names its subscription, so that a link is found without an index. */
export const invitationIdOf = (subscriptionId: string): string => subscriptionId.replace(/^sub_/, 'inv_');
export const subscriptionIdOf = (invitationId: string): string => invitationId.replace(/^inv_/, 'sub_');

export const markOf = (invitation: Invitation, status: InvitationMark['status']): InvitationMark => ({
  status,
  sentAt: invitation.sentAt,
  expiresAt: invitation.expiresAt,
  ...(invitation.delivery && { delivery: invitation.delivery }),
});

/** Whether an account is the registered one (R25). */
export const invites = (invitation: Invitation, person: AccountId): boolean =>
  invitation.administrator.accountId === person;

/** The invitation of a portal's user names the subscription and the user: `inv_<subscription>_<user>`. */
export const userInvitationIdOf = (subscriptionId: string, userId: string): string =>
  `${invitationIdOf(subscriptionId)}_${userId.replace(/^usr_/, '')}`;

/** What an invitation is to: a subscription's activation or, with a user, its portal. */
export function invitationTarget(invitationId: string): {
  readonly subscriptionId: string;
  readonly userId?: string;
} {
  const [, subscription = '', user] = invitationId.split('_');
  return { subscriptionId: `sub_${subscription}`, ...(user !== undefined && { userId: `usr_${user}` }) };
}
