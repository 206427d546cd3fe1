import type { PortalUser } from '../domain/portal/portal.ts';
import { portalActions, requestActions, userActions } from '../domain/portal/portal-actions.ts';
import type { PortalEvent } from '../domain/portal/portal-events.ts';
import { licencesLeft } from '../domain/portal/portal-rules.ts';
import type { UserView } from '../operations/customer/user-view.ts';
import type { Access, AccessView, GivenBy } from '../operations/customer/view-access.ts';
import type { PortalView } from '../operations/customer/view-portal.ts';
import type { RequestView } from '../operations/customer/view-users.ts';
import type { StoredChange } from '../operations/ports/records.ts';
import { presentDelivery } from './delivery.ts';
import { presentChange } from './history.ts';
import { presentPaid } from './present.ts';
import { presentTerms } from './terms.ts';

/** What the customer portal answers, field by field. */

const presentAddedBy = (by: GivenBy, partnerName?: string) => {
  if (by.role === 'support') return { role: by.role };
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
  service: view.service,
  serviceName: view.serviceName,
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
  terms: view.terms ? presentTerms(view.terms) : null,
  you: { ...presentPerson(view.user), roles: [...view.user.roles] },
  administrators: view.administrators.map(presentPerson),
  contacts: view.contacts.map(({ role, users }) => ({ role, users: users.map(presentPerson) })),
  accessRequestsWaiting: view.user.roles.includes('administrator') ? view.waiting : null,
  ...portalActions(view.portal, view.user, view),
});

const presentAccess = (access: Access, partnerName: string) => {
  const common = { since: access.since, by: presentAddedBy(access.by, partnerName) };
  switch (access.is) {
    case 'partner':
      return {
        kind: access.is,
        id: access.partnerId,
        name: access.name,
        accountId: null,
        access: access.access,
        billing: null,
        roles: ['partner'],
        status: 'active',
        ...common,
        portal: null,
      };
    case 'partner-user':
      return {
        kind: access.is,
        id: access.partnerId,
        name: partnerName,
        accountId: access.accountId,
        access: 'billing',
        billing: access.inBilling,
        roles: ['partner'],
        status: 'active',
        ...common,
        portal: null,
      };
    case 'partner-administrators':
      return {
        kind: access.is,
        id: access.partnerId,
        name: access.name,
        accountId: null,
        access: 'billing',
        billing: 'payer',
        roles: ['partner'],
        status: 'active',
        ...common,
        portal: null,
      };
    case 'user':
      return {
        kind: access.is,
        id: access.user.id,
        name: `${access.user.firstName} ${access.user.lastName}`,
        accountId: access.user.accountId,
        access: null,
        billing: access.inBilling ?? null,
        roles: [...access.user.roles],
        status: access.user.status,
        ...common,
        portal: {
          since: access.inPortal.since,
          by: presentAddedBy(access.inPortal.by, partnerName),
        },
      };
    default:
      return access satisfies never;
  }
};

/** Who can touch the account, and what of the partner's access was removed (R61, R63). */
export const presentAccessView = ({ items, partnerName, removed, actions }: AccessView) => ({
  items: items.map((access) => presentAccess(access, partnerName)),
  nextCursor: null,
  removed: removed.map(({ access, at, by, receiptId }) => ({ access, at, by, receiptId })),
  ...actions,
});

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
