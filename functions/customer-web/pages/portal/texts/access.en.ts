import type { PortalTexts } from '../wording.ts';

export const accessTexts: Pick<PortalTexts, 'access'> = {
  access: {
    title: 'Who can touch my account',
    lead: 'Every person and every partner with access to this service, oldest first.',
    partner: {
      user: 'Partner: set up the service, sends activations and sees its status',
      billing: 'Partner: access to the billing account',
    },
    atPartner: (partnerName) => `Works at ${partnerName}`,
    administratorsAt: (partnerName) => `Administrators of ${partnerName}`,
    pay: 'All of them can pay, like the billing administrator who works there',
    inBilling: { administrator: 'Billing administrator', delegate: 'Delegate: access to billing' },
    since: (at) => `Has access since ${at}`,
    invitedSince: (at) => `Invited since ${at}, has not signed in yet`,
    by: (who) => `Added by ${who}`,
    byPartner: (partnerName) => `Named by ${partnerName}`,
    bySetUp: 'By setting up the service',
    bySigningUp: 'By signing up',
    removed: 'No longer',
    removedAt: (at, by) => `Removed on ${at} by ${by}`,
    toPartner: 'Look at the partner and its access',
  },
};
