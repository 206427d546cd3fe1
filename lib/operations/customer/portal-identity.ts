import type { AccountId } from '../../domain/identity.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';

/**
 * Whether an account signs in to a partner portal, which home knows; an administrator of a customer never does (R16).
 * Throws `DataCenterUnavailable` when home cannot tell.
 */
export const signsInToPartnerPortal = async (
  { home }: DataCenters,
  account: AccountId | undefined,
): Promise<boolean> => {
  if (account === undefined) return false;
  const { found } = await home.load({ found: ref('portal-account', account) });
  return found !== undefined;
};
