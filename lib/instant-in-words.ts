import type { Language } from './domain/identity.ts';
import type { Instant } from './domain/instant.ts';

const formats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
  sv: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
};

/** An instant for people: `18 February 2027 at 08:00 UTC`, `18 februari 2027 kl. 08:00 UTC`. */
export const instantInWords = (at: Instant, language: Language): string =>
  `${formats[language].format(new Date(at))} UTC`;
