import type { Language } from '../../../../lib/domain/identity.ts';
import { english } from './texts.en.ts';
import { swedish } from './texts.sv.ts';
import type { SignUpTexts } from './wording.ts';

const all: Record<Language, SignUpTexts> = { en: english, sv: swedish };

export const signUpTextsIn = (language: Language): SignUpTexts => all[language];
