import { type Actions, actionsFrom, type Block } from '../action.ts';
import type { Membership } from '../partner/partner.ts';
import { expiredBlock, provisioningBlock, purgedBlock } from '../subscription/subscription-blocks.ts';
import type { Status } from '../time/standing.ts';
import type { BillingMark } from '../time/timeline.ts';
import type { BillingAccount } from './billing-account.ts';
import { whoPays } from './who-pays.ts';

/** What can be done about paying (R49, R51). */
export type PaidAction = 'convert' | 'purchase' | 'replace-payment-method';

/**
 * Who asks: only the billing administrator spends money; support converts what has expired (R50, R56). A colleague works
 * at the partner of whoever there is the billing administrator; in the place of `replaced` support has put another
 * administrator there (R5).
 */
export type Buyer = 'billing-administrator' | 'support' | 'colleague' | 'replaced' | 'somebody-else';

/**
 * What a user of the partner is in billing: while one of its people is the billing administrator and its access to
 * billing is open, that very person and the partner's administrators spend money, nobody else there, and nobody whom
 * support has replaced (R5, R51, R56, R61).
 */
export function partnerAsBuyer(
  billing: BillingMark | undefined,
  { accountId, role, replaced }: Pick<Membership, 'accountId' | 'role' | 'replaced'>,
): Buyer {
  if (billing?.administrator !== 'partner' || !billing.partnerBilling) return 'somebody-else';
  if (replaced) return 'replaced';
  return role === 'administrator' || billing.holder === accountId ? 'billing-administrator' : 'colleague';
}

/** What can be done about paying now; `block` stands in the way of all of it (R65). */
export const paidActions = (
  status: Status,
  buyer: Buyer,
  { block, billing }: { readonly block?: Block | undefined; readonly billing?: Paying | undefined } = {},
): Actions<PaidAction> =>
  actionsFrom<PaidAction>({
    convert: block ?? whyNotConvert(status, buyer, billing) ?? true,
    purchase: block ?? whyNotPurchase(status, buyer, billing) ?? true,
    'replace-payment-method': block ?? whyNotReplacePayment(status, buyer, billing) ?? true,
  });

/** Who pays, and how. */
type Paying = Pick<BillingAccount, 'administrator' | 'paymentMethod' | 'partnerAccess'>;

/** Whether the customer would buy on what its former partner gave. */
export const paysWithPartners = ({
  administrator,
  paymentMethod,
}: Pick<Paying, 'administrator' | 'paymentMethod'>): boolean =>
  administrator.of === 'customer' && paymentMethod?.givenBy?.of === 'partner';

/** Why the payment method cannot be replaced now: before the conversion there is none. */
export const whyNotReplacePayment = (
  status: Status,
  buyer: Buyer,
  billing?: Paying | undefined,
): Block | undefined =>
  buyer === 'billing-administrator'
    ? whyNotPurchase(status, buyer, undefined)
    : whyNotForAnother(status, buyer, billing);

/** Why a subscription cannot be converted now; after the trial by support alone (R49, R50). */
export function whyNotConvert(status: Status, buyer: Buyer, billing?: Paying | undefined): Block | undefined {
  if (buyer !== 'billing-administrator' && buyer !== 'support')
    return whyNotForAnother(status, buyer, billing);
  switch (status) {
    case 'trial':
      return buyer === 'support' ? trialStillRunsBlock : undefined;
    case 'expired':
      return buyer === 'support' ? undefined : expiredBlock;
    case 'paid':
      return alreadyPaidBlock;
    case 'purged':
      return purgedBlock;
    case 'provisioning':
      return provisioningBlock;
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'inactive':
      return notATrialBlock;
    default:
      return status satisfies never;
  }
}

/** Why nothing can be bought for a subscription now (R51). */
export function whyNotPurchase(status: Status, buyer: Buyer, billing: Paying | undefined): Block | undefined {
  if (buyer !== 'billing-administrator') return whyNotForAnother(status, buyer, billing);
  switch (status) {
    case 'paid':
      return billing && paysWithPartners(billing) ? paymentMethodOfPartnerBlock : undefined;
    case 'expired':
      return expiredBlock;
    case 'purged':
      return purgedBlock;
    case 'provisioning':
      return provisioningBlock;
    case 'trial':
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'inactive':
      return notPaidBlock;
    default:
      return status satisfies never;
  }
}

/** Who asks is looked at first, as in every call. */
function whyNotForAnother(status: Status, buyer: Buyer, billing: Paying | undefined): Block {
  if (status === 'provisioning') return provisioningBlock;
  if (status === 'purged') return purgedBlock;
  const works = buyer === 'colleague' || buyer === 'replaced';
  return (works ? whyNotAtPartner(buyer) : undefined) ?? whyNotBuyer(billing);
}

/** Why somebody at the partner of the billing administrator spends nothing (R5, R51). */
export function whyNotAtPartner(buyer: Buyer): Block | undefined {
  if (buyer === 'billing-administrator') return undefined;
  return buyer === 'replaced' ? replacedBlock : holderAtPartnerOnlyBlock;
}

/** Why somebody else than the billing administrator buys nothing, and who then does, as things stand (R51, R61). */
export const whyNotBuyer = (billing: Pick<Paying, 'administrator' | 'partnerAccess'> | undefined): Block =>
  billing && whoPays(billing).is === 'new-owner' ? nobodyCanBlock : billingAdministratorOnlyBlock;

const nobodyCanBlock: Block = {
  code: 'billing-administrator-only',
  reason:
    'The billing administrator works at the partner, whose user was disabled, so that nobody can do this.',
  remedy: 'An administrator asks for a transfer of the ownership, or lets the partner in again.',
};

export const billingAdministratorOnlyBlock: Block = {
  code: 'billing-administrator-only',
  reason: 'Only the billing administrator can do this.',
  remedy: 'Ask the billing administrator to do it.',
};
const holderAtPartnerOnlyBlock: Block = {
  code: 'billing-administrator-only',
  reason: 'Only the billing administrator and the administrators of your organisation can do this.',
  remedy: 'Ask one of them to do it.',
};
const replacedBlock: Block = {
  code: 'administrator-replaced',
  reason: 'Support has appointed another administrator of your organisation in your place.',
  remedy: 'The new administrator can do this, from their first sign-in on.',
};
const alreadyPaidBlock: Block = {
  code: 'already-paid',
  reason: 'The subscription is paid already.',
  remedy: 'Buy what is missing as a purchase.',
};
const notATrialBlock: Block = {
  code: 'not-a-trial',
  reason: 'This is no trial that runs, or can be taken up again.',
  remedy: 'Only a trial can be converted; it begins with the sign-up.',
};
const trialStillRunsBlock: Block = {
  code: 'trial-still-runs',
  reason: 'The trial still runs, and the billing administrator decides on it.',
  remedy: 'Ask the billing administrator to convert it.',
};
const paymentMethodOfPartnerBlock: Block = {
  code: 'payment-method-of-partner',
  reason: 'What pays is still what the former billing administrator at the partner gave.',
  remedy: 'Replace the payment method with one of your own first.',
};
const notPaidBlock: Block = {
  code: 'not-paid',
  reason: 'This is no paid subscription.',
  remedy: 'Convert the trial first.',
};
