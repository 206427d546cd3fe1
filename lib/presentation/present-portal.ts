import type { AddedBy, PortalUser } from '../domain/portal.ts';
import { portalActions, requestActions, userActions } from '../domain/portal-actions.ts';
import type { PortalEvent } from '../domain/portal-events.ts';
import { licencesLeft } from '../domain/portal-rules.ts';
import type { UserView } from '../operations/customer/user-view.ts';
import type { Access, AccessView } from '../operations/customer/view-access.ts';
import type { PortalView } from '../operations/customer/view-portal.ts';
import type { RequestView } from '../operations/customer/view-users.ts';
import type { StoredChange } from '../operations/ports.ts';
import { presentDelivery } from './delivery.ts';
import { presentChange, presentPaid } from './present.ts';

/** What the customer portal answers, field by field. */

const presentAddedBy = (by: AddedBy, partnerName?: string) => {
  if (by.role === 'customer') return { role: by.role, accountId: by.accountId };
  return { role: by.role, ...(partnerName !== undefined && { name: partnerName }) };
};

const presentPerson = ({ id, accountId, firstName, lastName }: PortalUser) => ({
  id,
  accountId,
  firstName,
  lastName,
});

export const presentUser = ({ user, portal, billing, invitation, delivery }: UserView) => ({
  ...presentPerson(user),
  roles: [...user.roles],
  language: user.language,
  status: user.status,
  addedAt: user.addedAt,
  addedBy: presentAddedBy(user.addedBy),
  since: user.status === 'active' ? user.since : null,
  invitation: invitation
    ? {
        status: invitation,
        sentAt: user.invitation?.sentAt ?? null,
        expiresAt: user.invitation?.expiresAt ?? null,
        mail: delivery ? presentDelivery(delivery) : null,
      }
    : null,
  ...userActions(portal, user, billing),
});

export const presentAccessRequest = ({ request, portal, allowance }: RequestView) => ({
  id: request.id,
  accountId: request.accountId,
  firstName: request.firstName,
  lastName: request.lastName,
  askedAt: request.askedAt,
  expiresAt: request.expiresAt,
  ...requestActions(portal, allowance),
});

/** Licences and storage; `null` where nothing is counted (R45). */
export const presentPortal = (view: PortalView) => ({
  id: view.subscriptionId,
  organizationName: view.organizationName,
  service: view.serviceName,
  partner: view.partnerName,
  status: view.standing.status,
  deadlines: view.standing.deadlines.map(({ kind, at }) => ({ kind, at })),
  countryOfUse: view.countryOfUse,
  dataCenter: view.dataCenter,
  licences: {
    total: view.allowance?.licences ?? null,
    taken: view.portal.users.length,
    left: licencesLeft(view.portal, view.allowance) ?? null,
  },
  storageGb: view.allowance?.storageGb ?? null,
  paid: presentPaid(view.standing.paid),
  you: { ...presentPerson(view.user), roles: [...view.user.roles] },
  administrators: view.administrators.map(presentPerson),
  contacts: view.contacts.map(({ role, users }) => ({ role, users: users.map(presentPerson) })),
  accessRequestsWaiting: view.user.roles.includes('administrator') ? view.waiting : null,
  ...portalActions(view.portal, view.user, view),
});

export const presentAccess = (access: Access, { partnerName }: Pick<AccessView, 'partnerName'>) =>
  access.is === 'partner'
    ? {
        kind: access.is,
        id: access.partnerId,
        name: access.name,
        accountId: null,
        roles: ['partner'],
        status: 'active',
        since: access.since,
        by: presentAddedBy(access.by, partnerName),
      }
    : {
        kind: access.is,
        id: access.user.id,
        name: `${access.user.firstName} ${access.user.lastName}`,
        accountId: access.user.accountId,
        roles: [...access.user.roles],
        status: access.user.status,
        since: access.since,
        by: presentAddedBy(access.by, partnerName),
      };

/** Whom an event was about; what else it held stays here. */
const concernedBy = (event: PortalEvent): { accountId?: string; roles?: string[] } => {
  if (event.type === 'roles-changed') return { accountId: event.accountId, roles: [...event.roles] };
  if ('accountId' in event) return { accountId: event.accountId };
  return { accountId: event.request.accountId };
};

/** A line of the portal's history, with whom each event was about (R66). */
export const presentPortalChange = (change: StoredChange) => ({
  ...presentChange(change),
  events: (change.events as readonly PortalEvent[]).map((event) => ({
    type: event.type,
    at: event.at,
    ...concernedBy(event),
  })),
});
