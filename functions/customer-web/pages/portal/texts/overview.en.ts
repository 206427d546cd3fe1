import type { PortalTexts } from '../wording.ts';

export const overviewTexts: Pick<PortalTexts, 'overview'> = {
  overview: {
    licences: 'Licences',
    licencesOf: (taken, total) => `${taken} of ${total} taken`,
    ownNoLicencesLeft:
      'Every licence is taken. To add somebody, delete a user who has left, or buy more licences.',
    ownNoLicencesInTrial:
      'Every licence of the trial is taken. To add somebody, delete a user who has left, or take more licences with a paid subscription.',
    noLicencesWithoutOwner:
      'Every licence is taken. To add somebody, delete a user who has left. More can be bought once the ownership has been transferred to somebody of your own: an administrator asks for it on the page of the account.',
    noLicencesLeft: (whom) =>
      `Every licence is taken. To add somebody, delete a user who has left, or ask ${whom} for more licences.`,
    unlimitedLicences: (taken) => `${taken} taken, without a limit`,
    storage: 'Storage',
    storageOf: (gigabytes) => `${gigabytes} GB`,
    noStorage: 'not part of this service',
    expiredTitle: 'The trial is over',
    expired: (purgeAt) =>
      `The trial was not turned into a paid subscription, so the service cannot be used. ${purgeAt ? `Your data is kept until ${purgeAt}. ` : ''}Support can still convert it before then, and everything is as before: ask support.`,
    ownTrial: (until) =>
      `This is a trial, which ends on ${until}. You can turn it into a paid subscription at any time before then; users and data stay.`,
    trialWithoutOwner: (until) =>
      `This is a trial, which ends on ${until}. To go on, have the ownership transferred to somebody of your own before then, who can turn it into a paid subscription: an administrator asks for it on the page of the account.`,
    trial: (until, whom) =>
      `This is a trial, which ends on ${until}. Ask ${whom} to turn it into a paid subscription before then; users and data stay.`,
    yourRoles: 'Your roles',
    administrators: 'Administrators',
    waiting: (count) => (count === 1 ? 'One person asks for access.' : `${count} people ask for access.`),
    toRequests: 'Grant or decline',
    offered: 'You are asked to take over the ownership of the service.',
    toOffer: 'Agree or decline',
    partner: 'Partner',
    contactSupport: (partnerName) =>
      `You have disabled the user of ${partnerName}. Turn to support with questions about the service, on the page Support.`,
    contactVendor: (vendorName) =>
      `You signed up by yourselves, without a partner. Turn to ${vendorName} with questions about the service.`,
    helpTitle: 'Help messages',
    help: {
      wanted: 'A few short e-mails help you to get started during the trial.',
      stopped: 'The e-mails that help during the trial are stopped.',
    },
    toHelp: { wanted: 'Stop them', stopped: 'Get them again' },
  },
};
