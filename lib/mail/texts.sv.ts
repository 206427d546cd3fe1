import { ownershipMails } from './texts/ownership.sv.ts';
import { paidMails } from './texts/paid.sv.ts';
import { partnerMails } from './texts/partner.sv.ts';
import { partnerNewsMails } from './texts/partner-news.sv.ts';
import { portalMails } from './texts/portal.sv.ts';
import { subscriptionMails } from './texts/subscription.sv.ts';
import { trialMails } from './texts/trial.sv.ts';
import type { MailTexts } from './wording.ts';

export const swedish: MailTexts = {
  ...subscriptionMails,
  ...trialMails,
  ...paidMails,
  ...portalMails,
  ...ownershipMails,
  ...partnerMails,
  ...partnerNewsMails,
};
