import type { MailOf } from '../mail.ts';
import type { OwnershipMailTexts } from '../wording.ts';
import { listed } from './words.sv.ts';

/** What who owns it, or asked for the transfer, is left with once it was called off. */
const unchanged = ({ isOwner }: Pick<MailOf<'ownership-declined'>, 'isOwner'>): string =>
  isOwner
    ? 'Ingenting har ändrats: du är faktureringsansvarig som förut.'
    : 'Ingenting har ändrats. Ska någon ändå ta över måste en överlåtelse begäras på nytt i portalen.';

/** Mails about the ownership, and about leaving the partner behind. */
export const ownershipMails: OwnershipMailTexts = {
  'ownership-offered': (mail) => ({
    subject: `Vill du ta över ägarskapet för ${mail.serviceName} hos ${mail.organizationName}?`,
    heading: 'Du har blivit ombedd att ta över ägarskapet',
    paragraphs: [
      `${mail.by} har begärt att ägarskapet för ${mail.serviceName} hos ${mail.organizationName} överlåts till dig. Du skulle bli faktureringsansvarig.`,
      `Ingenting händer innan du går med på det, inloggad som ${mail.person.accountId}. Därefter genomför supporten överlåtelsen.`,
      ...(mail.reason === undefined ? [] : [`Angivet skäl: ${mail.reason}`]),
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Logga in som', value: mail.person.accountId },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: ['Väntade du dig inte det här? Gör då ingenting, eller avböj.'],
  }),

  'ownership-not-executed': (mail) => ({
    subject: `Ägarskapet för ${mail.serviceName} hos ${mail.organizationName} har inte överlåtits`,
    heading: 'Supporten har inte genomfört överlåtelsen',
    paragraphs: [
      `Du gick med på att ta över ägarskapet för ${mail.serviceName} hos ${mail.organizationName}. Supporten har stängt ditt ärende utan att genomföra överlåtelsen.`,
      ...(mail.reason === undefined ? [] : [`Angivet skäl: ${mail.reason}`]),
      `Överlåtelsen står kvar. När det som fattades finns på plats går du med på den en gång till i portalen, inloggad som ${mail.person.accountId}: då frågas supporten igen. Du kan också skriva i ditt ärende, eller avböja överlåtelsen.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Logga in som', value: mail.person.accountId },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: [],
  }),

  'ownership-received': (mail, inWords) => ({
    subject: `Du äger nu ${mail.serviceName} hos ${mail.organizationName}`,
    heading: 'Ägarskapet är ditt',
    paragraphs: [
      `Supporten har överlåtit ägarskapet för ${mail.serviceName} hos ${mail.organizationName} till dig. Du är dess första användare, huvudadministratör och faktureringsansvarig.`,
      mail.formerIsDelegate
        ? `${mail.former}, som var det tidigare, är kvar som ombud tills du tar bort ombudet.`
        : `${mail.former}, som var det tidigare, har ingen åtkomst längre.`,
      ...(mail.partnersCard === undefined
        ? []
        : [
            `Det som betalar är fortfarande partnerns kort, som slutar på ${mail.partnersCard}. Byt ut det mot ett eget i portalen, under Fakturering: före dess kan ingenting köpas.`,
          ]),
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Sedan', value: inWords(mail.at) },
      { label: 'Meddelanden går till', value: mail.noticesTo },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: [],
  }),

  'ownership-handed-over': (mail, inWords) => ({
    subject: `Ägarskapet för ${mail.serviceName} hos ${mail.organizationName} har överlåtits`,
    heading: 'Någon annan är ägare nu',
    paragraphs: [
      `Supporten har överlåtit ägarskapet för ${mail.serviceName} hos ${mail.organizationName} från dig till ${mail.owner}. Du är ombud från och med nu.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Sedan', value: inWords(mail.at) },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: ['Kommer det här som en överraskning? Kontakta då supporten.'],
  }),

  'ownership-claimed': (mail) => ({
    subject: `Är du kvar? Någon annan ska ta över ${mail.serviceName} hos ${mail.organizationName}`,
    heading: 'Supporten har fått veta att du är borta',
    paragraphs: [
      `Du är faktureringsansvarig för ${mail.serviceName} hos ${mail.organizationName}. Supporten har fått veta att du inte längre är kvar och har bett ${mail.candidate} att ta över ägarskapet.`,
      ...(mail.reason === undefined ? [] : [`Angivet skäl: ${mail.reason}`]),
      'Stämmer det behöver du inte göra någonting. Stämmer det inte, ta då tillbaka överlåtelsen i portalen och kontakta supporten.',
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Ny ägare', value: mail.candidate },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: [],
  }),

  'ownership-declined': (mail) => ({
    subject: `Överlåtelsen av ägarskapet för ${mail.serviceName} hos ${mail.organizationName} har avböjts`,
    heading: 'Den nya ägaren har avböjt',
    paragraphs: [
      `${mail.candidate} blev ombedd att ta över ägarskapet för ${mail.serviceName} hos ${mail.organizationName}, och har avböjt.`,
      unchanged(mail),
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Avböjd av', value: mail.candidate },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: [],
  }),

  'ownership-withdrawn': (mail) => {
    const isCandidate = mail.candidate === mail.person.accountId;
    return {
      subject: `Överlåtelsen av ägarskapet för ${mail.serviceName} hos ${mail.organizationName} har tagits tillbaka`,
      heading: 'Överlåtelsen har tagits tillbaka',
      paragraphs: [
        `${mail.by ?? 'Supporten'} har tagit tillbaka överlåtelsen av ägarskapet för ${mail.serviceName} hos ${mail.organizationName} till ${isCandidate ? 'dig' : mail.candidate}.`,
        isCandidate
          ? 'Du behöver inte göra någonting: du är inte längre ombedd att ta över det.'
          : unchanged(mail),
      ],
      facts: [
        { label: 'Organisation', value: mail.organizationName },
        { label: 'Tjänst', value: mail.serviceName },
        { label: 'Skulle ta över', value: mail.candidate },
      ],
      button: { label: 'Öppna portalen', link: mail.link },
      notes: [],
    };
  },

  'billing-received': (mail, inWords) => ({
    subject: `Du sköter nu faktureringen av ${mail.serviceName} hos ${mail.organizationName}`,
    heading: 'Du är faktureringsansvarig nu',
    paragraphs: [
      `${mail.former} har lämnat över faktureringen av ${mail.serviceName} hos ${mail.organizationName} till dig. Du är dess första användare, huvudadministratör och faktureringsansvarig.`,
      `${mail.former} är kvar som ombud tills du tar bort ombudet.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Sedan', value: inWords(mail.at) },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: ['Väntade du dig inte det här? Prata med din kollega, eller lämna över till någon annan.'],
  }),

  'billing-handed-over': (mail, inWords) => ({
    subject: `Du har lämnat över faktureringen av ${mail.serviceName} hos ${mail.organizationName}`,
    heading: 'Någon annan är faktureringsansvarig nu',
    paragraphs: [
      `Du har lämnat över faktureringen av ${mail.serviceName} hos ${mail.organizationName} till ${mail.owner}. Du är ombud från och med nu.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Sedan', value: inWords(mail.at) },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: ['Var det inte du? Kontakta då supporten genast.'],
  }),

  'partner-access-removed': (mail, inWords) => ({
    subject: `Åtkomst för ${mail.partnerName} till ${mail.serviceName} har tagits bort`,
    heading: `Åtkomst för ${mail.partnerName} har tagits bort`,
    paragraphs: [
      `${mail.by} har tagit bort åtkomst som ${mail.partnerName} hade till ${mail.serviceName} hos ${mail.organizationName}: ${listed(mail.removed)}. Det här meddelandet är kvittot.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Borttagen', value: inWords(mail.at) },
      { label: 'Kvitto', value: mail.receiptId },
      { label: 'Meddelanden går till', value: mail.noticesTo },
    ],
    notes: ['Er partner har fått veta det.'],
  }),

  'partner-access-granted': (mail, inWords) => ({
    subject: `${mail.partnerName} har släppts in igen i ${mail.serviceName}`,
    heading: `${mail.partnerName} har släppts in igen`,
    paragraphs: [
      `${mail.by} låter åter ${mail.partnerName} hantera ${mail.serviceName} hos ${mail.organizationName}. Så länge partnern har åtkomst debiteras den vanliga månadsavgiften för en användare, när tjänsten är betald.`,
    ],
    facts: [
      { label: 'Organisation', value: mail.organizationName },
      { label: 'Tjänst', value: mail.serviceName },
      { label: 'Sedan', value: inWords(mail.at) },
    ],
    button: { label: 'Öppna portalen', link: mail.link },
    notes: ['Er partner har fått veta det.'],
  }),
};
