import type { PortalRole } from '../../domain/portal/portal.ts';
import type { PortalMailTexts } from '../wording.ts';

const roles: Readonly<Record<PortalRole, string>> = {
  administrator: 'administrator',
  user: 'user',
  'billing-contact': 'billing contact',
  'customer-care-contact': 'customer-care contact',
  'shipping-contact': 'shipping contact',
};
const and = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);
const inWordsOf = (given: readonly PortalRole[]): string => and(given.map((role) => roles[role]));

/** Mails about the users of the customer portal. */
export const portalMails: PortalMailTexts = {
  'user-invitation': (mail, inWords) => ({
    subject: `You are invited to ${mail.serviceName} of ${mail.organizationName}`,
    heading: `Welcome to ${mail.serviceName}`,
    paragraphs: [
      `An administrator of ${mail.organizationName} has added ${mail.person.firstName} ${mail.person.lastName} as a user of ${mail.serviceName}. Open the link and sign in as ${mail.person.accountId} to begin.`,
      'No other account can accept this invitation. Opening the link changes nothing.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Sign in as', value: mail.person.accountId },
      { label: 'Valid until', value: inWords(mail.expiresAt) },
    ],
    button: { label: 'Accept the invitation', link: mail.link },
    notes: ['Did you not expect this? Then do nothing. Nothing happens unless you sign in and accept.'],
  }),

  'access-requested': (mail) => ({
    subject: `${mail.person.firstName} ${mail.person.lastName} asks for access to ${mail.serviceName}`,
    heading: 'Somebody asks for access',
    paragraphs: [
      `${mail.person.firstName} ${mail.person.lastName} has signed in as ${mail.person.accountId} and asks to become a user of ${mail.serviceName} for ${mail.organizationName}.`,
      'The name is what the person entered; the account is the one they signed in with. Grant the request only if you know who it is.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Name', value: `${mail.person.firstName} ${mail.person.lastName}` },
      { label: 'Signed in as', value: mail.person.accountId },
    ],
    button: { label: 'Grant or decline', link: mail.link },
    notes: ['You get one message for each person, however often they ask.'],
  }),

  'access-granted': (mail) => ({
    subject: `You have access to ${mail.serviceName} of ${mail.organizationName}`,
    heading: 'You have access',
    paragraphs: [
      `An administrator of ${mail.organizationName} has granted your request. You can use ${mail.serviceName} from now on, signed in as ${mail.person.accountId}.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Sign in as', value: mail.person.accountId },
    ],
    button: { label: 'Open the portal', link: mail.link },
    notes: [],
  }),

  'access-declined': (mail) => ({
    subject: `Your request for access to ${mail.serviceName} was declined`,
    heading: 'Your request was declined',
    paragraphs: [
      `An administrator of ${mail.organizationName} has declined your request for access to ${mail.serviceName}. Nothing was changed.`,
      'If you think that this is a mistake, talk to the administrator in your organisation.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Account', value: mail.person.accountId },
    ],
    notes: [],
  }),

  'roles-received': (mail) => ({
    subject: `You are now ${inWordsOf(mail.roles)} of ${mail.serviceName} for ${mail.organizationName}`,
    heading: `You are now ${inWordsOf(mail.roles)}`,
    paragraphs: [
      mail.handedOverBy
        ? `${mail.handedOverBy} no longer uses ${mail.serviceName} for ${mail.organizationName}. What that user was responsible for has been handed over to you.`
        : `You have been given a new responsibility in ${mail.serviceName} for ${mail.organizationName}.`,
      ...(mail.by
        ? [`The change was made by ${mail.by}. Turn to that administrator if it surprises you.`]
        : []),
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Your new roles', value: inWordsOf(mail.roles) },
    ],
    ...(mail.link !== undefined && { button: { label: 'Open the portal', link: mail.link } }),
    notes: [],
  }),

  'portal-administrator-appointed': (mail) => ({
    subject: `Support has appointed an administrator of ${mail.serviceName} for ${mail.organizationName}`,
    heading: 'There is another administrator',
    paragraphs: [
      `Support has made ${mail.person.firstName} ${mail.person.lastName} (${mail.person.accountId}) an administrator of ${mail.serviceName} for ${mail.organizationName}.`,
      `The reason given: ${mail.reason}`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Administrator', value: mail.person.accountId },
    ],
    button: { label: 'See the users', link: mail.link },
    notes: [
      'Does this surprise you? Then contact support. You can take the rights away again in the portal.',
    ],
  }),

  'support-answered': (mail) => ({
    subject: `Support has answered about ${mail.serviceName}: ${mail.subject}`,
    heading: 'Support has answered',
    paragraphs: mail.text.split(/\n+/),
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'You asked about', value: mail.subject },
    ],
    button: { label: mail.invited ? 'Open the invitation' : 'Read it all, or write again', link: mail.link },
    notes: mail.invited ? [] : ['Do you need to know more? Then write again on the page of the request.'],
  }),

  portalFooter: (brandName, organizationName) =>
    `${brandName} sent this message because it concerns your access to a service of ${organizationName}. Replies are not read.`,
};
