import type { Language } from '../../../../lib/domain/identity.ts';
import { english } from './texts.en.ts';
import { swedish } from './texts.sv.ts';
import type { PortalTexts } from './wording.ts';

const all: Record<Language, PortalTexts> = { en: english, sv: swedish };

export const portalTextsIn = (language: Language): PortalTexts => all[language];
