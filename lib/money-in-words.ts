import type { Language } from './domain/identity.ts';

const locales: Record<Language, string> = { en: 'en-GB', sv: 'sv-SE' };

/** An amount in the currency's minor unit for people: `€1,155.00`, `1 155,00 €`. */
export function moneyInWords(amount: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(locales[language], { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
