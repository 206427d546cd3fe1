import type { PartnerNewsMailTexts } from '../wording.ts';
import { listed } from './words.sv.ts';

/** Mails to a partner about what its customer did. */
export const partnerNewsMails: PartnerNewsMailTexts = {
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
