import type { Language } from '../../../lib/domain/identity.ts';
import { english } from './texts.en.ts';
import { swedish } from './texts.sv.ts';
import type { Texts } from './wording.ts';

const all: Record<Language, Texts> = { en: english, sv: swedish };

export const textsIn = (language: Language): Texts => all[language];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', sv: 'Svenska' };
