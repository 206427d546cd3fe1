import { type Account, isAssociated } from '../directory/account.ts';
import type { Identity } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { type Partner, type PartnerActivated, type PartnerUser, partnerAlreadyActive } from './partner.ts';
import type { PartnerUserLeft } from './partner-user-events.ts';
import { isLastAdministrator } from './partner-users.ts';

export interface ActivatePartner {
  readonly caller: Identity;
  readonly accountNumber: string;
  readonly organization: Partner['organization'];
}

export interface ActivationFacts {
  readonly account: Account | undefined;
  /** Whether the organisation has an active portal account already. */
  readonly active: boolean;
  /** Where the caller works until now, if they are a user of another organisation. */
  readonly elsewhere: { readonly partner: Partner; readonly user: PartnerUser } | undefined;
  readonly ids: { readonly partner: string; readonly user: string; readonly authorizationNumber: string };
}

export interface Activation {
  readonly partner: Partner;
  readonly events: readonly [PartnerActivated];
  /** What happens in the organisation that the caller leaves for their own. */
  readonly elsewhere: readonly PartnerUserLeft[];
}

/**
 * Activates a partner organisation; whoever does becomes its administrator, and leaves any other one: that somebody
 * was added elsewhere keeps nobody from their own organisation (R1, R2, R3, R8).
 */
export function activatePartner(
  command: ActivatePartner,
  facts: ActivationFacts,
  now: Instant,
): Outcome<Activation> {
  const { caller } = command;
  const { ids, elsewhere } = facts;
  if (!facts.account || !isAssociated(facts.account, caller.accountId)) return identityNotAssociated;
  if (facts.active) return partnerAlreadyActive;
  if (elsewhere && isLastAdministrator(elsewhere.partner, elsewhere.user)) return lastAdministratorElsewhere;
  return accepted({
    partner: {
      id: ids.partner,
      accountNumber: command.accountNumber,
      authorizationNumber: ids.authorizationNumber,
      organization: command.organization,
      activatedAt: now,
      users: [
        {
          id: ids.user,
          accountId: caller.accountId,
          role: 'administrator',
          identity: { issuer: caller.issuer, subject: caller.subject },
          since: now,
        },
      ],
    },
    events: [{ type: 'partner-activated', at: now, userId: ids.user }],
    elsewhere: elsewhere
      ? [{ type: 'user-left', at: now, userId: elsewhere.user.id, accountId: elsewhere.user.accountId }]
      : [],
  });
}

const identityNotAssociated = refused(
  'identity-not-associated',
  'The account you signed in with is not associated with this organisation. Sign in with the account that the directory has on record, or ask support to add yours.',
  '/accountNumber',
);

const lastAdministratorElsewhere = refused(
  'last-administrator',
  'You are the last administrator who has signed in of another organisation. Make somebody else administrator there first and wait until they have signed in, or activate this organisation with another account.',
);
