import type { AgreementDocument } from '../domain/invitation.ts';

/** The text of a document in one language, as plain text throughout. */
export interface DocumentText {
  readonly title: string;
  readonly introduction: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

export type DocumentTexts = Readonly<Record<AgreementDocument, DocumentText>>;
