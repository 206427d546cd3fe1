import type { HelpTopic } from '../../domain/time/timeline.ts';
import type { MailOf } from '../mail.ts';
import type { TrialMailTexts, Wording } from '../wording.ts';
import { daysLeft, helper, inDays } from './words.sv.ts';

const transferFirst =
  'behöver ägarskapet först överlåtas till någon hos er, som kan göra om provperioden till ett betalt abonnemang: en administratör begär det i portalen, på sidan för kontot';

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

/** Mails about a trial. */
export const trialMails: TrialMailTexts = {
  'trial-ready': (mail, inWords) => ({
    subject: `Er provperiod för ${mail.serviceName} har börjat`,
    heading: `Er provperiod för ${mail.serviceName} har börjat`,
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
      ...(mail.portal ? [{ label: 'Logga in som', value: mail.portal.accountId }] : []),
    ],
    ...(mail.portal && { button: { label: 'Öppna portalen', link: mail.portal.link } }),
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
    ...(mail.supportLink !== undefined && { button: { label: 'Fråga supporten', link: mail.supportLink } }),
    notes: [],
  }),

  unsubscribe: 'Sluta skicka hjälpmeddelanden',
};
