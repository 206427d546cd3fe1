import type { PartnerAccessKind } from '../domain/billing-account.ts';
import type { OwnershipMailTexts } from './wording.ts';

const kinds: Readonly<Record<PartnerAccessKind, string>> = {
  billing: 'access to the billing account',
  user: 'the partner’s user',
};
const listed = (removed: readonly PartnerAccessKind[]): string =>
  new Intl.ListFormat('en').format(removed.map((kind) => kinds[kind]));

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

  'ownership-received': (mail, inWords) => ({
    subject: `You now own ${mail.serviceName} of ${mail.organizationName}`,
    heading: 'The ownership is yours',
    paragraphs: [
      `Support has transferred the ownership of ${mail.serviceName} for ${mail.organizationName} to you. You are its initial user, primary administrator and billing administrator.`,
      `${mail.former}, who was that before, stays a delegate until you remove them.`,
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

  'ownership-taken-over': (mail, inWords) => ({
    subject: `${mail.customerName} has taken over the ownership of ${mail.service}`,
    heading: `${mail.customerName} owns its account now`,
    paragraphs: [
      `Support has transferred the ownership of ${mail.service} for ${mail.customerName} from ${mail.former} to the customer. ${mail.former} is a delegate from now on, until the customer decides otherwise.`,
    ],
    facts: [
      { label: 'Customer', value: mail.customerName },
      { label: 'Service', value: mail.service },
      { label: 'Since', value: inWords(mail.at) },
    ],
    notes: ['Does this surprise you? Then contact support.'],
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

  'access-removed': (mail, inWords) => ({
    subject: `${mail.customerName} has removed your access to ${mail.service}`,
    heading: `${mail.customerName} has removed access of ${mail.partnerName}`,
    paragraphs: [
      `${mail.customerName} has removed access that ${mail.partnerName} had to its ${mail.service}: ${listed(mail.removed)}.`,
      ...(mail.removed.includes('user')
        ? ['The service stays in your list, but you can no longer act on it.']
        : []),
    ],
    facts: [
      { label: 'Customer', value: mail.customerName },
      { label: 'Service', value: mail.service },
      { label: 'Removed on', value: inWords(mail.at) },
    ],
    notes: ['Questions? Talk to the customer: its billing administrator decides who has access.'],
  }),
};
