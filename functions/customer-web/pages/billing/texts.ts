import type { Language } from '../../../../lib/domain/identity.ts';
import { english } from './texts.en.ts';
import { swedish } from './texts.sv.ts';
import type { BillingTexts } from './wording.ts';

const all: Record<Language, BillingTexts> = { en: english, sv: swedish };

export const billingTextsIn = (language: Language): BillingTexts => all[language];
