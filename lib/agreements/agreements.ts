import type { Language } from '../domain/identity.ts';
import {
  type AgreedDocument,
  type AgreementDocument,
  agreementDocuments,
} from '../domain/subscription/invitation.ts';
import { agreedDocumentIn } from './current.ts';
import { english } from './documents.en.ts';
import { swedish } from './documents.sv.ts';
import type { DocumentText, DocumentTexts } from './text.ts';

/** A document that customers agree to: the text, and what identifies it (R26). */
export interface Agreement extends AgreedDocument, DocumentText {}

const texts: Record<Language, DocumentTexts> = { en: english, sv: swedish };

/** The current text of a document in a language. */
export const agreementIn = (language: Language, document: AgreementDocument): Agreement => ({
  ...texts[language][document],
  ...agreedDocumentIn(language, document),
});

/** The current documents in a language, in the order in which they are shown. */
export const agreementsIn = (language: Language): Agreement[] =>
  agreementDocuments.map((document) => agreementIn(language, document));
