import type { PartnerAccessKind } from '../../domain/billing/billing-account.ts';
import type { AboutContact } from '../mails/about-subscription.ts';

export const inDays = (days: number): string => (days === 1 ? 'i morgon' : `om ${days} dagar`);
export const daysLeft = (days: number): string => (days === 1 ? '1 dag' : `${days} dagar`);

/** Whom a mail can send the reader to with a question. */
export const helper = (mail: Pick<AboutContact, 'partnerIsOut' | 'partnerName'>): string =>
  mail.partnerIsOut ? 'supporten' : mail.partnerName;

const kinds: Readonly<Record<PartnerAccessKind, string>> = {
  billing: 'åtkomsten till faktureringen',
  user: 'partnerns användare',
};
/** The access that was removed. */
export const listed = (removed: readonly PartnerAccessKind[]): string =>
  new Intl.ListFormat('sv').format(removed.map((kind) => kinds[kind]));
