import type { Language } from './domain/identity.ts';
import type { Address } from './domain/organization.ts';

/** A country for people: `Sweden`, `Sverige`. */
export const countryInWords = (country: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;

/** An address line by line, as on an envelope. */
export const addressInWords = (address: Address, language: Language): readonly string[] => [
  address.line1,
  ...(address.line2 ? [address.line2] : []),
  `${address.postalCode} ${address.city}`,
  countryInWords(address.country, language),
];

/** Where a data center lies, for people; its id where the catalogue does not say it. */
export const placeInWords = (
  { place, dataCenter }: { readonly place: string | undefined; readonly dataCenter: string },
  language: Language,
): string => (place === undefined ? dataCenter : countryInWords(place, language));
