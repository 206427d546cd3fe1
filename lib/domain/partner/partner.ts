import type { EventBase } from '../change.ts';
import type { Identity, Language } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { refused } from '../refusal.ts';

/** The vendor itself, in the place of a partner: customers who signed up by themselves are enrolled under it (R46). */
export const directPartnerId = 'par_direct';

export type PartnerRole = 'administrator' | 'implementation-expert';

/** A person who works in the partner portal. `identity` binds at the first sign-in; until then they are invited. */
export interface PartnerUser {
  readonly id: string;
  readonly accountId: Identity['accountId'];
  readonly role: PartnerRole;
  readonly identity?: Pick<Identity, 'issuer' | 'subject'>;
  readonly since: Instant;
  /** Of those who were added by an administrator or by support. */
  readonly name?: { readonly firstName: string; readonly lastName: string };
  /** Where mails go; without one, to the account. */
  readonly contact?: { readonly email: string; readonly language: Language };
  /** When a mail told them last that they can sign in here; absent of those who were added in silence. */
  readonly toldAt?: Instant;
  /** Support has put another administrator in their place; until they are made one again (R5, R51). */
  readonly replaced?: true;
}

/** Administrators who are to go once the one whom support appointed has signed in (R5). */
export interface Succession {
  readonly userId: string;
  readonly former: 'demote' | 'remove';
}

/** A partner organisation whose portal account is active (R1, R8). */
export interface Partner {
  readonly id: string;
  readonly accountNumber: string;
  /** Ten digits, the first not zero. */
  readonly authorizationNumber: string;
  readonly organization: { readonly name: string; readonly country: string; readonly phone: string };
  readonly activatedAt: Instant;
  readonly users: readonly PartnerUser[];
  readonly succession?: Succession;
}

/** What authorizes a person in the partner portal: read with every request, checked in every commit. */
export interface Membership {
  readonly partnerId: string;
  readonly partnerAccountNumber: string;
  readonly organization: Partner['organization'];
  readonly userId: string;
  readonly role: PartnerRole;
  readonly accountId: Identity['accountId'];
  /** Whom support has replaced spends no customer's money (R5, R51). */
  readonly replaced?: true;
}

export interface PartnerActivated extends EventBase {
  readonly type: 'partner-activated';
  readonly userId: string;
}

/** Names nobody (R3). */
export const partnerAlreadyActive = refused(
  'partner-already-active',
  'Your organisation is already active. One of its administrators can add you under partner users.',
  '/accountNumber',
);

/** The refusal of everything a partner does before activation (R4). */
export const partnerNotActive = refused(
  'partner-not-active',
  'Your organisation is not active in the partner portal for this account. Activate it with POST /v1/partners, or sign in with the registered account.',
);

/** Whether support has put another administrator in the place of a user, who may have yet to sign in (R5). */
export const isReplaced = ({ succession }: Pick<Partner, 'succession'>, user: PartnerUser): boolean =>
  user.replaced === true ||
  (succession !== undefined && succession.userId !== user.id && user.role === 'administrator');

export const membershipOf = (partner: Partner, user: PartnerUser): Membership => ({
  partnerId: partner.id,
  partnerAccountNumber: partner.accountNumber,
  organization: partner.organization,
  userId: user.id,
  role: user.role,
  accountId: user.accountId,
  ...(isReplaced(partner, user) && { replaced: true }),
});
