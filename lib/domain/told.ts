import type { EventBase } from './change.ts';
import type { OwnershipEvent, Told } from './ownership-events.ts';
import { confirmedAdministrators, type Portal, type PortalUser, userOf, userWho } from './portal.ts';
import type { SubscriptionEvent } from './subscription-events.ts';
import type { RequestKind } from './support-request.ts';

/** Who of the customer is told of what happens to the ownership, written into the event itself. */
export const telling = (events: readonly OwnershipEvent[], portal: Portal): OwnershipEvent[] =>
  events.map((event) => {
    const told = toldOf(event, portal);
    return told.length > 0 ? { ...event, told } : event;
  });

function toldOf(event: OwnershipEvent, portal: Portal): Told[] {
  switch (event.type) {
    case 'ownership-transfer-requested':
      return addressed(userOf(portal, event.transfer.newOwner.userId));
    case 'ownership-transferred': {
      const { owner, former } = event;
      const before = former.of === 'customer' ? userWho(portal, former.identity) : undefined;
      return [...addressed(userWho(portal, owner.identity)), ...addressed(before)];
    }
    case 'partner-access-removed':
      return confirmedAdministrators(portal).flatMap(addressed);
    case 'delegate-added':
    case 'delegate-removed':
    case 'ownership-transfer-consented':
    case 'ownership-transfer-declined':
    case 'ownership-transfer-withdrawn':
      return [];
    default:
      return event satisfies never;
  }
}

/** The users whom an event names to be told of it. */
export const toldIn = (event: EventBase): readonly string[] =>
  'told' in event ? (event.told as readonly Told[]).map(({ userId }) => userId) : [];

/** Whether an event concerns somebody at the partner, who is told at home (R59, R61). */
export const concernsPartner = (event: SubscriptionEvent): boolean =>
  event.type === 'partner-access-removed' ||
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
  const { id: userId, accountId, firstName, lastName, contactEmail, language } = user;
  const person = { accountId, firstName, lastName };
  return [{ userId, email: contactEmail ?? accountId, language, person }];
}
