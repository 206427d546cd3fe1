import type { BillingAccount, BillingHolder } from '../billing/billing-account.ts';
import type { EventBase } from '../change.ts';
import type { RequestKind } from '../desk/support-request.ts';
import type { AccountId } from '../identity.ts';
import type {
  OwnershipEvent,
  Told,
  TransferDeclined,
  TransferRequested,
  TransferWithdrawn,
} from '../ownership/ownership-events.ts';
import {
  type ActiveUser,
  confirmedAdministrators,
  type Portal,
  type PortalUser,
  userOf,
  userWho,
} from '../portal/portal.ts';
import { withAccount } from '../portal/portal-rules.ts';
import { type Contact, followed, giverOf, mailTo } from './contact.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionEvent } from './subscription-events.ts';

/** Around what happens to the ownership: the subscription before it, its portal, and its user who acts, if one does. */
export interface OwnershipOccasion {
  readonly subscription: Pick<Subscription, 'contact' | 'billing'>;
  readonly portal: Portal;
  readonly user?: ActiveUser;
}

/** Who is told, written into the event itself, and where notifications go from then on. */
export const telling = (
  events: readonly OwnershipEvent[],
  occasion: OwnershipOccasion,
): SubscriptionEvent[] =>
  events.flatMap((event): SubscriptionEvent[] => {
    const told = toldOf(event, occasion);
    const toldAtPartner = toldAtPartnerOf(event, occasion);
    const contact = contactAfter(event, occasion);
    return [
      {
        ...event,
        ...(told.length > 0 && { told }),
        ...(toldAtPartner.length > 0 && { toldAtPartner }),
      } as OwnershipEvent,
      ...(contact ? [{ type: 'contact-changed', at: event.at, contact } as const] : []),
    ];
  });

/** A partner that was left behind is told nothing more through an address that it once gave (R12, R59, R61). */
function contactAfter(
  event: OwnershipEvent,
  { subscription: { contact, billing }, portal, user }: OwnershipOccasion,
): Contact | undefined {
  switch (event.type) {
    case 'ownership-transferred':
    case 'billing-handed-over':
      return event.former.of === 'partner' || giverOf(contact) === 'billing-administrator'
        ? followed(contact, userWho(portal, event.owner.identity))
        : undefined;
    case 'partner-access-removed': {
      if (giverOf(contact) !== 'partner') return undefined;
      const administrator = billing?.administrator;
      return followed(
        contact,
        administrator?.of === 'customer' ? userWho(portal, administrator.identity) : user,
      );
    }
    default:
      return undefined;
  }
}

function toldOf(event: OwnershipEvent, { portal, subscription: { billing } }: OwnershipOccasion): Told[] {
  switch (event.type) {
    case 'ownership-transfer-requested': {
      const { newOwner, requestedBy } = event.transfer;
      // Whom support takes for gone may be there after all.
      const owner = requestedBy.role === 'support' ? holderIn(portal, billing?.administrator) : undefined;
      return [...addressed(userOf(portal, newOwner.userId)), ...addressed(owner)];
    }
    case 'ownership-transferred':
    case 'billing-handed-over': {
      const { owner, former } = event;
      return [...addressed(userWho(portal, owner.identity)), ...addressed(holderIn(portal, former))];
    }
    case 'ownership-transfer-not-executed':
      return addressed(userOf(portal, billing?.transfer?.newOwner.userId ?? ''));
    case 'ownership-transfer-declined':
    case 'ownership-transfer-withdrawn':
      return concerned(portal, billing)
        .filter(({ accountId }) => accountId !== actorOf(event))
        .flatMap(addressed);
    case 'partner-access-removed':
    case 'partner-access-granted':
      return confirmedAdministrators(portal).flatMap(addressed);
    case 'card-digits-mismatched':
    case 'card-block-lifted':
    case 'delegate-added':
    case 'delegate-removed':
    case 'billing-passed-on':
    case 'ownership-transfer-consented':
      return [];
    default:
      return event satisfies never;
  }
}

/** Users whom a transfer that stands concerns: its new owner, the owner, and who asked for it; each once. */
function concerned(portal: Portal, billing: BillingAccount | undefined): PortalUser[] {
  if (!billing?.transfer) return [];
  const { newOwner, requestedBy } = billing.transfer;
  const asker = requestedBy.role === 'customer' ? withAccount(portal, requestedBy.accountId) : undefined;
  const users = [userOf(portal, newOwner.userId), holderIn(portal, billing.administrator), asker];
  return [...new Set(users.flatMap((user) => user ?? []))];
}

/** Who holds, at the partner, what is to be transferred, and who there asked for it; but for who acts (R59). */
function toldAtPartnerOf(
  event: OwnershipEvent,
  { subscription: { billing } }: OwnershipOccasion,
): AccountId[] {
  const { administrator, transfer } = billing ?? {};
  const owner = administrator?.of === 'partner' ? [administrator.accountId] : [];
  switch (event.type) {
    case 'ownership-transfer-requested':
      return owner.filter((accountId) => accountId !== actorOf(event));
    case 'ownership-transfer-declined':
    case 'ownership-transfer-withdrawn': {
      const asker = transfer?.requestedBy.role === 'partner' ? [transfer.requestedBy.accountId] : [];
      return [...new Set([...owner, ...asker])].filter((accountId) => accountId !== actorOf(event));
    }
    default:
      return [];
  }
}

function actorOf(event: TransferRequested | TransferDeclined | TransferWithdrawn): AccountId | undefined {
  switch (event.type) {
    case 'ownership-transfer-requested':
      return event.transfer.requestedBy.accountId;
    case 'ownership-transfer-declined':
      return event.newOwner?.accountId;
    default:
      return event.by?.accountId;
  }
}

/** The mark of the mail that goes to the billing administrator as that person, beside the one to the contact. */
export const payer = 'billing-administrator';

const holderIn = (portal: Portal, holder: BillingHolder | undefined): PortalUser | undefined =>
  holder?.of === 'customer' ? userWho(portal, holder.identity) : undefined;

/** The users whom an event names to be told of it. */
export const toldIn = (event: EventBase): readonly string[] =>
  'told' in event ? (event.told as readonly Told[]).map(({ userId }) => userId) : [];

/** Whether an event concerns somebody at the partner, who is told at home (R59, R61). */
export const concernsPartner = (event: SubscriptionEvent): boolean =>
  ('toldAtPartner' in event && event.toldAtPartner !== undefined) ||
  event.type === 'partner-access-removed' ||
  event.type === 'partner-access-granted' ||
  (event.type === 'ownership-transferred' && event.former.of === 'partner');

/** Which kind of request to support an event answers, or makes void. */
export const answersOf: { readonly [Type in SubscriptionEvent['type']]?: RequestKind } = {
  reactivated: 'reactivation',
  'ownership-transferred': 'ownership-transfer',
  'ownership-transfer-declined': 'ownership-transfer',
  'ownership-transfer-withdrawn': 'ownership-transfer',
};

function addressed(user: PortalUser | undefined): Told[] {
  if (!user) return [];
  const { id: userId, accountId, firstName, lastName } = user;
  return [{ userId, ...mailTo(user), person: { accountId, firstName, lastName } }];
}
