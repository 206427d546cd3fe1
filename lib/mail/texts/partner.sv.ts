import type { AdministratorReplacedMail } from '../mails/partner-mails.ts';
import type { PartnerMailTexts } from '../wording.ts';

/** What becomes of somebody in whose place another administrator was put (R5). */
const replaced = ({ former, invited }: AdministratorReplacedMail): string => {
  if (former === 'demote')
    return invited
      ? 'Du kan fortfarande logga in i portalen, som implementationsexpert.'
      : 'Du är kvar som användare i portalen, som implementationsexpert.';
  return invited
    ? 'Du är inte längre användare i portalen.'
    : 'Din åtkomst till portalen upphör senast när den nya administratören loggar in första gången.';
};

/** Mails to those who work in a partner portal. */
export const partnerMails: PartnerMailTexts = {
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
      `Supporten har utsett en annan administratör för ${mail.partnerName} i partnerportalen. ${
        mail.invited
          ? 'Har du fått veta att det skulle bli du så gäller det inte längre.'
          : 'Du kan inte längre hantera dess användare eller betala för dess kunder.'
      }`,
      replaced(mail),
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Ditt konto', value: mail.accountId },
    ],
    notes: [
      mail.invited
        ? 'Ska du vara administratör? Kontakta då supporten.'
        : 'Är du fortfarande administratör? Kontakta då supporten.',
    ],
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
};
