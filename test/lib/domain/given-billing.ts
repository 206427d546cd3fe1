import { type BillingAccount, openedBy } from '../../../lib/domain/billing/billing-account.ts';
import { accountId, type PersonKey } from '../../../lib/domain/identity.ts';
import type { Instant } from '../../../lib/domain/instant.ts';
import { evolveOwnership, type OwnershipEvent } from '../../../lib/domain/ownership/ownership-events.ts';
import {
  mandatoryRoles,
  type Portal,
  type PortalRole,
  type PortalUser,
} from '../../../lib/domain/portal/portal.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import { addedAt } from './given.ts';

export const anna = accountId('anna@partner.example');
export const accountOf = (name: string) => accountId(`${name}@contoso.example`);
export const keyOf = (name: string): PersonKey => ({ issuer: 'https://id.example', subject: name });

/** A user who has signed in, or one who was only invited. */
export const userNamed = (
  name: string,
  roles: readonly PortalRole[] = ['user'],
  status: PortalUser['status'] = 'active',
): PortalUser => {
  const base = {
    id: `usr_${name}`,
    accountId: accountOf(name),
    firstName: name,
    lastName: 'Berg',
    language: 'en',
    roles,
    addedAt,
    addedBy: { role: 'partner' },
  } as const;
  return status === 'active'
    ? { ...base, status, identity: keyOf(name), since: addedAt }
    : { ...base, status: 'invited' };
};

export const activeUser = (portal: Portal, name: string) => {
  const user = portal.users.find(({ id }) => id === `usr_${name}`);
  if (user?.status !== 'active') throw new Error(`${name} has not signed in.`);
  return user;
};

/** A portal whose first user, kim, holds every mandatory role. */
export const portalWith = (...users: readonly PortalUser[]): Portal => ({
  id: 'sub_1',
  openedAt: addedAt,
  users: [userNamed('kim', ['administrator', ...mandatoryRoles]), ...users],
  requests: [],
});

/** The billing account of a sign-up by the partner, or by kim. */
export const byThePartner: BillingAccount = openedBy(
  { of: 'partner', accountId: anna, since: addedAt },
  addedAt,
);
export const byKim: BillingAccount = openedBy(
  { of: 'customer', accountId: accountOf('kim'), identity: keyOf('kim'), since: addedAt },
  addedAt,
);

export const withDelegates = (billing: BillingAccount, since: Instant, ...names: readonly string[]) => ({
  ...billing,
  delegates: names.map((name) => ({
    id: `del_${name}`,
    holder: { of: 'customer' as const, accountId: accountOf(name), userId: `usr_${name}` },
    since,
    by: anna,
  })),
});

/** The billing account after a decision; a refusal throws. */
export function evolved(
  billing: BillingAccount,
  decision: Outcome<readonly OwnershipEvent[]>,
): BillingAccount {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value.reduce(evolveOwnership, billing);
}

export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.refusal.code);
