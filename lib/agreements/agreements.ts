import { createHash } from 'node:crypto';
import { type Language, languages } from '../domain/identity.ts';
import {
  type AgreedDocument,
  type AgreementDocument,
  agreementDocuments,
} from '../domain/subscription/invitation.ts';
import { english } from './documents.en.ts';
import { swedish } from './documents.sv.ts';
import type { DocumentText, DocumentTexts } from './text.ts';

/** The day the texts were last changed. Change both together: what was agreed to is stored by version and hash. */
const version = '2026-11-01';

/** A document that customers agree to: the text, and what identifies it (R26). */
export interface Agreement extends AgreedDocument, DocumentText {}

const texts: Record<Language, DocumentTexts> = { en: english, sv: swedish };

/** The current text of a document in a language. */
export function agreementIn(language: Language, document: AgreementDocument): Agreement {
  const text = texts[language][document];
  return { ...text, document, version, language, sha256: hashOf(text) };
}

/** The current documents in a language, in the order in which they are shown. */
export const agreementsIn = (language: Language): Agreement[] =>
  agreementDocuments.map((document) => agreementIn(language, document));

/** What whoever agrees to the current documents agrees to, without the texts (R26). */
export const agreedDocumentsIn = (language: Language): AgreedDocument[] =>
  agreementsIn(language).map(({ document, version: current, sha256 }) => ({
    document,
    version: current,
    sha256,
    language,
  }));

/** The current document with a given hash, in whichever language it was shown; `undefined` when the text has changed since. */
export function agreementShown(document: AgreementDocument, sha256: string): AgreedDocument | undefined {
  const shown = languages.map((language) => agreementIn(language, document)).find((a) => a.sha256 === sha256);
  return shown && { document, version, sha256, language: shown.language };
}

/** A document as the plain text that its hash is taken of: paragraphs with an empty line between. */
export const plainText = ({ title, introduction, sections }: DocumentText): string =>
  [title, introduction, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join(
    '\n\n',
  );

const hashOf = (text: DocumentText): string => createHash('sha256').update(plainText(text)).digest('hex');
