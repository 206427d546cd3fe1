import type { Language } from '../../../../lib/domain/identity.ts';
import { english } from './texts.en.ts';
import { swedish } from './texts.sv.ts';
import type { OwnershipTexts } from './wording.ts';

const all: Record<Language, OwnershipTexts> = { en: english, sv: swedish };

export const ownershipTextsIn = (language: Language): OwnershipTexts => all[language];
