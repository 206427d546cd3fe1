import type { OwnershipEvent, Told } from './ownership-events.ts';
import { confirmedAdministrators, type Portal, type PortalUser, userOf, userWho } from './portal.ts';

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

function addressed(user: PortalUser | undefined): Told[] {
  if (!user) return [];
  const { id: userId, accountId, firstName, lastName, contactEmail, language } = user;
  const person = { accountId, firstName, lastName };
  return [{ userId, email: contactEmail ?? accountId, language, person }];
}
