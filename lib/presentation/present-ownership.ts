import { type Actions, actionsFrom } from '../domain/action.ts';
import { billingWarnings } from '../domain/billing/billing-access.ts';
import type {
  BillingAccount,
  BillingHolder,
  Delegate,
  OwnershipTransfer,
} from '../domain/billing/billing-account.ts';
import type { Instant } from '../domain/instant.ts';
import type { Address } from '../domain/organization.ts';
import { informationOf } from '../domain/ownership/account-information.ts';
import { delegateActions } from '../domain/ownership/delegates.ts';
import { type CheckedStep, transferNeeded } from '../domain/ownership/ownership.ts';
import {
  informationActions,
  partnerTransferActions,
  transferActions,
} from '../domain/ownership/ownership-actions.ts';
import { executionActions } from '../domain/ownership/support-execution.ts';
import { type Contact, giverOf } from '../domain/subscription/contact.ts';
import type { Subscription } from '../domain/subscription/subscription.ts';
import { nextCharge } from '../operations/billing/charges.ts';
import type { Inside } from '../operations/ownership/inside.ts';
import type { AccessReceipt } from '../operations/ownership/partner-access.ts';
import type { PartnerTransferView } from '../operations/ownership/partner-transfer.ts';
import type { SupportTransferView } from '../operations/ownership/support-transfer.ts';
import type { TransferView } from '../operations/ownership/transfer.ts';
import { presentCharge } from './present-billing.ts';

/** What concerns the ownership, field by field. */

const presentWarnings = (billing: BillingAccount) =>
  billingWarnings(billing).map(({ code, detail }) => ({ code, detail }));

const presentDelegate = ({ id, holder, since, by }: Delegate) => ({
  id,
  of: holder.of,
  accountId: holder.accountId,
  userId: holder.of === 'customer' ? holder.userId : null,
  since,
  by,
  ...actionsFrom<'remove'>({ remove: true }),
});

export const presentDelegates = ({ billing, portal }: Pick<Inside, 'billing' | 'portal'>) => ({
  items: billing.delegates.map(presentDelegate),
  nextCursor: null,
  warnings: presentWarnings(billing),
  ...delegateActions(billing, portal),
});

export const presentAddedDelegate = ({
  delegate,
  billing,
}: {
  readonly delegate: Delegate;
  readonly billing: BillingAccount;
}) => ({ ...presentDelegate(delegate), warnings: presentWarnings(billing) });

export const presentRemovedDelegate = (delegateId: string, billing: BillingAccount | undefined) => ({
  removed: delegateId,
  warnings: billing ? presentWarnings(billing) : [],
});

const presentPending = (transfer: OwnershipTransfer) => ({
  id: transfer.id,
  newAdministrator: transfer.newOwner.accountId,
  requestedAt: transfer.requestedAt,
  requestedBy: { role: transfer.requestedBy.role, accountId: transfer.requestedBy.accountId },
  reason: transfer.reason ?? null,
  consentedAt: transfer.consentedAt ?? null,
});

const presentHolder = ({ of, accountId }: BillingHolder) => ({ of, accountId });

function presentState(
  billing: BillingAccount,
  checklistOf: string | undefined,
  checklist: readonly CheckedStep[],
  actions: Actions,
) {
  const { administrator, primaryAdministrator, initialUser, transfer } = billing;
  return {
    needed: transferNeeded(billing),
    transfer: transfer ? presentPending(transfer) : null,
    billingAdministrator: presentHolder(administrator),
    primaryAdministrator: presentHolder(primaryAdministrator),
    initialUser: presentHolder(initialUser),
    checklistOf: checklistOf ?? null,
    checklist: checklist.map(({ step, done, remedy }) => ({ step, done, remedy: done ? null : remedy })),
    ...actions,
  };
}

export const presentTransfer = ({ billing, portal, user, checklistOf, checklist }: TransferView) =>
  presentState(billing, checklistOf, checklist, transferActions(billing, user, portal));

export const presentTransferForSupport = ({ billing, checklist, ...opening }: SupportTransferView) =>
  presentState(
    billing,
    billing.transfer?.newOwner.accountId,
    checklist,
    executionActions(billing, checklist, opening),
  );

export const presentTransferForPartner = ({ billing, portal, checklist, buyer }: PartnerTransferView) =>
  presentState(
    billing,
    billing.transfer?.newOwner.accountId,
    checklist,
    partnerTransferActions(billing, portal, buyer),
  );

const presentContact = (contact: Contact) => ({
  email: contact.email,
  language: contact.language,
  givenBy: giverOf(contact),
});

export const presentReceipt = (receipt: AccessReceipt) => ({
  receiptId: receipt.receiptId,
  subscriptionId: receipt.subscriptionId,
  at: receipt.at,
  by: receipt.by,
  removed: receipt.removed.map(({ access, at, by, receiptId }) => ({ access, at, by, receiptId })),
  remaining: [...receipt.remaining],
  noticesTo: presentContact(receipt.noticesTo),
  feeStopsAt: receipt.feeStopsAt ?? null,
});

export function presentHandedOver({ billing }: Pick<Subscription, 'billing'>) {
  const administrator = billing?.administrator;
  return {
    billingAdministrator: administrator && {
      of: administrator.of,
      accountId: administrator.accountId,
      since: administrator.since,
    },
    delegates: (billing?.delegates ?? []).map(({ holder, since }) => ({
      of: holder.of,
      accountId: holder.accountId,
      since,
    })),
    warnings: billing ? presentWarnings(billing) : [],
  };
}

/** The partner's user as it stands, and the next charge, of which its fee is a line (R61, R62). */
export function presentEnabled(subscription: Subscription, now: Instant) {
  const user = subscription.billing?.partnerAccess.user;
  const { next } = nextCharge(subscription, now);
  return {
    access: 'user',
    since: user?.is === 'open' ? user.since : now,
    by: user?.is === 'open' ? (user.by ?? null) : null,
    nextCharge: next ? presentCharge(next) : null,
  };
}

const presentAddress = (address: Address | undefined) =>
  address
    ? {
        line1: address.line1,
        ...(address.line2 !== undefined && { line2: address.line2 }),
        city: address.city,
        postalCode: address.postalCode,
        country: address.country,
      }
    : null;

export function presentInformation({
  subscription,
  billing,
  user,
}: Pick<Inside, 'subscription' | 'billing' | 'user'>) {
  const information = informationOf({ names: subscription.names, billing });
  const { organizationName, phone, address, billingAddress, contact } = information;
  return {
    id: subscription.id,
    organizationName,
    phone: phone ?? null,
    address: presentAddress(address),
    billingAddress: presentAddress(billingAddress),
    contact: contact
      ? {
          name: contact.name,
          email: contact.email,
          ...(contact.phone !== undefined && { phone: contact.phone }),
        }
      : null,
    noticesTo: presentContact(subscription.contact),
    countryOfUse: subscription.countryOfUse,
    ...informationActions(billing, user),
  };
}
