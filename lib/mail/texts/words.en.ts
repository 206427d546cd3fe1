import type { PartnerAccessKind } from '../../domain/billing/billing-account.ts';
import type { AboutContact } from '../mails/about-subscription.ts';

export const inDays = (days: number): string => (days === 1 ? 'tomorrow' : `in ${days} days`);
export const daysLeft = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

/** Whom a mail can send the reader to with a question. */
export const helper = (mail: Pick<AboutContact, 'partnerIsOut' | 'partnerName'>): string =>
  mail.partnerIsOut ? 'support' : mail.partnerName;

const kinds: Readonly<Record<PartnerAccessKind, string>> = {
  billing: 'access to the billing account',
  user: 'the partner’s user',
};
/** The access that was removed. */
export const listed = (removed: readonly PartnerAccessKind[]): string =>
  new Intl.ListFormat('en').format(removed.map((kind) => kinds[kind]));
