import type { HelpTopic } from '../domain/time/timeline.ts';
import type { MailOf } from './mail.ts';
import { ownershipMails } from './ownership-texts.sv.ts';
import { paidMails } from './paid-texts.sv.ts';
import { portalMails } from './portal-texts.sv.ts';
import type { MailTexts, Wording } from './wording.ts';

const inDays = (days: number): string => (days === 1 ? 'i morgon' : `om ${days} dagar`);
const daysLeft = (days: number): string => (days === 1 ? '1 dag' : `${days} dagar`);

/** Whom a mail can send the reader to with a question. */
const helper = (mail: Pick<MailOf<'help'>, 'partnerIsOut' | 'partnerName'>): string =>
  mail.partnerIsOut ? 'supporten' : mail.partnerName;

const transferFirst =
  'låter ni först överlåta ägarskapet till någon hos er, som kan göra om provperioden till ett betalt abonnemang: en administratör begär det i portalen, på sidan för kontot';

/** The help series, by topic. */
const help: {
  readonly [Topic in HelpTopic]: (
    mail: MailOf<'help'>,
  ) => Pick<Wording, 'subject' | 'heading' | 'paragraphs'>;
} = {
  'first-steps': (mail) => ({
    subject: `Första stegen med ${mail.serviceName}`,
    heading: 'Första stegen',
    paragraphs: [
      `Börja med något som ${mail.organizationName} gör varje vecka, och gör det en gång i ${mail.serviceName}, från början till slut.`,
      `Skriv upp vad som saknades. Det mesta går att ställa in utan hjälp, och resten är vad ni kan fråga ${helper(mail)} om.`,
    ],
  }),
  'invite-colleagues': (mail) => ({
    subject: `Prova ${mail.serviceName} tillsammans`,
    heading: 'Prova tillsammans',
    paragraphs: [
      'En provperiod visar mest när de som ska använda tjänsten får prova den. Det finns licenser även för era kollegor.',
      'Ge dem tillgång i kundportalen och bestäm en timme då ni alla arbetar med den.',
    ],
  }),
  'bring-your-data': (mail) => ({
    subject: `Ta in era egna data i ${mail.serviceName}`,
    heading: 'Ta in era egna data',
    paragraphs: [
      'Exempel ser bra ut i alla produkter. Ta in några av era egna kunder, artiklar eller order och se hur de passar.',
      `Be ${helper(mail)} om en mall som passar det ni har i dag.`,
    ],
  }),
  decide: (mail) => ({
    subject: `Är ${mail.serviceName} rätt för ${mail.organizationName}?`,
    heading: 'Dags att bestämma sig',
    paragraphs: [
      'Se på det ni skrev upp i början: vad fungerar nu, vad saknas och vad är det värt för er?',
      {
        person:
          'Vill ni fortsätta gör er faktureringsansvariga om provperioden till ett betalt abonnemang i portalen. Allt blir kvar som det är.',
        partner: `Vill ni fortsätta gör ${mail.partnerName} om provperioden till ett betalt abonnemang tillsammans med er. Allt blir kvar som det är.`,
        'new-owner': `Vill ni fortsätta ${transferFirst}. Allt blir kvar som det är.`,
      }[mail.payer],
    ],
  }),
};

export const swedish: MailTexts = {
  ...portalMails,
  ...paidMails,
  ...ownershipMails,

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

  'trial-ready': (mail, inWords) => ({
    subject: `Er provperiod av ${mail.serviceName} är klar`,
    heading: `Er provperiod av ${mail.serviceName} är klar`,
    paragraphs: [
      `${mail.organizationName} kan använda ${mail.serviceName} utan kostnad till ${inWords(mail.endsAt)}, med ${mail.licences} användarlicenser och ${mail.storageGb} GB lagring.`,
      'Under dagarna som följer får ni några korta meddelanden som hjälper er i gång. Skicka dem gärna vidare till den som har nytta av dem.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Användarlicenser', value: String(mail.licences) },
      { label: 'Lagring', value: `${mail.storageGb} GB` },
      { label: 'Provperioden slutar', value: inWords(mail.endsAt) },
    ],
    notes: [
      {
        person:
          'Er faktureringsansvariga kan när som helst före slutet göra om provperioden till ett betalt abonnemang i portalen.',
        partner: `${mail.partnerName} kan när som helst före slutet göra om provperioden till ett betalt abonnemang tillsammans med er.`,
        'new-owner': `För att få ett betalt abonnemang före slutet ${transferFirst}.`,
      }[mail.payer],
    ],
  }),

  help: (mail, inWords) => ({
    ...help[mail.topic](mail),
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Provperioden slutar', value: inWords(mail.endsAt) },
    ],
    notes: [
      'Det här är ett av några få meddelanden som hjälper till under provperioden. Ni kan avsluta dem; meddelanden om själva tjänsten når er ändå.',
    ],
  }),

  'notice-before-expiry': (mail, inWords) => ({
    subject: `${daysLeft(mail.days)} kvar av provperioden för ${mail.serviceName} hos ${mail.organizationName}`,
    heading: `Provperioden slutar ${inDays(mail.days)}`,
    paragraphs: [
      `Provperioden för ${mail.serviceName} hos ${mail.organizationName} slutar ${inWords(mail.deadline)}. Därefter kan tjänsten inte användas.`,
      {
        person:
          'Be er faktureringsansvariga göra om den till ett betalt abonnemang innan dess om ni vill fortsätta. Användare och data blir kvar som de är.',
        partner: `Be ${mail.partnerName} göra om den till ett betalt abonnemang innan dess om ni vill fortsätta. Användare och data blir kvar som de är.`,
        'new-owner': `Vill ni fortsätta efter det ${transferFirst}. Användare och data blir kvar som de är.`,
      }[mail.payer],
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Provperioden slutar', value: inWords(mail.deadline) },
    ],
    notes: ['Vill ni inte fortsätta behöver ni inte göra något.'],
  }),

  expired: (mail, inWords) => ({
    subject: `Provperioden för ${mail.serviceName} hos ${mail.organizationName} är slut`,
    heading: 'Provperioden är slut',
    paragraphs: [
      `Provperioden för ${mail.serviceName} hos ${mail.organizationName} tog slut ${inWords(mail.at)} och tjänsten kan inte längre användas.`,
      `Era data finns kvar till ${inWords(mail.purgeAt)}. Till dess kan supporten fortfarande göra om provperioden till ett betalt abonnemang, med allt som det var. Efter den tidpunkten raderas data för gott.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Data finns kvar till', value: inWords(mail.purgeAt) },
    ],
    notes: [],
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
    notes: ['Om ni inte längre behöver tjänsten behöver du inte göra någonting.'],
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

  purged: (mail, inWords) => ({
    subject: `Alla data i ${mail.serviceName} för ${mail.organizationName} är raderade`,
    heading: 'Era data är raderade',
    paragraphs: [
      `Tiden som vi behåller data från en inaktiv tjänst är slut. Allt som hörde till ${mail.serviceName} för ${mail.organizationName} raderades ${inWords(mail.at)}: användare, inbjudningar, historik och uppgifter om utskick.`,
      `Vill ni använda ${mail.serviceName} igen kan ${mail.partnerName} lägga upp tjänsten på nytt.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Raderade', value: inWords(mail.at) },
    ],
    notes: ['Det här är det sista meddelandet om saken.'],
  }),

  'partner-invitation': (mail) => ({
    subject: `Du har lagts till i partnerportalen för ${mail.partnerName}`,
    heading: `Välkommen till partnerportalen för ${mail.partnerName}`,
    paragraphs: [
      `En administratör för ${mail.partnerName} har lagt till dig i partnerportalen. Logga in där som ${mail.accountId}: första gången du loggar in blir du användare.`,
      'Inget annat konto kan ta din plats. Meddelandet innehåller ingen länk, och det finns inget att bekräfta.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Logga in som', value: mail.accountId },
      {
        label: 'Roll',
        value: mail.role === 'administrator' ? 'Administratör' : 'Implementationsexpert',
      },
    ],
    notes: ['Väntade du dig inte det här? Gör då ingenting. Inget händer om du inte loggar in.'],
  }),

  'administrator-appointed': (mail) => ({
    subject: `Du är nu administratör för ${mail.partnerName}`,
    heading: `Du är administratör för ${mail.partnerName}`,
    paragraphs: [
      `Supporten har gjort dig till administratör för ${mail.partnerName} i partnerportalen, i stället för en administratör som har slutat.`,
      mail.invited
        ? `Logga in i partnerportalen som ${mail.accountId}. Du är administratör från och med första inloggningen.`
        : 'Du behöver inte göra någonting. Du kan lägga till fler användare och administratörer.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Logga in som', value: mail.accountId },
    ],
    notes: ['Väntade du dig inte det här? Kontakta då supporten innan du loggar in.'],
  }),

  'administrator-replaced': (mail) => ({
    subject: `${mail.partnerName} har fått en annan administratör`,
    heading: `${mail.partnerName} har fått en annan administratör`,
    paragraphs: [
      `Supporten har utsett en annan administratör för ${mail.partnerName} i partnerportalen. Du kan inte längre hantera dess användare.`,
      mail.former === 'demote'
        ? 'Du är kvar som användare i portalen, som implementationsexpert.'
        : 'Din åtkomst till portalen upphör senast när den nya administratören loggar in första gången.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Ditt konto', value: mail.accountId },
    ],
    notes: ['Är du fortfarande administratör? Kontakta då supporten.'],
  }),

  'partner-request-answered': (mail) => ({
    subject: `Supporten har svarat: ${mail.subject}`,
    heading: 'Supporten har svarat',
    paragraphs: mail.text.split(/\n+/),
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Du frågade om', value: mail.subject },
      { label: 'Ärende', value: mail.requestId },
    ],
    notes: [
      `Behöver du veta mer? Skriv då igen på samma ärende: POST /v1/support-requests/${mail.requestId}/messages i partnerportalen.`,
    ],
  }),

  'partner-request-closed': (mail) => ({
    subject: `Supporten har inte återaktiverat: ${mail.subject}`,
    heading: 'Supporten har stängt ditt ärende',
    paragraphs: [
      `Du skickade in kontonumret ${mail.accountNumber}. Supporten har stängt ärendet som öppnades av det och har inte återaktiverat tjänsten.`,
      ...(mail.reason === undefined ? [] : [`Angivet skäl: ${mail.reason}`]),
      'Skicka in samma kontonummer igen för att fråga en gång till: PUT /v1/customers/{customerId}/account-number. Själva numret kan inte bytas mot ett annat.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Ärende', value: mail.requestId },
      { label: 'Kontonummer', value: mail.accountNumber },
    ],
    notes: [
      `Behöver du veta mer? Skriv då i samma ärende: POST /v1/support-requests/${mail.requestId}/messages i partnerportalen.`,
    ],
  }),

  partnerFooter: (brandName, partnerName) =>
    `${brandName} skickade meddelandet eftersom adressen tillhör någon som arbetar, eller ska arbeta, i partnerportalen för ${partnerName}. Svar läses inte.`,

  unsubscribe: 'Sluta skicka hjälpmeddelanden',

  footer: {
    partner: ({ brandName, partnerName }) =>
      `${brandName} skickade meddelandet eftersom ${partnerName} har angett adressen som kontakt för tjänsten. Svar läses inte.`,
    customer: ({ brandName, organizationName }) =>
      `${brandName} skickade meddelandet eftersom ${organizationName} har angett adressen som sin kontakt för tjänsten. Svar läses inte.`,
    'billing-administrator': ({ brandName, organizationName }) =>
      `${brandName} skickade meddelandet eftersom adressen tillhör den som ansvarar för tjänsten hos ${organizationName}. Svar läses inte.`,
  },
};
