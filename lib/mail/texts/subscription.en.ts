import type { SubscriptionMailTexts } from '../wording.ts';
import { daysLeft, helper, inDays } from './words.en.ts';

/** Mails about a subscription and its deadlines. */
export const subscriptionMails: SubscriptionMailTexts = {
  activation: (mail, inWords) => ({
    subject: `Activate ${mail.serviceName} for ${mail.organizationName}`,
    heading: `${mail.serviceName} is ready to be activated`,
    paragraphs: [
      `${mail.partnerName} has set up ${mail.serviceName} for ${mail.organizationName}. To start using it, ${mail.administrator.firstName} ${mail.administrator.lastName} has to sign in as ${mail.administrator.accountId} and accept the agreements.`,
      'No other account can accept this invitation. Opening the link changes nothing.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Sign in as', value: mail.administrator.accountId },
      { label: 'Valid until', value: inWords(mail.expiresAt) },
    ],
    button: { label: `Activate ${mail.serviceName}`, link: mail.link },
    notes: [
      `Did you not expect this? Then do nothing, or ask ${mail.partnerName}. Nothing happens unless the invitation is accepted.`,
    ],
  }),

  'notice-before-inactivation': (mail, inWords) => ({
    subject: `${daysLeft(mail.days)} left: ${mail.serviceName} for ${mail.organizationName} needs an account number`,
    heading: `${mail.serviceName} becomes inactive ${inDays(mail.days)}`,
    paragraphs: [
      `${mail.serviceName} for ${mail.organizationName} is not yet connected with an account number. Without one it can be used for a limited time only, which ends on ${inWords(mail.deadline)}.`,
      `Give ${mail.partnerName} the account number of ${mail.organizationName} before then. The limit is lifted as soon as the number is entered, and nothing else changes.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Inactive from', value: inWords(mail.deadline) },
    ],
    notes: [`If you have already given ${mail.partnerName} the number, ask them to enter it.`],
  }),

  inactivated: (mail, inWords) => ({
    subject: `${mail.serviceName} for ${mail.organizationName} is inactive`,
    heading: `${mail.serviceName} is inactive`,
    paragraphs: [
      `No account number was entered for ${mail.organizationName} in time, so ${mail.serviceName} cannot be used since ${inWords(mail.at)}.`,
      `Your data is kept until ${inWords(mail.purgeAt)}. Give ${mail.partnerName} the account number before then: the service can be reactivated, and everything is as before. After that instant the data is deleted for good.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Inactive since', value: inWords(mail.at) },
      { label: 'Data kept until', value: inWords(mail.purgeAt) },
    ],
    notes: [],
  }),

  reactivated: (mail, inWords) => ({
    subject: `${mail.serviceName} for ${mail.organizationName} is active again`,
    heading: `${mail.serviceName} is active again`,
    paragraphs: [
      `The account number of ${mail.organizationName} has been entered, and ${mail.serviceName} can be used again. Users, roles and data are as they were before.`,
      'There is nothing you need to do.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Active again since', value: inWords(mail.at) },
    ],
    notes: [],
  }),

  'end-of-support': (mail, inWords) => ({
    subject: `Support for ${mail.serviceName} ends on ${inWords(mail.deadline)}`,
    heading: `Support for ${mail.serviceName} comes to its end`,
    paragraphs: [
      `${mail.organizationName} uses ${mail.serviceName}, whose support ends on ${inWords(mail.deadline)}. From then on nobody new can sign up for it.`,
      mail.link
        ? `There is a successor. Look at it early, and let ${helper(mail)} help you to move.`
        : `Ask ${helper(mail)} which service takes its place.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'End of support', value: inWords(mail.deadline) },
    ],
    ...(mail.link && { button: { label: 'See the successor', link: mail.link } }),
    notes: [],
  }),

  'notice-before-purge': (mail, inWords) => ({
    subject: `${daysLeft(mail.days)} until the data of ${mail.serviceName} for ${mail.organizationName} is deleted`,
    heading: `Your data will be deleted ${inDays(mail.days)}`,
    paragraphs: [
      mail.ended === 'inactive'
        ? `${mail.serviceName} for ${mail.organizationName} is inactive because no account number was entered.`
        : `The trial of ${mail.serviceName} for ${mail.organizationName} is over.`,
      `Its data will be deleted on ${inWords(mail.deadline)}, for good and without a copy that could be restored.`,
      mail.ended === 'inactive'
        ? `To keep it, give ${mail.partnerName} the account number of ${mail.organizationName} before then.`
        : 'To keep it, ask support to turn the trial into a paid subscription before then.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Data deleted on', value: inWords(mail.deadline) },
    ],
    ...(mail.supportLink !== undefined && { button: { label: 'Ask support', link: mail.supportLink } }),
    notes: ['If you no longer need the service, there is nothing you need to do.'],
  }),

  purged: (mail, inWords) => ({
    subject: `The data of ${mail.serviceName} for ${mail.organizationName} has been deleted`,
    heading: 'Your data has been deleted',
    paragraphs: [
      `The time for which we keep the data of a service that has ended is over. Everything that belonged to ${mail.serviceName} for ${mail.organizationName} was deleted on ${inWords(mail.at)}: users, invitations, history and mail records.`,
      `If you want to use ${mail.serviceName} again, ask ${helper(mail)}.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Deleted on', value: inWords(mail.at) },
    ],
    notes: ['This is the last message about it.'],
  }),

  footer: {
    partner: ({ brandName, partnerName }) =>
      `${brandName} sent this message because ${partnerName} named this address as the contact for the service. Replies are not read.`,
    customer: ({ brandName, organizationName }) =>
      `${brandName} sent this message because ${organizationName} named this address as its contact for the service. Replies are not read.`,
    'billing-administrator': ({ brandName, organizationName }) =>
      `${brandName} sent this message because this address belongs to the person who answers for the service of ${organizationName}. Replies are not read.`,
  },
};
