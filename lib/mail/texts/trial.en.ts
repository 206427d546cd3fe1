import type { HelpTopic } from '../../domain/time/timeline.ts';
import type { MailOf } from '../mail.ts';
import type { TrialMailTexts, Wording } from '../wording.ts';
import { daysLeft, helper, inDays } from './words.en.ts';

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

/** Mails about a trial. */
export const trialMails: TrialMailTexts = {
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
      ...(mail.portal ? [{ label: 'Sign in as', value: mail.portal.accountId }] : []),
    ],
    ...(mail.portal && { button: { label: 'Open the portal', link: mail.portal.link } }),
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
        'new-owner': `To go on after that, ${transferFirst}. Users and data stay as they are.`,
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
    ...(mail.supportLink !== undefined && { button: { label: 'Ask support', link: mail.supportLink } }),
    notes: [],
  }),

  unsubscribe: 'Stop these help messages',
};
