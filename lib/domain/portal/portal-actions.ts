import { type Actions, actionsFrom, type Block, refusedFor, together } from '../action.ts';
import type { Allowance } from '../billing/allowance.ts';
import { isBillingAdministrator, seesAccess, whyNeededForBilling } from '../billing/billing-access.ts';
import type { BillingAccount } from '../billing/billing-account.ts';
import { type PaidAction, paidActions } from '../billing/paid-actions.ts';
import type { Instant } from '../instant.ts';
import type { Status } from '../time/standing.ts';
import {
  type ActiveUser,
  confirmedAdministrators,
  heldAlone,
  holds,
  type MandatoryRole,
  openRequests,
  type Portal,
  type PortalUser,
} from './portal.ts';
import { lastAdministratorBlock, whyNoRoom } from './portal-rules.ts';

type Stands = { readonly status: Status };

const inactive: Block = {
  code: 'subscription-inactive',
  reason: 'The subscription is inactive because no account number was added in time.',
  remedy: 'Give your partner the account number of your organisation before the data is deleted.',
};
const expired: Block = {
  code: 'subscription-expired',
  reason: 'The trial is over, and it was not turned into a paid subscription.',
  remedy: 'Ask support to convert it before the data is deleted.',
};

/** Why nothing can be done in the portal of a subscription that stands like this (R32, R50). */
export function whyNotUsable({ status }: Stands): Block | undefined {
  switch (status) {
    case 'active':
    case 'trial':
    case 'paid':
      return undefined;
    case 'expired':
      return expired;
    case 'inactive':
    case 'provisioning':
    case 'added':
    case 'invitation-sent':
    case 'purged':
      return inactive;
    default:
      return status satisfies never;
  }
}

/** The refusal of everything in a portal that cannot be used now; `undefined` when it can. */
export function notUsable(standing: Stands) {
  const block = whyNotUsable(standing);
  return block && refusedFor(block);
}

const administratorsOnlyBlock: Block = {
  code: 'administrators-only',
  reason: 'Only administrators can do this.',
  remedy: 'Ask one of the administrators; the overview names them.',
};
export const administratorsOnly = refusedFor(administratorsOnlyBlock);

export type PortalAction =
  | 'add-user'
  | 'view-users'
  | 'decide-access-requests'
  | 'view-history'
  | 'view-access'
  | PaidAction;

/** What a user can do in the portal now (R65). */
export function portalActions(
  portal: Portal,
  user: ActiveUser,
  {
    standing,
    allowance,
    billing,
    payable = false,
  }: {
    readonly standing: Stands;
    readonly allowance: Allowance | undefined;
    readonly billing?: BillingAccount | undefined;
    /** Whether the service has a trial, which can be converted. */
    readonly payable?: boolean;
  },
): Actions<PortalAction> {
  const unusable = whyNotUsable(standing);
  const block = unusable ?? (holds(user, 'administrator') ? undefined : administratorsOnlyBlock);
  const view = block ?? true;
  const actions = actionsFrom<Exclude<PortalAction, PaidAction>>({
    'add-user': block ?? whyNoRoom(portal, allowance) ?? true,
    'view-users': view,
    'decide-access-requests': view,
    'view-history': view,
    'view-access': unusable ?? (seesAccess(billing, user) || administratorsOnlyBlock),
  });
  if (!payable) return actions;
  const buys = billing && isBillingAdministrator(billing, user);
  const buyer = buys ? 'billing-administrator' : 'somebody-else';
  return together(actions, paidActions(standing.status, buyer, { billing }));
}

export type UserAction = 'edit' | 'send-invitation' | 'remove-administrator' | 'delete';

/** What an administrator can do with a user now (R42, R43, R56, R65). */
export function userActions(
  portal: Portal,
  user: PortalUser,
  billing: BillingAccount | undefined,
): Actions<UserAction> {
  const alone = heldAlone(portal, user);
  const administrator = holds(user, 'administrator');
  return actionsFrom<UserAction>({
    edit: true,
    'send-invitation':
      user.status === 'active'
        ? {
            code: 'already-joined',
            reason: 'The user has signed in already.',
            remedy: 'There is nothing to send.',
          }
        : true,
    'remove-administrator': administrator ? (lastOne(portal, user) ?? true) : noRights,
    delete:
      (administrator ? isAdministratorBlock : billing && whyNeededForBilling(billing, user)) ??
      whyNotDeletable(alone),
  });
}

export const isAdministratorBlock: Block = {
  code: 'user-is-administrator',
  reason: 'An administrator cannot be deleted.',
  remedy: 'Take the administrator rights away first.',
};

function whyNotDeletable(alone: readonly MandatoryRole[]): Block | true {
  if (alone.length === 0) return true;
  return {
    code: 'role-is-mandatory',
    reason: `Nobody else is ${alone.join(' and ')}.`,
    remedy: 'Say in the deletion who takes over, or give the role to another user first.',
  };
}

const noRights: Block = {
  code: 'nothing-to-change',
  reason: 'The user is no administrator.',
  remedy: 'There is nothing to take away.',
};

function lastOne(portal: Portal, user: PortalUser): Block | undefined {
  const confirmed = confirmedAdministrators(portal);
  if (confirmed.some(({ id }) => id !== user.id)) return undefined;
  return lastAdministratorBlock;
}

export type RequestAction = 'grant' | 'decline';

/** What an administrator can do with a request for access now (R65). */
export const requestActions = (portal: Portal, allowance: Allowance | undefined): Actions<RequestAction> =>
  actionsFrom<RequestAction>({ grant: whyNoRoom(portal, allowance) ?? true, decline: true });

/** How many requests wait for a decision. */
export const waiting = (portal: Portal, now: Instant): number => openRequests(portal, now).length;
