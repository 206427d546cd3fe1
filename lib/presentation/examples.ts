/** Examples for the OpenAPI document. */

export const partnerOrganization = { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 123 456' };

const administrator = { accountId: 'kim@contoso.example', firstName: 'Kim', lastName: 'Berg' };

const organization = {
  name: 'Contoso Ltd',
  phone: '+46 8 555 0100',
  address: { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' },
};

export const account = { accountNumber: 'A-1001', organization };

export const accountRecord = {
  organization,
  identities: ['kim@contoso.example'],
  partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: 'P-1' }],
};

export const partner = {
  id: 'par_01K00000000000000000000000',
  accountNumber: 'P-1',
  authorizationNumber: '4711081501',
  organization: partnerOrganization,
  activatedAt: '2026-11-20T08:00:00.000Z',
  nextSteps: [{ step: 'create-customer', title: 'Create a customer', method: 'POST', href: '/v1/customers' }],
  allowedActions: ['create-customer', 'look-up-account', 'add-user'],
  blockedActions: [],
};

export const createCustomer = {
  kind: 'prospect',
  organization,
  contactEmail: 'it@contoso.example',
  customerAdministrator: administrator,
  language: 'sv',
};

export const customer = {
  id: 'cus_01K00000000000000000000000',
  externalId: null,
  kind: 'prospect',
  accountNumber: null,
  accountNumberSince: null,
  organization,
  contactEmail: 'it@contoso.example',
  customerAdministrator: administrator,
  language: 'sv',
  subscriptions: [],
  createdAt: '2026-11-20T08:00:00.000Z',
  allowedActions: ['add-service', 'add-account-number', 'correct'],
  blockedActions: [],
};

export const activation = {
  customerAdministrator: administrator,
  contactEmail: 'it@contoso.example',
  language: 'sv',
};

export const subscription = {
  id: 'sub_01K00000000000000000000000',
  customerId: customer.id,
  organizationName: organization.name,
  service: 'rapidstart-services',
  countryOfUse: 'SE',
  dataCenter: 'eu',
  status: 'added',
  addedAt: '2026-11-20T08:00:00.000Z',
  accountNumber: null,
  signedUpBy: null,
  terms: null,
  licences: null,
  storageGb: null,
  paid: null,
  invitation: null,
  deadlines: [{ kind: 'inactivation', at: '2027-02-18T08:00:00.000Z' }],
  notices: [],
  endOfSupport: null,
  allowedActions: ['send-activation', 'add-account-number'],
  blockedActions: [
    {
      action: 'withdraw-activation',
      code: 'no-open-invitation',
      reason: 'There is no open invitation.',
      remedy: 'Send the activation first.',
    },
  ],
};
