import type { Language } from './domain/identity.ts';

/** A country for people: `Sweden`, `Sverige`. */
export const countryInWords = (country: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
