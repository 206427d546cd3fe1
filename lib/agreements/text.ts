import type { AgreementDocument } from '../domain/subscription/invitation.ts';

/** The text of a document in one language, as plain text throughout. */
export interface DocumentText {
  readonly title: string;
  /** The title in the middle of a sentence: `the online services agreement`. */
  readonly inSentence: string;
  readonly introduction: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

export type DocumentTexts = Readonly<Record<AgreementDocument, DocumentText>>;
