import { authorizationNumber, line, phoneSought } from '../../../lib/http/fields.ts';
import type { FoundPartner } from '../../../lib/operations/ports/records.ts';
import type { Found } from '../../../lib/operations/search/resembling.ts';
import type { Web } from '../web.ts';

const mostFound = 20;

/** Finds partners by whatever was entered: a ten-digit authorization number, a phone number, or a name (R53). */
export async function findBy(web: Web, sought: string): Promise<Found<FoundPartner> | undefined> {
  const { findPartners } = web.operations;
  const digits = authorizationNumber.safeParse(sought.replaceAll(' ', ''));
  if (digits.success) {
    const found = await findPartners({ authorizationNumber: digits.data });
    if (found.items.length > 0) return found;
  }
  const number = phoneSought.safeParse(sought.trim());
  if (number.success) return findPartners({ phone: number.data, limit: mostFound });
  const name = line(160).safeParse(sought);
  return name.success ? findPartners({ name: name.data, limit: mostFound }) : undefined;
}
