import { partner, subscription } from './examples.ts';

/** Examples of what concerns the partner of record, and signing up without one. */

export const foundPartnerExample = {
  authorizationNumber: partner.authorizationNumber,
  organization: partner.organization,
};

const examplePartner = {
  authorizationNumber: partner.authorizationNumber,
  name: partner.organization.name,
};

export const partnerOfRecordExample = {
  organizationName: 'Contoso Ltd',
  productLine: 'dynamics-365',
  partner: examplePartner,
  since: '2026-02-01T09:00:00.000Z',
  history: [
    {
      productLine: 'dynamics-365',
      partner: examplePartner,
      at: '2026-02-01T09:00:00.000Z',
      by: 'kim@contoso.example',
    },
  ],
  allowedActions: ['designate', 'remove'],
  blockedActions: [],
};

export const designateExample = {
  authorizationNumber: partner.authorizationNumber,
  productLine: 'dynamics-365',
  organization: 'Contoso Ltd',
};

export const advisorFeeExample = {
  subscriptionId: subscription.id,
  service: 'dynamics-365',
  productLine: 'dynamics-365',
  organizationName: 'Contoso Ltd',
  claimedAt: '2026-02-10T09:00:00.000Z',
  by: 'anna@partner.example',
};

export const designatedExample = {
  subscriptionId: subscription.id,
  productLine: 'dynamics-365',
  service: 'dynamics-365',
  countryOfUse: 'SE',
  organizationName: 'Contoso Ltd',
  since: '2026-02-01T09:00:00.000Z',
};

export const signUpExample = {
  id: 'sub_01K9ZX6M2N8Q4R7T9VWXYZ0123',
  organizationName: 'Contoso Ltd',
  service: 'dynamics-365',
  countryOfUse: 'SE',
  dataCenter: 'eu',
  status: 'provisioning',
  addedAt: '2026-11-20T08:00:00.000Z',
  deadlines: [{ kind: 'expiry', at: '2026-12-20T08:00:00.000Z' }],
};

export const signUpBodyExample = {
  service: 'dynamics-365',
  countryOfUse: 'SE',
  organization: { name: 'Contoso Ltd' },
  contactEmail: 'it@contoso.example',
  administrator: { firstName: 'Kim', lastName: 'Berg' },
  agreements: { language: 'en', documents: ['online-services-agreement', 'privacy-statement'] },
};
