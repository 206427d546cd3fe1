import type { Charge, ChargeLine } from '../../domain/billing/charge.ts';
import type { Purchase } from '../../domain/billing/paid-events.ts';
import { moneyInWords } from '../../money-in-words.ts';
import type { PaidMail } from '../mails/paid-mails.ts';
import type { PaidMailTexts, Wording } from '../wording.ts';

const money = ({ total, currency }: Charge): string => moneyInWords(total, currency, 'sv');

const lineLabels: Readonly<Record<ChargeLine['for'], string>> = {
  licences: 'Användarlicenser',
  storage: 'Lagring i GB',
  'partner-user': 'Partnerns åtkomst',
};

function bought(purchase: Purchase): string {
  switch (purchase.kind) {
    case 'plan':
      return `Planen ${purchase.plan.name}`;
    case 'release':
      return `Versionen ${purchase.release.name}`;
    case 'licences':
      return purchase.licences === 1 ? '1 användarlicens till' : `${purchase.licences} användarlicenser till`;
    case 'storage':
      return `${purchase.storageGb} GB mer lagring`;
    default:
      return purchase satisfies never;
  }
}

/** What to do about a mail on money that surprises its reader. */
const surprised = ({ addressedAs, payer, partnerName }: PaidMail): string => {
  if (addressedAs === 'billing-administrator')
    return 'Du får det här för att du är faktureringsansvarig. Väntade du dig inte det? Kontakta då supporten.';
  return {
    person: 'Väntade du dig inte det här? Fråga den som sköter faktureringen hos er.',
    partner: `Väntade du dig inte det här? Fråga ${partnerName}, som sköter faktureringen åt er.`,
    'new-owner': 'Väntade du dig inte det här? Kontakta då supporten.',
  }[payer];
};

const linesOf = ({ lines, currency }: Charge): Wording['facts'] =>
  lines.map((line) => ({
    label: lineLabels[line.for],
    value: `${line.quantity} × ${moneyInWords(line.unitPrice, currency, 'sv')} = ${moneyInWords(line.amount, currency, 'sv')}`,
  }));

/** Mails about paying. */
export const paidMails: PaidMailTexts = {
  converted: (mail, inWords) => ({
    subject: `${mail.serviceName} för ${mail.organizationName} är nu ett betalt abonnemang`,
    heading: 'Provperioden är nu ett betalt abonnemang',
    paragraphs: [
      `Provperioden för ${mail.serviceName} har blivit ett betalt abonnemang för ${mail.organizationName}. Användare, data och inställningar är som de var, och det finns inte längre något slutdatum.`,
      `Den första månaden är debiterad. Därefter debiteras varje månad när den börjar, nästa gång ${inWords(mail.nextChargeAt)}.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Plan', value: mail.planName },
      ...linesOf(mail.charge),
      { label: 'Debiterat nu', value: money(mail.charge) },
    ],
    notes: [surprised(mail)],
  }),

  receipt: (mail, inWords) => ({
    subject: `Kvitto: ${bought(mail.purchase)} för ${mail.serviceName}`,
    heading: 'Tack för ert köp',
    paragraphs: [
      `${bought(mail.purchase)} för ${mail.serviceName} hos ${mail.organizationName} kan användas genast.`,
      mail.charge
        ? `Köpet är debiterat för resten av månaden, i proportion, och ingår i varje månad från och med ${inWords(mail.nextChargeAt)}.`
        : `Det kostar ingenting. Nästa debitering sker ${inWords(mail.nextChargeAt)}.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Köpt', value: bought(mail.purchase) },
      ...(mail.charge ? [{ label: 'Debiterat nu', value: money(mail.charge) }] : []),
    ],
    notes: [surprised(mail)],
  }),

  'month-charged': (mail, inWords) => ({
    subject: `Kvitto: ${mail.serviceName} för ${mail.organizationName}, ${money(mail.charge)}`,
    heading: 'En månad har debiterats',
    paragraphs: [
      `${mail.serviceName} hos ${mail.organizationName} har debiterats för tiden från ${inWords(mail.charge.at)} till ${inWords(mail.nextChargeAt)}. Då debiteras också nästa månad.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      ...linesOf(mail.charge),
      { label: 'Debiterat', value: money(mail.charge) },
    ],
    ...(mail.link !== undefined && { button: { label: 'Se alla debiteringar', link: mail.link } }),
    notes: [surprised(mail)],
  }),

  'payment-method-replaced': (mail, inWords) => ({
    subject: `${mail.serviceName} hos ${mail.organizationName} betalas med ett annat kort`,
    heading: 'Betalsättet har bytts ut',
    paragraphs: [
      `${mail.serviceName} hos ${mail.organizationName} betalas från och med nu med kortet som slutar på ${mail.lastFour}. Det som redan är debiterat påverkas inte.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Kortet slutar på', value: mail.lastFour },
      ...(mail.by ? [{ label: 'Utbytt av', value: mail.by }] : []),
      { label: 'Sedan', value: inWords(mail.at) },
    ],
    notes: [surprised(mail)],
  }),
};
