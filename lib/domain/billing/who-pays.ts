import type { AccountId } from '../identity.ts';
import type { BillingAccount } from './billing-account.ts';

/** Who can convert a trial and buy, as things stand; mails and pages name nobody who would be refused (R51, R56). */
export type Payer =
  | { readonly is: 'person'; readonly accountId: AccountId }
  | { readonly is: 'partner' }
  /** Nobody, until the ownership is transferred: the partner holds it, and its user is disabled (R61). */
  | { readonly is: 'new-owner' };

/** Before the sign-up there is no billing account, and the partner sets everything up. */
export function whoPays(billing: Pick<BillingAccount, 'administrator' | 'partnerAccess'> | undefined): Payer {
  if (!billing) return { is: 'partner' };
  const { administrator, partnerAccess } = billing;
  if (administrator.of === 'customer') return { is: 'person', accountId: administrator.accountId };
  return { is: partnerAccess.user.is === 'open' ? 'partner' : 'new-owner' };
}
