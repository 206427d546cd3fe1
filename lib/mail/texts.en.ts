import type { HelpTopic } from '../domain/time/timeline.ts';
import type { MailOf } from './mail.ts';
import { ownershipMails } from './ownership-texts.en.ts';
import { paidMails } from './paid-texts.en.ts';
import { portalMails } from './portal-texts.en.ts';
import type { MailTexts, Wording } from './wording.ts';

const inDays = (days: number): string => (days === 1 ? 'tomorrow' : `in ${days} days`);
const daysLeft = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

/** Whom a mail can send the reader to with a question. */
const helper = (mail: Pick<MailOf<'help'>, 'partnerIsOut' | 'partnerName'>): string =>
  mail.partnerIsOut ? 'support' : mail.partnerName;

const transferFirst =
  'have the ownership transferred to somebody of your own, who can turn the trial into a paid subscription: an administrator asks for it in the portal, on the page of the account';

/** The help series, by topic. */
const help: {
  readonly [Topic in HelpTopic]: (
    mail: MailOf<'help'>,
  ) => Pick<Wording, 'subject' | 'heading' | 'paragraphs'>;
} = {
  'first-steps': (mail) => ({
    subject: `First steps with ${mail.serviceName}`,
    heading: 'First steps',
    paragraphs: [
      `Begin with one thing that ${mail.organizationName} does every week, and do it in ${mail.serviceName} once, from beginning to end.`,
      `Write down what was missing. Most of it can be set up without help, and the rest is what to ask ${helper(mail)}.`,
    ],
  }),
  'invite-colleagues': (mail) => ({
    subject: `Try ${mail.serviceName} together`,
    heading: 'Try it together',
    paragraphs: [
      'A trial shows most when those who will use it try it. The trial has licences for your colleagues too.',
      'Give them access in the customer portal, and agree on one hour in which all of you work with it.',
    ],
  }),
  'bring-your-data': (mail) => ({
    subject: `Bring your own data into ${mail.serviceName}`,
    heading: 'Bring your own data',
    paragraphs: [
      'Examples look good in every product. Bring some of your own customers, items or orders, and see how they fit.',
      `Ask ${helper(mail)} for a template that suits what you have today.`,
    ],
  }),
  decide: (mail) => ({
    subject: `Is ${mail.serviceName} right for ${mail.organizationName}?`,
    heading: 'Time to decide',
    paragraphs: [
      'Look at what you wrote down in the beginning: what works now, what is missing, and what it is worth to you.',
      {
        person:
          'If you want to go on, your billing administrator turns the trial into a paid subscription in the portal. Everything stays as it is.',
        partner: `If you want to go on, ${mail.partnerName} turns the trial into a paid subscription with you. Everything stays as it is.`,
        'new-owner': `If you want to go on, ${transferFirst}. Everything stays as it is.`,
      }[mail.payer],
    ],
  }),
};

export const english: MailTexts = {
  ...portalMails,
  ...paidMails,
  ...ownershipMails,

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

  'trial-ready': (mail, inWords) => ({
    subject: `Your trial of ${mail.serviceName} is ready`,
    heading: `Your trial of ${mail.serviceName} is ready`,
    paragraphs: [
      `${mail.organizationName} can use ${mail.serviceName} free of charge until ${inWords(mail.endsAt)}, with ${mail.licences} user licences and ${mail.storageGb} GB of storage.`,
      'In the days to come we will send you some short messages that help you get started. Forward them to whoever they help.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'User licences', value: String(mail.licences) },
      { label: 'Storage', value: `${mail.storageGb} GB` },
      { label: 'Trial ends', value: inWords(mail.endsAt) },
    ],
    notes: [
      {
        person:
          'Your billing administrator can turn the trial into a paid subscription in the portal at any time before it ends.',
        partner: `${mail.partnerName} can turn the trial into a paid subscription with you at any time before it ends.`,
        'new-owner': `To turn the trial into a paid subscription before it ends, ${transferFirst}.`,
      }[mail.payer],
    ],
  }),

  help: (mail, inWords) => ({
    ...help[mail.topic](mail),
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Trial ends', value: inWords(mail.endsAt) },
    ],
    notes: [
      'This is one of a few messages that help with the trial. You can unsubscribe from them; messages about the service itself still reach you.',
    ],
  }),

  'notice-before-expiry': (mail, inWords) => ({
    subject: `${daysLeft(mail.days)} left of the trial of ${mail.serviceName} for ${mail.organizationName}`,
    heading: `The trial ends ${inDays(mail.days)}`,
    paragraphs: [
      `The trial of ${mail.serviceName} for ${mail.organizationName} ends on ${inWords(mail.deadline)}. From then on it cannot be used.`,
      {
        person:
          'To go on, ask your billing administrator to turn it into a paid subscription before then. Users and data stay as they are.',
        partner: `To go on, ask ${mail.partnerName} to turn it into a paid subscription before then. Users and data stay as they are.`,
        'new-owner': `To go on, ${transferFirst} before then. Users and data stay as they are.`,
      }[mail.payer],
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Trial ends', value: inWords(mail.deadline) },
    ],
    notes: ['If you do not want to go on, there is nothing you need to do.'],
  }),

  expired: (mail, inWords) => ({
    subject: `The trial of ${mail.serviceName} for ${mail.organizationName} is over`,
    heading: 'The trial is over',
    paragraphs: [
      `The trial of ${mail.serviceName} for ${mail.organizationName} ended on ${inWords(mail.at)} and cannot be used any more.`,
      `Your data is kept until ${inWords(mail.purgeAt)}. Until then support can still turn the trial into a paid subscription, with everything as it was. After that instant the data is deleted for good.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Data kept until', value: inWords(mail.purgeAt) },
    ],
    notes: [],
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
    notes: ['If you no longer need the service, there is nothing you need to do.'],
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

  purged: (mail, inWords) => ({
    subject: `The data of ${mail.serviceName} for ${mail.organizationName} has been deleted`,
    heading: 'Your data has been deleted',
    paragraphs: [
      `The time for which we keep the data of an inactive service is over. Everything that belonged to ${mail.serviceName} for ${mail.organizationName} was deleted on ${inWords(mail.at)}: users, invitations, history and mail records.`,
      `If you want to use ${mail.serviceName} again, ${mail.partnerName} can set it up anew.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Deleted on', value: inWords(mail.at) },
    ],
    notes: ['This is the last message about it.'],
  }),

  'partner-invitation': (mail) => ({
    subject: `You have been added to the partner portal of ${mail.partnerName}`,
    heading: `Welcome to the partner portal of ${mail.partnerName}`,
    paragraphs: [
      `An administrator of ${mail.partnerName} has added you to its partner portal. Sign in there as ${mail.accountId}: your first sign-in makes you a user.`,
      'No other account can take your place. There is no link in this message, and nothing to confirm.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Sign in as', value: mail.accountId },
      {
        label: 'Role',
        value: mail.role === 'administrator' ? 'Administrator' : 'Implementation expert',
      },
    ],
    notes: ['Did you not expect this? Then do nothing. Nothing happens unless you sign in.'],
  }),

  'administrator-appointed': (mail) => ({
    subject: `You are now the administrator of ${mail.partnerName}`,
    heading: `You are the administrator of ${mail.partnerName}`,
    paragraphs: [
      `Support has made you the administrator of ${mail.partnerName} in the partner portal, in the place of an administrator who has left.`,
      mail.invited
        ? `Sign in to the partner portal as ${mail.accountId}. You are the administrator from your first sign-in on.`
        : 'There is nothing you need to do. You can add further users and administrators.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Sign in as', value: mail.accountId },
    ],
    notes: ['Did you not expect this? Then contact support before you sign in.'],
  }),

  'administrator-replaced': (mail) => ({
    subject: `${mail.partnerName} has another administrator`,
    heading: `${mail.partnerName} has another administrator`,
    paragraphs: [
      `Support has appointed another administrator of ${mail.partnerName} in the partner portal. You can no longer manage its users.`,
      mail.former === 'demote'
        ? 'You stay a user of the portal, as an implementation expert.'
        : 'Your access to the portal ends with the first sign-in of the new administrator at the latest.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Your account', value: mail.accountId },
    ],
    notes: ['Are you still the administrator? Then contact support.'],
  }),

  'partner-request-answered': (mail) => ({
    subject: `Support has answered: ${mail.subject}`,
    heading: 'Support has answered',
    paragraphs: mail.text.split(/\n+/),
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'You asked about', value: mail.subject },
      { label: 'Request', value: mail.requestId },
    ],
    notes: [
      `Do you need to know more? Then write again on the same request: POST /v1/support-requests/${mail.requestId}/messages in the partner portal.`,
    ],
  }),

  'partner-request-closed': (mail) => ({
    subject: `Support has not reactivated: ${mail.subject}`,
    heading: 'Support has closed your request',
    paragraphs: [
      `You submitted the account number ${mail.accountNumber}. Support has closed the request that this opened, and has not reactivated the service for it.`,
      ...(mail.reason === undefined ? [] : [`The reason given: ${mail.reason}`]),
      'To ask once more, submit the same account number again: PUT /v1/customers/{customerId}/account-number. The number itself cannot be replaced by another one.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Request', value: mail.requestId },
      { label: 'Account number', value: mail.accountNumber },
    ],
    notes: [
      `Do you need to know more? Then write on the same request: POST /v1/support-requests/${mail.requestId}/messages in the partner portal.`,
    ],
  }),

  partnerFooter: (brandName, partnerName) =>
    `${brandName} sent this message because this address belongs to somebody who works, or is to work, in the partner portal of ${partnerName}. Replies are not read.`,

  unsubscribe: 'Stop these help messages',

  footer: {
    partner: ({ brandName, partnerName }) =>
      `${brandName} sent this message because ${partnerName} named this address as the contact for the service. Replies are not read.`,
    customer: ({ brandName, organizationName }) =>
      `${brandName} sent this message because ${organizationName} named this address as its contact for the service. Replies are not read.`,
    'billing-administrator': ({ brandName, organizationName }) =>
      `${brandName} sent this message because this address belongs to the person who answers for the service of ${organizationName}. Replies are not read.`,
  },
};
