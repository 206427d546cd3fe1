import type { Language } from './domain/identity.ts';

/** A country for people: `Sweden`, `Sverige`. */
export const countryInWords = (country: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;

/** Where a data center lies, for people; its id where the catalogue does not say it. */
export const placeInWords = (
  { place, dataCenter }: { readonly place: string | undefined; readonly dataCenter: string },
  language: Language,
): string => (place === undefined ? dataCenter : countryInWords(place, language));
