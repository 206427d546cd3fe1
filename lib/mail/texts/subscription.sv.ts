import type { SubscriptionMailTexts } from '../wording.ts';
import { daysLeft, helper, inDays } from './words.sv.ts';

/** Mails about a subscription and its deadlines. */
export const subscriptionMails: SubscriptionMailTexts = {
  activation: (mail, inWords) => ({
    subject: `Aktivera ${mail.serviceName} för ${mail.organizationName}`,
    heading: `${mail.serviceName} kan nu aktiveras`,
    paragraphs: [
      `${mail.partnerName} har lagt upp ${mail.serviceName} för ${mail.organizationName}. För att komma i gång behöver ${mail.administrator.firstName} ${mail.administrator.lastName} logga in som ${mail.administrator.accountId} och godkänna avtalen.`,
      'Inget annat konto kan ta emot inbjudan. Att öppna länken ändrar ingenting.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Logga in som', value: mail.administrator.accountId },
      { label: 'Giltig till', value: inWords(mail.expiresAt) },
    ],
    button: { label: `Aktivera ${mail.serviceName}`, link: mail.link },
    notes: [
      `Väntade du dig inte det här? Gör då ingenting, eller fråga ${mail.partnerName}. Inget händer om inbjudan inte godkänns.`,
    ],
  }),

  'notice-before-inactivation': (mail, inWords) => ({
    subject: `${daysLeft(mail.days)} kvar: ${mail.serviceName} för ${mail.organizationName} saknar kontonummer`,
    heading: `${mail.serviceName} blir inaktiv ${inDays(mail.days)}`,
    paragraphs: [
      `${mail.serviceName} för ${mail.organizationName} är ännu inte kopplad till något kontonummer. Utan det kan tjänsten bara användas en begränsad tid, som går ut ${inWords(mail.deadline)}.`,
      `Ge ${mail.partnerName} kontonumret för ${mail.organizationName} före dess. Begränsningen upphör så snart numret är registrerat, och inget annat ändras.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Inaktiv från', value: inWords(mail.deadline) },
    ],
    notes: [`Har du redan lämnat numret till ${mail.partnerName}? Be dem då att registrera det.`],
  }),

  inactivated: (mail, inWords) => ({
    subject: `${mail.serviceName} för ${mail.organizationName} är inaktiv`,
    heading: `${mail.serviceName} är inaktiv`,
    paragraphs: [
      `Inget kontonummer registrerades i tid för ${mail.organizationName}. ${mail.serviceName} går därför inte att använda sedan ${inWords(mail.at)}.`,
      `Era data finns kvar till ${inWords(mail.purgeAt)}. Ge ${mail.partnerName} kontonumret före dess: då kan tjänsten återaktiveras och allt är som förut. Därefter raderas alla data för gott.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Inaktiv sedan', value: inWords(mail.at) },
      { label: 'Data finns kvar till', value: inWords(mail.purgeAt) },
    ],
    notes: [],
  }),

  reactivated: (mail, inWords) => ({
    subject: `${mail.serviceName} för ${mail.organizationName} är aktiv igen`,
    heading: `${mail.serviceName} är aktiv igen`,
    paragraphs: [
      `Kontonumret för ${mail.organizationName} är registrerat och ${mail.serviceName} kan användas igen. Användare, roller och data är som de var förut.`,
      'Du behöver inte göra någonting.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Aktiv igen sedan', value: inWords(mail.at) },
    ],
    notes: [],
  }),

  'end-of-support': (mail, inWords) => ({
    subject: `Supporten för ${mail.serviceName} upphör ${inWords(mail.deadline)}`,
    heading: `Supporten för ${mail.serviceName} upphör`,
    paragraphs: [
      `${mail.organizationName} använder ${mail.serviceName}, och supporten för den upphör ${inWords(mail.deadline)}. Därefter kan ingen ny kund ansluta sig.`,
      mail.link
        ? `Det finns en efterföljare. Titta på den i god tid, och låt ${helper(mail)} hjälpa er att byta.`
        : `Fråga ${helper(mail)} vilken tjänst som tar vid.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Supporten upphör', value: inWords(mail.deadline) },
    ],
    ...(mail.link && { button: { label: 'Se efterföljaren', link: mail.link } }),
    notes: [],
  }),

  'notice-before-purge': (mail, inWords) => ({
    subject: `${daysLeft(mail.days)} tills alla data i ${mail.serviceName} för ${mail.organizationName} raderas`,
    heading: `Era data raderas ${inDays(mail.days)}`,
    paragraphs: [
      mail.ended === 'inactive'
        ? `${mail.serviceName} för ${mail.organizationName} är inaktiv eftersom inget kontonummer har registrerats.`
        : `Provperioden för ${mail.serviceName} hos ${mail.organizationName} är slut.`,
      `Alla data raderas ${inWords(mail.deadline)}, för gott och utan någon kopia som kan återställas.`,
      mail.ended === 'inactive'
        ? `Vill ni behålla dem? Ge då ${mail.partnerName} kontonumret för ${mail.organizationName} före dess.`
        : 'Vill ni behålla dem? Be då supporten göra om provperioden till ett betalt abonnemang före dess.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Data raderas', value: inWords(mail.deadline) },
    ],
    ...(mail.supportLink !== undefined && { button: { label: 'Fråga supporten', link: mail.supportLink } }),
    notes: ['Om ni inte längre behöver tjänsten behöver du inte göra någonting.'],
  }),

  purged: (mail, inWords) => ({
    subject: `Alla data i ${mail.serviceName} för ${mail.organizationName} är raderade`,
    heading: 'Era data är raderade',
    paragraphs: [
      `Tiden som vi behåller data från en avslutad tjänst är slut. Allt som hörde till ${mail.serviceName} för ${mail.organizationName} raderades ${inWords(mail.at)}: användare, inbjudningar, historik och uppgifter om utskick.`,
      `Vill ni använda ${mail.serviceName} igen, fråga ${helper(mail)}.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Raderade', value: inWords(mail.at) },
    ],
    notes: ['Det här är det sista meddelandet om saken.'],
  }),

  footer: {
    partner: ({ brandName, partnerName }) =>
      `${brandName} skickade meddelandet eftersom ${partnerName} har angett adressen som kontakt för tjänsten. Svar läses inte.`,
    customer: ({ brandName, organizationName }) =>
      `${brandName} skickade meddelandet eftersom ${organizationName} har angett adressen som sin kontakt för tjänsten. Svar läses inte.`,
    'billing-administrator': ({ brandName, organizationName }) =>
      `${brandName} skickade meddelandet eftersom adressen tillhör den som ansvarar för tjänsten hos ${organizationName}. Svar läses inte.`,
  },
};
