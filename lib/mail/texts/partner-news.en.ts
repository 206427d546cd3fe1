import type { PartnerNewsMailTexts } from '../wording.ts';
import { listed } from './words.en.ts';

/** Mails to a partner about what its customer did. */
export const partnerNewsMails: PartnerNewsMailTexts = {
  'ownership-taken-over': (mail, inWords) => ({
    subject: `${mail.customerName} has taken over the ownership of ${mail.service}`,
    heading: `${mail.customerName} owns its account now`,
    paragraphs: [
      `Support has transferred the ownership of ${mail.service} for ${mail.customerName} from ${mail.former} to the customer.${mail.formerIsDelegate ? ` ${mail.former} is a delegate from now on, until the customer decides otherwise.` : ''}`,
    ],
    facts: [
      { label: 'Customer', value: mail.customerName },
      { label: 'Service', value: mail.service },
      { label: 'Since', value: inWords(mail.at) },
    ],
    notes: ['Does this surprise you? Then contact support.'],
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

  'access-restored': (mail, inWords) => ({
    subject: `${mail.customerName} has let you in again to ${mail.service}`,
    heading: `${mail.customerName} has let ${mail.partnerName} in again`,
    paragraphs: [`${mail.partnerName} can act on the ${mail.service} of ${mail.customerName} again.`],
    facts: [
      { label: 'Customer', value: mail.customerName },
      { label: 'Service', value: mail.service },
      { label: 'Since', value: inWords(mail.at) },
    ],
    notes: ['Questions? Talk to the customer: its billing administrator decides who has access.'],
  }),
};
