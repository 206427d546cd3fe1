import type { PortalRole } from '../../domain/portal/portal.ts';
import type { PortalMailTexts } from '../wording.ts';

const roles: Readonly<Record<PortalRole, string>> = {
  administrator: 'administratör',
  user: 'användare',
  'billing-contact': 'faktureringskontakt',
  'customer-care-contact': 'kundtjänstkontakt',
  'shipping-contact': 'leveranskontakt',
};
const and = (words: readonly string[]): string => new Intl.ListFormat('sv').format(words);
const inWordsOf = (given: readonly PortalRole[]): string => and(given.map((role) => roles[role]));

/** Mails about the users of the customer portal. */
export const portalMails: PortalMailTexts = {
  'user-invitation': (mail, inWords) => ({
    subject: `Du är inbjuden till ${mail.serviceName} hos ${mail.organizationName}`,
    heading: `Välkommen till ${mail.serviceName}`,
    paragraphs: [
      `En administratör hos ${mail.organizationName} har lagt till ${mail.person.firstName} ${mail.person.lastName} som användare av ${mail.serviceName}. Öppna länken och logga in som ${mail.person.accountId} för att komma i gång.`,
      'Inget annat konto kan ta emot inbjudan. Att öppna länken ändrar ingenting.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Logga in som', value: mail.person.accountId },
      { label: 'Giltig till', value: inWords(mail.expiresAt) },
    ],
    button: { label: 'Ta emot inbjudan', link: mail.link },
    notes: [
      'Väntade du dig inte det här? Gör då ingenting. Inget händer om du inte loggar in och tar emot den.',
    ],
  }),

  'access-requested': (mail) => ({
    subject: `${mail.person.firstName} ${mail.person.lastName} ber om åtkomst till ${mail.serviceName}`,
    heading: 'Någon ber om åtkomst',
    paragraphs: [
      `${mail.person.firstName} ${mail.person.lastName} har loggat in som ${mail.person.accountId} och ber att få bli användare av ${mail.serviceName} hos ${mail.organizationName}.`,
      'Namnet är vad personen har skrivit; kontot är det som personen loggade in med. Bevilja begäran bara om du vet vem det är.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Namn', value: `${mail.person.firstName} ${mail.person.lastName}` },
      { label: 'Inloggad som', value: mail.person.accountId },
    ],
    button: { label: 'Bevilja eller avslå', link: mail.link },
    notes: ['Du får ett meddelande per person, hur ofta någon än frågar.'],
  }),

  'access-granted': (mail) => ({
    subject: `Du har åtkomst till ${mail.serviceName} hos ${mail.organizationName}`,
    heading: 'Du har åtkomst',
    paragraphs: [
      `En administratör hos ${mail.organizationName} har beviljat din begäran. Från och med nu kan du använda ${mail.serviceName}, inloggad som ${mail.person.accountId}.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Logga in som', value: mail.person.accountId },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: [],
  }),

  'access-declined': (mail) => ({
    subject: `Din begäran om åtkomst till ${mail.serviceName} avslogs`,
    heading: 'Din begäran avslogs',
    paragraphs: [
      `En administratör hos ${mail.organizationName} har avslagit din begäran om åtkomst till ${mail.serviceName}. Ingenting har ändrats.`,
      'Tror du att det är ett misstag? Tala med administratören i din organisation.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Konto', value: mail.person.accountId },
    ],
    notes: [],
  }),

  'roles-received': (mail) => ({
    subject: `Du är nu ${inWordsOf(mail.roles)} för ${mail.serviceName} hos ${mail.organizationName}`,
    heading: `Du är nu ${inWordsOf(mail.roles)}`,
    paragraphs: [
      mail.handedOverBy
        ? `${mail.handedOverBy} använder inte längre ${mail.serviceName} hos ${mail.organizationName}. Det som den användaren ansvarade för har lämnats över till dig.`
        : `Du har fått ett nytt ansvar i ${mail.serviceName} hos ${mail.organizationName}.`,
      ...(mail.by
        ? [`Ändringen gjordes av ${mail.by}. Vänd dig till den administratören om den förvånar dig.`]
        : []),
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Dina nya roller', value: inWordsOf(mail.roles) },
    ],
    ...(mail.link !== undefined && { button: { label: 'Öppna portalen', link: mail.link } }),
    notes: [],
  }),

  'portal-administrator-appointed': (mail) => ({
    subject: `Supporten har utsett en administratör för ${mail.serviceName} hos ${mail.organizationName}`,
    heading: 'Det finns en administratör till',
    paragraphs: [
      `Supporten har gjort ${mail.person.firstName} ${mail.person.lastName} (${mail.person.accountId}) till administratör för ${mail.serviceName} hos ${mail.organizationName}.`,
      `Den angivna anledningen: ${mail.reason}`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Administratör', value: mail.person.accountId },
    ],
    button: { label: 'Se användarna', link: mail.link },
    notes: ['Förvånar det dig? Kontakta då supporten. Du kan ta bort rättigheterna igen i portalen.'],
  }),

  'support-answered': (mail) => ({
    subject: `Supporten har svarat om ${mail.serviceName}: ${mail.subject}`,
    heading: 'Supporten har svarat',
    paragraphs: mail.text.split(/\n+/),
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Du frågade om', value: mail.subject },
    ],
    button: { label: mail.invited ? 'Öppna inbjudan' : 'Läs allt, eller skriv igen', link: mail.link },
    notes: mail.invited ? [] : ['Behöver du veta mer? Skriv då igen på ärendets sida.'],
  }),

  portalFooter: (brandName, organizationName) =>
    `${brandName} skickade meddelandet eftersom det gäller din åtkomst till en tjänst hos ${organizationName}. Svar läses inte.`,
};
