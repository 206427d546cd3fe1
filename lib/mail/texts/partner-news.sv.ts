import type { Side } from '../../domain/partner/partner-news.ts';
import type { MailOf } from '../mail.ts';
import type { PartnerNewsMailTexts } from '../wording.ts';
import { listed } from './words.sv.ts';

const askedFor: Readonly<Record<Side, (mail: MailOf<'transfer-asked-for'>) => string>> = {
  customer: ({ customerName, service, owner }) =>
    `${customerName} har begärt att ägarskapet för kundens ${service} överlåts från ${owner} till någon hos kunden själv.`,
  partner: ({ customerName, service, owner, partnerName }) =>
    `Någon annan hos ${partnerName} har begärt att ägarskapet för ${service} hos ${customerName} överlåts från ${owner} till kunden.`,
  support: ({ customerName, service, owner }) =>
    `Supporten har fått veta att ${owner}, som är faktureringsansvarig för ${service} hos ${customerName}, inte längre är kvar, och har bett någon hos ${customerName} att ta över ägarskapet.`,
};

const withdrew: Readonly<Record<Side, (mail: MailOf<'transfer-withdrawn'>) => string>> = {
  customer: ({ customerName }) => customerName,
  partner: ({ partnerName }) => `Någon annan hos ${partnerName}`,
  support: () => 'Supporten',
};

/** Mails to a partner about what its customer did. */
export const partnerNewsMails: PartnerNewsMailTexts = {
  'transfer-asked-for': (mail, inWords) => ({
    subject: `Ägarskapet för ${mail.service} hos ${mail.customerName} ska överlåtas`,
    heading:
      mail.by === 'support'
        ? 'Supporten har fått veta att ägaren är borta'
        : 'En överlåtelse av ägarskapet har begärts',
    paragraphs: [
      askedFor[mail.by](mail),
      'Ingenting händer innan den nya ägaren går med på det. Därefter genomför supporten överlåtelsen.',
      mail.partnerIsOut
        ? `Stämmer det behöver du inte göra någonting. Stämmer det inte, kontakta då supporten: ${mail.customerName} har stängt av er användare, så du kan inte själv ta tillbaka överlåtelsen.`
        : 'Stämmer det behöver du inte göra någonting. Stämmer det inte, ta då tillbaka överlåtelsen i partnerportalen, med DELETE på adressen nedan, och kontakta supporten. GET säger vem som ska ta över.',
    ],
    facts: [
      { label: 'Kund', value: mail.customerName },
      { label: 'Tjänst', value: mail.service },
      { label: 'Faktureringsansvarig', value: mail.owner },
      { label: 'Begärd', value: inWords(mail.at) },
      ...(mail.partnerIsOut
        ? []
        : [
            {
              label: 'Överlåtelsens adress',
              value: `/v1/partners/me/subscriptions/${mail.subscriptionId}/ownership-transfer`,
            },
          ]),
    ],
    notes: [],
  }),

  'transfer-declined': (mail, inWords) => ({
    subject: `${mail.customerName} tar inte över ägarskapet för ${mail.service}`,
    heading: 'Överlåtelsen har avböjts',
    paragraphs: [
      `Den som skulle ta över ägarskapet för ${mail.service} hos ${mail.customerName} har avböjt. Ingenting har ändrats: den faktureringsansvariga är densamma som förut.`,
      'Ska ägarskapet ändå gå över till kunden måste en överlåtelse begäras på nytt.',
    ],
    facts: [
      { label: 'Kund', value: mail.customerName },
      { label: 'Tjänst', value: mail.service },
      { label: 'Avböjd', value: inWords(mail.at) },
    ],
    notes: [],
  }),

  'transfer-withdrawn': (mail, inWords) => ({
    subject: `Överlåtelsen av ägarskapet för ${mail.service} hos ${mail.customerName} har tagits tillbaka`,
    heading: 'Överlåtelsen har tagits tillbaka',
    paragraphs: [
      `${withdrew[mail.by](mail)} har tagit tillbaka överlåtelsen av ägarskapet för ${mail.service} hos ${mail.customerName}. Ingenting har ändrats: den faktureringsansvariga är densamma som förut.`,
    ],
    facts: [
      { label: 'Kund', value: mail.customerName },
      { label: 'Tjänst', value: mail.service },
      { label: 'Tillbakatagen', value: inWords(mail.at) },
    ],
    notes: [],
  }),

  'ownership-taken-over': (mail, inWords) => ({
    subject: `${mail.customerName} har tagit över ägarskapet för ${mail.service}`,
    heading: `${mail.customerName} äger nu sitt konto`,
    paragraphs: [
      `Supporten har överlåtit ägarskapet för ${mail.service} hos ${mail.customerName} från ${mail.former} till kunden.${mail.formerIsDelegate ? ` ${mail.former} är ombud från och med nu, tills kunden bestämmer något annat.` : ''}`,
    ],
    facts: [
      { label: 'Kund', value: mail.customerName },
      { label: 'Tjänst', value: mail.service },
      { label: 'Sedan', value: inWords(mail.at) },
    ],
    notes: ['Kommer det här som en överraskning? Kontakta då supporten.'],
  }),

  'access-removed': (mail, inWords) => ({
    subject: `${mail.customerName} har tagit bort er åtkomst till ${mail.service}`,
    heading: `${mail.customerName} har tagit bort åtkomst för ${mail.partnerName}`,
    paragraphs: [
      `${mail.customerName} har tagit bort åtkomst som ${mail.partnerName} hade till kundens ${mail.service}: ${listed(mail.removed)}.`,
      ...(mail.removed.includes('user')
        ? ['Tjänsten finns kvar i er lista, men ni kan inte längre göra något med den.']
        : []),
    ],
    facts: [
      { label: 'Kund', value: mail.customerName },
      { label: 'Tjänst', value: mail.service },
      { label: 'Borttagen', value: inWords(mail.at) },
    ],
    notes: ['Frågor? Tala med kunden: den faktureringsansvariga bestämmer vem som har åtkomst.'],
  }),

  'access-restored': (mail, inWords) => ({
    subject: `${mail.customerName} har släppt in er igen i ${mail.service}`,
    heading: `${mail.customerName} har släppt in ${mail.partnerName} igen`,
    paragraphs: [`${mail.partnerName} kan åter hantera ${mail.service} hos ${mail.customerName}.`],
    facts: [
      { label: 'Kund', value: mail.customerName },
      { label: 'Tjänst', value: mail.service },
      { label: 'Sedan', value: inWords(mail.at) },
    ],
    notes: ['Frågor? Prata med kunden: dess faktureringsansvariga bestämmer vem som har åtkomst.'],
  }),
};
