import type { Language } from '../../../../lib/domain/identity.ts';
import { english } from './texts.en.ts';
import { swedish } from './texts.sv.ts';
import type { SupportTexts } from './wording.ts';

const all: Record<Language, SupportTexts> = { en: english, sv: swedish };

export const supportTextsIn = (language: Language): SupportTexts => all[language];
