import { internationalNumbers, nationalParts, phoneNumber, withoutCountry } from '../../domain/phone.ts';

/** Where numbers without their calling codes are listed: all of them, or one. */
export interface PhonePlace {
  readonly national: string;
  readonly number?: string;
}

/** A national notation is of some country, and an exit code too: that of nobody knows whom until it is found. */
export const phonePlaces = (phone: string): PhonePlace[] => [
  ...internationalNumbers(phone).map(placeOf),
  ...nationalParts(phone).map((national) => ({ national })),
];

/** The one number that a text is in the notation of a country; none where it is no number there. */
export function phonePlacesIn(phone: string, country: string): PhonePlace[] {
  const number = phoneNumber(phone, country);
  return number === undefined ? [] : [placeOf(number)];
}

const placeOf = (number: string): PhonePlace => ({ national: withoutCountry(number), number });
