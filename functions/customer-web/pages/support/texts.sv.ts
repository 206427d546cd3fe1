import { sensitive } from '../words.sv.ts';
import type { SupportFaults, SupportTexts } from './wording.ts';

export const supportFaults: SupportFaults = {
  subject: {
    missing: 'Skriv på en rad vad det gäller.',
    invalid: 'Skriv vad det gäller på en rad, med högst 160 tecken.',
    sensitive,
  },
  text: {
    missing: 'Skriv vad du vill veta.',
    invalid: 'Skriv vanlig text med högst 4 000 tecken.',
    sensitive: 'Det verkar finnas ett kortnummer i texten, och sådana tas aldrig emot här.',
  },
};

export const supportRefusals = {
  'request-closed': 'Ärendet är stängt, och tiden då det kunde öppnas igen är över. Ställ en ny fråga.',
  'request-full': 'Ärendet har blivit för långt för att fortsätta. Ställ en ny fråga.',
  'too-many-open-requests':
    'Många av era ärenden väntar redan på supporten. Skriv i något av dem, eller vänta på svar.',
};

export const swedish: SupportTexts = {
  title: 'Support',
  lead: 'Det du har frågat supporten, med svaren. Du kan fråga även när tjänsten inte kan användas. Svaren kommer också med e-post.',
  none: 'Ingen har frågat något än.',
  ask: 'Fråga supporten',
  older: 'Äldre ärenden',
  newest: 'Nyaste ärendena',
  states: {
    open: 'Väntar på supporten',
    taken: 'Supporten arbetar med det',
    answered: 'Besvarat',
    closed: 'Stängt',
  },
  opened: (at) => `Frågat ${at}`,
  last: (by, at) => (by === 'support' ? `Supporten svarade ${at}` : `Senast skrivet ${at}`),
  form: {
    title: 'Fråga supporten',
    lead: 'Supporten ser vilken tjänst det gäller och vem som frågar. Skriv aldrig lösenord eller kortnummer.',
    subject: 'Vad gäller det?',
    text: 'Din fråga',
    textHint: 'Vad gjorde du, vad hände, och vad hade du väntat dig?',
    submit: 'Skicka',
    cancel: 'Avbryt',
  },
  invited: {
    asked: (account) => ({
      title: 'Supporten har fått din fråga',
      paragraphs: [`Svaret kommer med e-post till ${account}.`],
    }),
    back: 'Tillbaka till inbjudan',
    earlier: 'Det du har frågat, och svaren',
  },
  thread: {
    said: 'Det som har sagts',
    support: 'Supporten',
    writeTitle: 'Skriv igen',
    write: 'Ditt meddelande',
    writeHint: 'Supporten ser det tillsammans med allt som har sagts tidigare.',
    submit: 'Skicka',
    closed: (reason) =>
      reason ? `Supporten har stängt ärendet: ${reason}` : 'Supporten har stängt ärendet.',
    reopens: (until) => `Är det något mer, skriv igen före ${until}: då öppnas ärendet på nytt.`,
    over: 'Är det något mer, ställ en ny fråga.',
    full: 'Ärendet har blivit för långt för att fortsätta. Är det något mer, ställ en ny fråga.',
    back: 'Alla ärenden',
  },
};
