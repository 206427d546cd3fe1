import type { MailOf } from '../mail.ts';
import type { OwnershipMailTexts } from '../wording.ts';
import { listed } from './words.en.ts';

/** What who owns it, or asked for the transfer, is left with once it was called off. */
const unchanged = ({ isOwner }: Pick<MailOf<'ownership-declined'>, 'isOwner'>): string =>
  isOwner
    ? 'Nothing has changed: you are the billing administrator as before.'
    : 'Nothing has changed. If somebody is to take over after all, a transfer has to be asked for again in the portal.';

/** Mails about the ownership, and about leaving the partner behind. */
export const ownershipMails: OwnershipMailTexts = {
  'ownership-offered': (mail) => ({
    subject: `Will you take over the ownership of ${mail.serviceName} for ${mail.organizationName}?`,
    heading: 'You are asked to take over the ownership',
    paragraphs: [
      `${mail.by} has asked for the ownership of ${mail.serviceName} for ${mail.organizationName} to be transferred to you. You would become its billing administrator.`,
      `Nothing happens before you agree, signed in as ${mail.person.accountId}. Then support executes the transfer.`,
      ...(mail.reason === undefined ? [] : [`The reason given: ${mail.reason}`]),
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Sign in as', value: mail.person.accountId },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: ['Did you not expect this? Then do nothing, or decline it.'],
  }),

  'ownership-not-executed': (mail) => ({
    subject: `The ownership of ${mail.serviceName} for ${mail.organizationName} was not transferred`,
    heading: 'Support has not executed the transfer',
    paragraphs: [
      `You agreed to take over the ownership of ${mail.serviceName} for ${mail.organizationName}. Support has closed your request without executing the transfer.`,
      ...(mail.reason === undefined ? [] : [`The reason given: ${mail.reason}`]),
      `The transfer still stands. When what was missing is there, agree once more in the portal, signed in as ${mail.person.accountId}: that asks support again. You can also write on your request, or decline the transfer.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Sign in as', value: mail.person.accountId },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: [],
  }),

  'ownership-received': (mail, inWords) => ({
    subject: `You now own ${mail.serviceName} of ${mail.organizationName}`,
    heading: 'The ownership is yours',
    paragraphs: [
      `Support has transferred the ownership of ${mail.serviceName} for ${mail.organizationName} to you. You are its initial user, primary administrator and billing administrator.`,
      mail.formerIsDelegate
        ? `${mail.former}, who was that before, stays a delegate until you remove them.`
        : `${mail.former}, who was that before, has no access any more.`,
      ...(mail.partnersCard === undefined
        ? []
        : [
            `What pays is still the card of the partner, which ends with ${mail.partnersCard}. Replace it with one of your own in the portal, under Billing: nothing can be bought before that.`,
          ]),
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Since', value: inWords(mail.at) },
      { label: 'Notices go to', value: mail.noticesTo },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: [],
  }),

  'ownership-handed-over': (mail, inWords) => ({
    subject: `The ownership of ${mail.serviceName} of ${mail.organizationName} was transferred`,
    heading: 'Somebody else is the owner now',
    paragraphs: [
      `Support has transferred the ownership of ${mail.serviceName} for ${mail.organizationName} from you to ${mail.owner}. You are a delegate from now on.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Since', value: inWords(mail.at) },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: ['Does this surprise you? Then contact support.'],
  }),

  'ownership-claimed': (mail) => ({
    subject: `Are you still there? Somebody else is to own ${mail.serviceName} of ${mail.organizationName}`,
    heading: 'Support was told that you are gone',
    paragraphs: [
      `You are the billing administrator of ${mail.serviceName} for ${mail.organizationName}. Support was told that you no longer are there, and has asked ${mail.candidate} to take over the ownership.`,
      ...(mail.reason === undefined ? [] : [`The reason given: ${mail.reason}`]),
      'If that is right, there is nothing you need to do. If it is not, withdraw the transfer in the portal, and contact support.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'New owner', value: mail.candidate },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: [],
  }),

  'ownership-declined': (mail) => ({
    subject: `The transfer of the ownership of ${mail.serviceName} for ${mail.organizationName} was declined`,
    heading: 'The new owner has declined',
    paragraphs: [
      `${mail.candidate} was asked to take over the ownership of ${mail.serviceName} for ${mail.organizationName}, and has declined.`,
      unchanged(mail),
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Declined by', value: mail.candidate },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: [],
  }),

  'ownership-withdrawn': (mail) => {
    const isCandidate = mail.candidate === mail.person.accountId;
    return {
      subject: `The transfer of the ownership of ${mail.serviceName} for ${mail.organizationName} was withdrawn`,
      heading: 'The transfer was withdrawn',
      paragraphs: [
        `${mail.by ?? 'Support'} has withdrawn the transfer of the ownership of ${mail.serviceName} for ${mail.organizationName} to ${isCandidate ? 'you' : mail.candidate}.`,
        isCandidate
          ? 'There is nothing you need to do: you are not asked to take it over any more.'
          : unchanged(mail),
      ],
      facts: [
        { label: 'Organisation', value: mail.organizationName },
        { label: 'Service', value: mail.serviceName },
        { label: 'Was to take over', value: mail.candidate },
      ],
      button: { label: 'Open the portal', link: mail.link },
      notes: [],
    };
  },

  'billing-received': (mail, inWords) => ({
    subject: `You now manage billing of ${mail.serviceName} for ${mail.organizationName}`,
    heading: 'You are the billing administrator now',
    paragraphs: [
      `${mail.former} has handed billing of ${mail.serviceName} for ${mail.organizationName} over to you. You are its initial user, primary administrator and billing administrator.`,
      `${mail.former} stays a delegate until you remove them.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Since', value: inWords(mail.at) },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: ['Did you not expect this? Then talk to your colleague, or hand it over to somebody else.'],
  }),

  'billing-handed-over': (mail, inWords) => ({
    subject: `You have handed over billing of ${mail.serviceName} for ${mail.organizationName}`,
    heading: 'Somebody else is the billing administrator now',
    paragraphs: [
      `You have handed billing of ${mail.serviceName} for ${mail.organizationName} over to ${mail.owner}. You are a delegate from now on.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Since', value: inWords(mail.at) },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: ['Was it not you? Then contact support at once.'],
  }),

  'partner-access-removed': (mail, inWords) => ({
    subject: `Access of ${mail.partnerName} to ${mail.serviceName} was removed`,
    heading: `Access of ${mail.partnerName} was removed`,
    paragraphs: [
      `${mail.by} has removed access that ${mail.partnerName} had to ${mail.serviceName} for ${mail.organizationName}: ${listed(mail.removed)}. This message is the receipt.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Removed on', value: inWords(mail.at) },
      { label: 'Receipt', value: mail.receiptId },
      { label: 'Notices go to', value: mail.noticesTo },
    ],
    notes: ['Your partner has been told.'],
  }),

  'partner-access-granted': (mail, inWords) => ({
    subject: `${mail.partnerName} can act on ${mail.serviceName} again`,
    heading: `${mail.partnerName} was let in again`,
    paragraphs: [
      `${mail.by} has let ${mail.partnerName} act on ${mail.serviceName} for ${mail.organizationName} again. While the partner has access, the standard monthly user fee is charged for it once the service is paid.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Since', value: inWords(mail.at) },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: ['Your partner has been told.'],
  }),
};
