import type { BillingAccount, BillingHolder, Delegate } from '../billing/billing-account.ts';
import type { AccountId } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { Partner } from '../partner/partner.ts';
import { canHold, whoAnswers } from '../partner/who-answers.ts';
import type { SubscriptionEvent } from '../subscription/subscription-events.ts';
import type { BillingMark } from '../time/timeline.ts';
import type { BillingPassedOn } from './ownership-events.ts';

type People = Pick<Partner, 'users'>;

/**
 * What people hold in a billing account who have left the partner, or were replaced by support, passes on: to whoever
 * answers for it there now, and whoever was a delegate is none any more (R2, R56, R60). Nothing while all of them can
 * hold it.
 */
export function passOnBilling(
  billing: BillingAccount,
  partner: People,
  now: Instant,
): readonly BillingPassedOn[] {
  const { administrator, primaryAdministrator, initialUser, delegates } = billing;
  const holders = [administrator, primaryAdministrator, initialUser].flatMap(atPartner);
  const left = new Set(
    [...holders, ...delegates.flatMap(({ holder }) => atPartner(holder))].filter(
      (accountId) => !canHold(partner, accountId),
    ),
  );
  if (left.size === 0) return [];
  const successor = holders.some((accountId) => left.has(accountId)) ? whoAnswers(partner) : undefined;
  return [
    {
      type: 'billing-passed-on',
      at: now,
      left: [...left],
      ...(successor && { successor: successor.accountId }),
    },
  ];
}

/** Whether an event gives somebody at the partner a place in the billing account, who may be about to leave. */
export function namesAtPartner(event: SubscriptionEvent): boolean {
  switch (event.type) {
    case 'trial-started':
      return true;
    case 'delegate-added':
      return event.delegate.holder.of === 'partner';
    case 'ownership-transferred':
      return event.former.of === 'partner';
    case 'billing-passed-on':
      return event.successor !== undefined;
    default:
      return false;
  }
}

/** Whether a billing account names somebody at the partner who can hold nothing any more, by what home knows of it. */
export const namesWhoCannotHold = ({ holder, delegates = [] }: BillingMark, partner: People): boolean =>
  [...(holder === undefined ? [] : [holder]), ...delegates].some((accountId) => !canHold(partner, accountId));

const atPartner = (holder: BillingHolder | Delegate['holder']): AccountId[] =>
  holder.of === 'partner' ? [holder.accountId] : [];
