import type { Language } from '../identity.ts';

interface Names {
  readonly organization: string;
  readonly service: string;
}

/** What a new owner asks of support by agreeing to a transfer of the ownership, in their language (R59). */
export const toExecute: Readonly<
  Record<Language, (names: Names) => { readonly subject: string; readonly text: string }>
> = {
  en: ({ organization, service }) => ({
    subject: `Transfer the ownership of ${service} for ${organization}`,
    text: 'I have agreed to take over the ownership. Please execute the transfer.',
  }),
  sv: ({ organization, service }) => ({
    subject: `Överlåt ägarskapet för ${service} hos ${organization}`,
    text: 'Jag har gått med på att ta över ägarskapet. Genomför överlåtelsen, tack.',
  }),
};
