import { partner as partnerExample } from './examples.ts';
import { partnerUserExample } from './partner-users.ts';

export const partnerForSupportExample = {
  id: partnerExample.id,
  accountNumber: partnerExample.accountNumber,
  authorizationNumber: partnerExample.authorizationNumber,
  organization: partnerExample.organization,
  activatedAt: partnerExample.activatedAt,
  users: [{ ...partnerUserExample, role: 'administrator', allowedActions: [] }],
  succession: { userId: partnerUserExample.id, formerAdministrators: 'demote' },
};

export const replacementExample = {
  ...partnerForSupportExample,
  inPlaceOf: [
    {
      userId: 'usr_01K00000000000000000000009',
      accountId: 'anna@partner.example',
      superseded: false,
      becomes: 'implementation-expert',
      done: false,
    },
  ],
};
