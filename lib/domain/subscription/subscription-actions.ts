import { type Actions, actionsFrom, type Block, together } from '../action.ts';
import { type Buyer, type PaidAction, paidActions, whyNotConvert } from '../billing/paid-actions.ts';
import { noNumberBlock, numberIsFixedBlock } from '../customer/account-number-blocks.ts';
import { accessRemovedBlock } from '../partner-access/partner-access.ts';
import type { Standing, Status } from '../time/standing.ts';
import {
  activatedBlock,
  billingNotOpenBlock,
  expiredBlock,
  inactiveBlock,
  noInvitationBlock,
  provisioningBlock,
  purgedBlock,
  whyNotReactivate,
} from './subscription-blocks.ts';

export type SubscriptionAction =
  | 'send-activation'
  | 'withdraw-activation'
  | 'add-account-number'
  | 'submit-account-number-again'
  | PaidAction;

/** A subscription as it stands. */
type Stands = Pick<Standing, 'invitation' | 'endOfSupport' | 'billing'> & {
  readonly status: Status;
  /** Whether the service has a trial, which can be converted. */
  readonly payable?: boolean;
};

/** What its partner can do with a subscription now (R61, R65). */
export function subscriptionActions(
  { status, invitation, endOfSupport, billing, payable = false }: Stands,
  hasAccountNumber: boolean,
  buyer: Buyer,
): Actions<SubscriptionAction> {
  const removed = billing?.partnerUser === false ? accessRemovedBlock : undefined;
  const block =
    removed ?? statusBlock(status) ?? (invitation?.status === 'accepted' ? activatedBlock : undefined);
  const signedUp = status === 'trial' || status === 'paid';
  const isInvited = invitation !== undefined && invitation.status !== 'withdrawn';
  const actions = actionsFrom<Exclude<SubscriptionAction, PaidAction>>({
    'send-activation': block ?? (endOfSupport?.over && !signedUp ? endedBlock(endOfSupport) : true),
    'withdraw-activation': block ?? (isInvited ? true : noInvitationBlock),
    ...numberVerdicts(status, hasAccountNumber),
  });
  if (!payable) return actions;
  return together(actions, paidActions(status, buyer, { block: removed ?? notSignedUp(status) }));
}

/** The number is added once; the same one is submitted again for what is inactive in spite of it (R14, R33). */
const numberVerdicts = (
  status: Status,
  hasAccountNumber: boolean,
): Record<'add-account-number' | 'submit-account-number-again', true | Block> =>
  hasAccountNumber
    ? {
        'add-account-number': numberIsFixedBlock,
        'submit-account-number-again': whyNotReactivate(status) ?? true,
      }
    : { 'add-account-number': whyNoNumber(status) ?? true, 'submit-account-number-again': noNumberBlock };

const whyNoNumber = (status: Status): Block | undefined => (status === 'purged' ? purgedBlock : undefined);

const notSignedUp = (status: Status): Block | undefined =>
  status === 'added' || status === 'invitation-sent' ? billingNotOpenBlock : undefined;

/** What support can do with any subscription now (R33, R50, R65). */
export const supportActions = ({ status, payable = false }: Stands): Actions<'reactivate' | 'convert'> => {
  const actions = actionsFrom<'reactivate'>({ reactivate: whyNotReactivate(status) ?? true });
  if (!payable) return actions;
  return together(actions, actionsFrom<'convert'>({ convert: whyNotConvert(status, 'support') ?? true }));
};

const endedBlock = ({ successor }: NonNullable<Standing['endOfSupport']>): Block => ({
  code: 'service-ended',
  reason: 'Support for the service has ended: it takes no new sign-ups.',
  remedy: successor ? `Use its successor: ${successor}` : 'Ask support which service takes its place.',
});

function statusBlock(status: Status): Block | undefined {
  switch (status) {
    case 'provisioning':
      return provisioningBlock;
    case 'inactive':
      return inactiveBlock;
    case 'expired':
      return expiredBlock;
    case 'purged':
      return purgedBlock;
    case 'active':
      return activatedBlock;
    case 'trial':
    case 'paid':
    case 'added':
    case 'invitation-sent':
      return undefined;
    default:
      return status satisfies never;
  }
}
