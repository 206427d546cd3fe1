import type { Side } from '../../domain/partner/partner-news.ts';
import type { MailOf } from '../mail.ts';
import type { PartnerNewsMailTexts } from '../wording.ts';
import { listed } from './words.en.ts';

const askedFor: Readonly<Record<Side, (mail: MailOf<'transfer-asked-for'>) => string>> = {
  customer: ({ customerName, service, owner }) =>
    `${customerName} has asked for the ownership of its ${service} to be transferred from ${owner} to somebody of its own.`,
  partner: ({ customerName, service, owner, partnerName }) =>
    `Somebody else at ${partnerName} has asked for the ownership of ${service} for ${customerName} to be transferred from ${owner} to the customer.`,
  support: ({ customerName, service, owner }) =>
    `Support was told that ${owner}, the billing administrator of ${service} for ${customerName}, no longer is there, and has asked somebody at ${customerName} to take over the ownership.`,
};

const withdrew: Readonly<Record<Side, (mail: MailOf<'transfer-withdrawn'>) => string>> = {
  customer: ({ customerName }) => customerName,
  partner: ({ partnerName }) => `Somebody else at ${partnerName}`,
  support: () => 'Support',
};

/** Mails to a partner about what its customer did. */
export const partnerNewsMails: PartnerNewsMailTexts = {
  'transfer-asked-for': (mail, inWords) => ({
    subject: `The ownership of ${mail.service} for ${mail.customerName} is to be transferred`,
    heading:
      mail.by === 'support'
        ? 'Support was told that the owner is gone'
        : 'A transfer of the ownership was asked for',
    paragraphs: [
      askedFor[mail.by](mail),
      'Nothing happens before the new owner agrees. Then support executes the transfer.',
      mail.partnerIsOut
        ? `If that is right, there is nothing you need to do. If it is not, contact support: ${mail.customerName} has disabled your user, so that you cannot withdraw the transfer yourself.`
        : 'If that is right, there is nothing you need to do. If it is not, withdraw the transfer in the partner portal, with DELETE on the address below, and contact support. GET says who is to take over.',
    ],
    facts: [
      { label: 'Customer', value: mail.customerName },
      { label: 'Service', value: mail.service },
      { label: 'Billing administrator', value: mail.owner },
      { label: 'Asked for on', value: inWords(mail.at) },
      ...(mail.partnerIsOut
        ? []
        : [
            {
              label: 'Address of the transfer',
              value: `/v1/partners/me/subscriptions/${mail.subscriptionId}/ownership-transfer`,
            },
          ]),
    ],
    notes: [],
  }),

  'transfer-declined': (mail, inWords) => ({
    subject: `${mail.customerName} does not take over the ownership of ${mail.service}`,
    heading: 'The transfer was declined',
    paragraphs: [
      `Who was to take over the ownership of ${mail.service} at ${mail.customerName} has declined. Nothing has changed: the billing administrator is the same as before.`,
      'If the ownership is to pass to the customer after all, a transfer has to be asked for again.',
    ],
    facts: [
      { label: 'Customer', value: mail.customerName },
      { label: 'Service', value: mail.service },
      { label: 'Declined on', value: inWords(mail.at) },
    ],
    notes: [],
  }),

  'transfer-withdrawn': (mail, inWords) => ({
    subject: `The transfer of the ownership of ${mail.service} for ${mail.customerName} was withdrawn`,
    heading: 'The transfer was withdrawn',
    paragraphs: [
      `${withdrew[mail.by](mail)} has withdrawn the transfer of the ownership of ${mail.service} for ${mail.customerName}. Nothing has changed: the billing administrator is the same as before.`,
    ],
    facts: [
      { label: 'Customer', value: mail.customerName },
      { label: 'Service', value: mail.service },
      { label: 'Withdrawn on', value: inWords(mail.at) },
    ],
    notes: [],
  }),

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
