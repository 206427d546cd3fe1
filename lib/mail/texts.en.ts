import { ownershipMails } from './texts/ownership.en.ts';
import { paidMails } from './texts/paid.en.ts';
import { partnerMails } from './texts/partner.en.ts';
import { partnerNewsMails } from './texts/partner-news.en.ts';
import { portalMails } from './texts/portal.en.ts';
import { subscriptionMails } from './texts/subscription.en.ts';
import { trialMails } from './texts/trial.en.ts';
import type { MailTexts } from './wording.ts';

export const english: MailTexts = {
  ...subscriptionMails,
  ...trialMails,
  ...paidMails,
  ...portalMails,
  ...ownershipMails,
  ...partnerMails,
  ...partnerNewsMails,
};
