import { type Block, refusedFor } from '../action.ts';
import {
  type BillingAccount,
  type PartnerAccessKind,
  partnerAccessKinds,
} from '../billing/billing-account.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { OwnershipEvent } from '../ownership/ownership-events.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';

/** Removes access of the partner, of one kind or both; what is removed already stays so (R56, R61). */
export function removePartnerAccess(
  billing: BillingAccount,
  kinds: readonly PartnerAccessKind[],
  { by, receiptId }: { readonly by: AccountId; readonly receiptId: string },
  now: Instant,
): Outcome<readonly OwnershipEvent[]> {
  if (hasNoPartner(billing)) return refusedFor(nothingToRemoveBlock);
  if (kinds.includes('billing') && billing.administrator.of === 'partner') return partnerIsAdministrator;
  const removed = kinds.filter((kind) => billing.partnerAccess[kind].is === 'open');
  return accepted(
    removed.length > 0 ? [{ type: 'partner-access-removed', at: now, removed, by, receiptId }] : [],
  );
}

/**
 * Lets the partner's user in again, who was disabled; who is in already stays so (R61). Access to billing is not opened
 * again: that came with a sign-up by the partner, and nobody there would be anybody in billing.
 */
export function enablePartnerUser(
  { partnerAccess }: BillingAccount,
  { by }: { readonly by: AccountId },
  now: Instant,
): Outcome<readonly OwnershipEvent[]> {
  const { is } = partnerAccess.user;
  if (is === 'none') return noPartner;
  return accepted(is === 'open' ? [] : [{ type: 'partner-access-granted', at: now, granted: ['user'], by }]);
}

/** What is removed of the partner's access, and by which receipt. */
export interface Removal {
  readonly access: PartnerAccessKind;
  readonly at: Instant;
  readonly by: AccountId;
  readonly receiptId: string;
}

/** Proof of what was removed; asking again gives the same (R61). */
export interface Receipt extends Omit<Removal, 'access'> {
  readonly removed: readonly Removal[];
  /** Of the partner's access, what is left: while something is, its fee is charged (R62). */
  readonly remaining: readonly PartnerAccessKind[];
}

/** The receipt of the newest removal; `undefined` when nothing is removed. */
export function receiptOf({ partnerAccess }: BillingAccount): Receipt | undefined {
  const removed = partnerAccessKinds.flatMap((access): Removal[] => {
    const stands = partnerAccess[access];
    if (stands.is !== 'removed') return [];
    const { at, by, receiptId } = stands;
    return [{ access, at, by, receiptId }];
  });
  const [newest] = [...removed].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (!newest) return undefined;
  const { at, by, receiptId } = newest;
  return { receiptId, at, by, removed, remaining: openKinds({ partnerAccess }) };
}

/** The kinds of access that the partner has. */
export const openKinds = ({
  partnerAccess,
}: Pick<BillingAccount, 'partnerAccess'>): readonly PartnerAccessKind[] =>
  partnerAccessKinds.filter((kind) => partnerAccess[kind].is === 'open');

/** Whether there never was a partner: the customer signed up by itself (R46). */
export const hasNoPartner = (billing: BillingAccount | undefined): boolean =>
  billing?.partnerAccess.user.is === 'none';

export const partnerIsAdministratorBlock: Block = {
  code: 'partner-is-billing-administrator',
  reason: 'Somebody at the partner is the billing administrator, and there must be one at all times.',
  remedy: 'Transfer the ownership first.',
};
const partnerIsAdministrator = refusedFor(partnerIsAdministratorBlock);

export const nothingToRemoveBlock: Block = {
  code: 'no-partner',
  reason: 'You signed up without a partner, so that none has access.',
  remedy: 'There is nothing to remove.',
};
export const noPartnerBlock: Block = {
  code: 'no-partner',
  reason: 'You signed up without a partner, so that there is none to let in.',
  remedy: 'Choose a partner of record instead, if you want one to look after you.',
};
const noPartner = refusedFor(noPartnerBlock);

/** Why the partner can do nothing with a subscription whose customer has disabled the partner's user (R61). */
export const accessRemovedBlock: Block = {
  code: 'partner-access-removed',
  reason: "The customer has disabled the partner's user of this subscription.",
  remedy: 'Ask the customer, who can let you in again.',
};
export const accessRemoved = refusedFor(accessRemovedBlock);

/** Why the partner sees nothing of what is paid once the customer has removed its access to billing (R61). */
const billingRemoved = refused(
  'partner-access-removed',
  "The customer has removed the partner's access to the billing account, which is not opened again. Ask the customer about what is paid.",
);

/** Refuses to show what is paid to a partner without access to billing; its user can be disabled all the same (R61). */
export const whyNotBillingForPartner = ({ partnerAccess }: BillingAccount): Outcome<never> | undefined =>
  partnerAccess.billing.is === 'open' ? undefined : billingRemoved;

/** Refuses what a partner does with a subscription whose customer has disabled the partner's user (R61). */
export const whyNotForPartner = ({
  billing,
}: {
  readonly billing?: BillingAccount;
}): Outcome<never> | undefined => (billing?.partnerAccess.user.is === 'removed' ? accessRemoved : undefined);
