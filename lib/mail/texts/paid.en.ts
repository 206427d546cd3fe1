import type { Charge, ChargeLine } from '../../domain/billing/charge.ts';
import type { Purchase } from '../../domain/billing/paid-events.ts';
import { moneyInWords } from '../../money-in-words.ts';
import type { PaidMail } from '../mails/paid-mails.ts';
import type { PaidMailTexts, Wording } from '../wording.ts';

const money = ({ total, currency }: Charge): string => moneyInWords(total, currency, 'en');

const lineLabels: Readonly<Record<ChargeLine['for'], string>> = {
  licences: 'User licences',
  storage: 'Storage in GB',
  'partner-user': 'Access of the partner',
};

function bought(purchase: Purchase): string {
  switch (purchase.kind) {
    case 'plan':
      return `The plan ${purchase.plan.name}`;
    case 'release':
      return `The release ${purchase.release.name}`;
    case 'licences':
      return purchase.licences === 1 ? '1 more user licence' : `${purchase.licences} more user licences`;
    case 'storage':
      return `${purchase.storageGb} GB more storage`;
    default:
      return purchase satisfies never;
  }
}

/** What to do about a mail on money that surprises its reader. */
const surprised = ({ addressedAs, payer, partnerName }: PaidMail): string => {
  if (addressedAs === 'billing-administrator')
    return 'You receive this because you are the billing administrator. Did you not expect it? Then contact support.';
  return {
    person: 'Did you not expect this? Then ask whoever manages billing in your organisation.',
    partner: `Did you not expect this? Then ask ${partnerName}, which manages billing for you.`,
    'new-owner': 'Did you not expect this? Then contact support.',
  }[payer];
};

const linesOf = ({ lines, currency }: Charge): Wording['facts'] =>
  lines.map((line) => ({
    label: lineLabels[line.for],
    value: `${line.quantity} × ${moneyInWords(line.unitPrice, currency, 'en')} = ${moneyInWords(line.amount, currency, 'en')}`,
  }));

/** Mails about paying. */
export const paidMails: PaidMailTexts = {
  converted: (mail, inWords) => ({
    subject: `${mail.serviceName} for ${mail.organizationName} is now a paid subscription`,
    heading: 'Your subscription is paid now',
    paragraphs: [
      `The trial of ${mail.serviceName} has become a paid subscription of ${mail.organizationName}. Users, data and settings are as they were, and there is no end date any more.`,
      `The first month has been charged. From then on it is charged at the beginning of every month, next on ${inWords(mail.nextChargeAt)}.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Plan', value: mail.planName },
      ...linesOf(mail.charge),
      { label: 'Charged now', value: money(mail.charge) },
    ],
    notes: [surprised(mail)],
  }),

  receipt: (mail, inWords) => ({
    subject: `Receipt: ${bought(mail.purchase)} for ${mail.serviceName}`,
    heading: 'Thank you for your purchase',
    paragraphs: [
      `${bought(mail.purchase)} for ${mail.serviceName} of ${mail.organizationName} can be used at once.`,
      mail.charge
        ? `It has been charged for the rest of this month, in proportion, and is part of every month from ${inWords(mail.nextChargeAt)} on.`
        : `It costs nothing. The next charge is on ${inWords(mail.nextChargeAt)}.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Bought', value: bought(mail.purchase) },
      ...(mail.charge ? [{ label: 'Charged now', value: money(mail.charge) }] : []),
    ],
    notes: [surprised(mail)],
  }),

  'month-charged': (mail, inWords) => ({
    subject: `Receipt: ${mail.serviceName} for ${mail.organizationName}, ${money(mail.charge)}`,
    heading: 'A month has been charged',
    paragraphs: [
      `${mail.serviceName} of ${mail.organizationName} has been charged for the time from ${inWords(mail.charge.at)} to ${inWords(mail.nextChargeAt)}. That is also when the next month is charged.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      ...linesOf(mail.charge),
      { label: 'Charged', value: money(mail.charge) },
    ],
    ...(mail.link !== undefined && { button: { label: 'See all charges', link: mail.link } }),
    notes: [surprised(mail)],
  }),

  'payment-method-replaced': (mail, inWords) => ({
    subject: `${mail.serviceName} of ${mail.organizationName} is paid with another card`,
    heading: 'The payment method was replaced',
    paragraphs: [
      `${mail.serviceName} of ${mail.organizationName} is paid with the card that ends with ${mail.lastFour} from now on. What has been charged already stays as it is.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Service', value: mail.serviceName },
      { label: 'Card ends with', value: mail.lastFour },
      ...(mail.by ? [{ label: 'Replaced by', value: mail.by }] : []),
      { label: 'Since', value: inWords(mail.at) },
    ],
    notes: [surprised(mail)],
  }),
};
