import { termsExample } from './terms.ts';

/** Examples of the customer portal for the OpenAPI document. */

const kim = {
  id: 'usr_01K00000000000000000000001',
  accountId: 'kim@contoso.example',
  firstName: 'Kim',
  lastName: 'Berg',
};
const robin = { accountId: 'robin@contoso.example', firstName: 'Robin', lastName: 'Lind' };

export const addUser = { ...robin, roles: ['user'], sendInvitation: true };

export const user = {
  id: 'usr_01K00000000000000000000002',
  ...robin,
  roles: ['user'],
  language: 'en',
  status: 'invited',
  addedAt: '2026-11-20T08:00:00.000Z',
  addedBy: { role: 'customer', accountId: kim.accountId },
  since: null,
  invitation: {
    status: 'sent',
    sentAt: '2026-11-20T08:00:00.000Z',
    expiresAt: '2026-12-04T08:00:00.000Z',
    mail: null,
  },
  allowedActions: ['edit', 'send-invitation', 'delete'],
  blockedActions: [
    {
      action: 'remove-administrator',
      code: 'nothing-to-change',
      reason: 'The user is no administrator.',
      remedy: 'There is nothing to take away.',
    },
  ],
};

export const accessRequest = {
  id: 'req_01K00000000000000000000000',
  ...robin,
  askedAt: '2026-11-20T08:00:00.000Z',
  expiresAt: '2026-12-04T08:00:00.000Z',
  allowedActions: ['grant', 'decline'],
  blockedActions: [],
};

export const portal = {
  id: 'sub_01K00000000000000000000000',
  organizationName: 'Contoso Ltd',
  service: 'rapidstart-services',
  serviceName: 'RapidStart Services',
  partner: 'Nordic Partner AB',
  status: 'active',
  deadlines: [{ kind: 'inactivation', at: '2027-02-18T08:00:00.000Z' }],
  countryOfUse: 'SE',
  dataCenter: 'eu',
  licences: { total: null, taken: 1, left: null },
  storageGb: null,
  paid: null,
  terms: termsExample,
  you: { ...kim, roles: ['administrator', 'billing-contact', 'customer-care-contact', 'shipping-contact'] },
  administrators: [kim],
  contacts: [
    { role: 'billing-contact', users: [kim] },
    { role: 'customer-care-contact', users: [kim] },
    { role: 'shipping-contact', users: [kim] },
  ],
  accessRequestsWaiting: 0,
  allowedActions: ['add-user', 'view-users', 'decide-access-requests', 'view-history', 'view-access'],
  blockedActions: [],
};

const access = {
  kind: 'user',
  id: kim.id,
  name: 'Kim Berg',
  accountId: kim.accountId,
  access: null,
  billing: 'administrator',
  roles: ['administrator', 'billing-contact', 'customer-care-contact', 'shipping-contact'],
  status: 'active',
  since: '2026-11-20T08:00:00.000Z',
  by: { role: 'partner', name: 'Nordic Partner AB' },
  portal: { since: '2026-11-20T08:00:00.000Z', by: { role: 'partner', name: 'Nordic Partner AB' } },
};

export const accessList = {
  items: [access],
  nextCursor: null,
  removed: [],
  allowedActions: ['remove-partner-billing', 'remove-partner-user', 'remove-partner'],
  blockedActions: [],
};

export const change = {
  id: 'chg_01K00000000000000000000000',
  at: '2026-11-20T08:00:00.000Z',
  actor: { role: 'customer', accountId: kim.accountId },
  onBehalfOf: null,
  from: null,
  to: 'invited',
  events: [{ type: 'user-added', at: '2026-11-20T08:00:00.000Z', accountId: robin.accountId }],
};
