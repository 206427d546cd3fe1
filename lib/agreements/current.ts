import { type Language, languages } from '../domain/identity.ts';
import {
  type AgreedDocument,
  type AgreementDocument,
  agreementDocuments,
} from '../domain/subscription/invitation.ts';

/** The day the texts were last changed. What is agreed to is stored by version and hash, so it changes with the hashes. */
const version = '2026-11-01';

/** Of the plain text of each as it stands; whoever agrees without reading it here needs no more of it. */
const hashes: Readonly<Record<Language, Readonly<Record<AgreementDocument, string>>>> = {
  en: {
    'online-services-agreement': 'ebe7e71361839807678744ae9803f04190fd3c8a96974f82366081293d225e9e',
    'privacy-statement': '5ff7985e6c58ec87a0cb9842715a5b4a2df0c816c4f65fdace02dbde04044703',
  },
  sv: {
    'online-services-agreement': 'cef0e21cdca33b0dd975b2a73db49dfc2f9a9d3b463aeae9169700bf39bc5a4e',
    'privacy-statement': '37f99368acaa9f18d94d2eec65a7a1521b59ebe548ad25cc42eded17390d274d',
  },
};

/** What whoever agrees to a current document agrees to (R26). */
export const agreedDocumentIn = (language: Language, document: AgreementDocument): AgreedDocument => ({
  document,
  version,
  sha256: hashes[language][document],
  language,
});

/** What whoever agrees to the current documents agrees to, in the order in which they are shown (R26). */
export const agreedDocumentsIn = (language: Language): AgreedDocument[] =>
  agreementDocuments.map((document) => agreedDocumentIn(language, document));

/** The current document with a given hash, in whichever language it was shown; `undefined` when the text has changed since. */
export const agreementShown = (document: AgreementDocument, sha256: string): AgreedDocument | undefined =>
  languages
    .map((language) => agreedDocumentIn(language, document))
    .find((agreed) => agreed.sha256 === sha256);
