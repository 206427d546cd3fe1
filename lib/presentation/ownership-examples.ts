/** Examples of what concerns the ownership, for the OpenAPI document. */

import { charge } from './billing-examples.ts';

const at = '2026-11-20T08:00:00.000Z';
const kim = 'kim@contoso.example';
const robin = 'robin@contoso.example';
const anna = 'anna@nordic-partner.example';
const address = { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' };
const warnings = [
  {
    code: 'fewer-than-two-with-billing-access',
    detail: 'Only one person has access to billing. Add a delegate, so that somebody can stand in.',
  },
];

export const newDelegate = { accountId: robin };

const delegate = {
  id: 'del_01K00000000000000000000000',
  of: 'customer',
  accountId: robin,
  userId: 'usr_01K00000000000000000000002',
  since: at,
  by: kim,
  allowedActions: ['remove'],
  blockedActions: [],
};
export const addedDelegate = { ...delegate, warnings: [] };
export const delegates = {
  items: [delegate],
  nextCursor: null,
  warnings: [],
  allowedActions: ['add-delegate'],
  blockedActions: [],
};
export const removedDelegate = { removed: delegate.id, warnings };

export const transferRequest = {
  newAdministrator: robin,
  signUpAccount: anna,
  companyName: 'Contoso Ltd',
  accountId: 'sub_01K00000000000000000000000',
  cardLastFour: '4242',
};

export const transfer = {
  needed: true,
  transfer: {
    id: 'tra_01K00000000000000000000000',
    newAdministrator: robin,
    requestedAt: at,
    requestedBy: { role: 'customer', accountId: kim },
    reason: null,
    consentedAt: null,
  },
  billingAdministrator: { of: 'partner', accountId: anna },
  primaryAdministrator: { of: 'partner', accountId: anna },
  initialUser: { of: 'partner', accountId: anna },
  checklistOf: robin,
  checklist: [
    { step: 'administrator-role', done: true, remedy: null },
    { step: 'invitation-accepted', done: true, remedy: null },
    { step: 'signed-in', done: true, remedy: null },
    { step: 'account-delegate', done: false, remedy: 'Add the user as a delegate.' },
  ],
  allowedActions: ['consent', 'call-off'],
  blockedActions: [
    {
      action: 'request',
      code: 'transfer-already-requested',
      reason: 'A transfer has been asked for already.',
      remedy: 'Call it off before you name somebody else.',
    },
  ],
};

export const execution = { newAdministrator: robin, reason: 'The owner has left the partner.' };

export const cardBlockLift = { reason: 'Robin called: the digits were those of the old card.' };

export const handOver = { newAdministrator: robin };
export const handedOver = {
  billingAdministrator: { of: 'customer', accountId: robin, since: at },
  delegates: [{ of: 'customer', accountId: kim, since: at }],
  warnings: [],
};

export const enabledPartner = { access: 'user', since: at, by: kim, nextCharge: charge };

export const receipt = {
  receiptId: 'rec_01K00000000000000000000000',
  subscriptionId: 'sub_01K00000000000000000000000',
  at,
  by: kim,
  removed: [
    { access: 'billing', at, by: kim, receiptId: 'rec_01K00000000000000000000000' },
    { access: 'user', at, by: kim, receiptId: 'rec_01K00000000000000000000000' },
  ],
  remaining: [],
  noticesTo: { email: 'kim@contoso.example', language: 'en', givenBy: 'billing-administrator' },
  feeStopsAt: '2026-12-20T08:00:00.000Z',
};

export const correction = { phone: '+46 8 123 456', billingAddress: address };

export const information = {
  id: 'sub_01K00000000000000000000000',
  organizationName: 'Contoso Ltd',
  phone: '+46 8 123 456',
  address: null,
  billingAddress: address,
  contact: null,
  noticesTo: { email: 'it@contoso.example', language: 'en', givenBy: 'partner' },
  countryOfUse: 'SE',
  allowedActions: ['correct'],
  blockedActions: [],
};
