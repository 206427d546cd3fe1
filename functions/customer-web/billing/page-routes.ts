import type { Route } from '../../../lib/http/route.ts';
import { administratorAnswers, formAnswers, page } from '../page-answers.ts';

const billing = '/portal/{subscriptionId}/billing';
const boughtAnswers = (
  description: string,
  first = 'What is about to be bought, with the charge before it is made',
) => ({
  ...formAnswers(description),
  200: page(first),
});

/** The pages about paying, for the billing administrator (R49, R51, R56, R62). */
export const billingPageRoutes = [
  {
    operationId: 'showBilling',
    method: 'GET',
    path: billing,
    summary: 'Shows what is paid for, what comes next, what was charged, and what can be bought',
    answers: administratorAnswers('What is paid for'),
  },
  {
    operationId: 'showConversion',
    method: 'GET',
    path: `${billing}/conversion`,
    summary: 'Shows the form that turns the trial into a paid subscription',
    answers: administratorAnswers('The form'),
  },
  {
    operationId: 'submitConversion',
    method: 'POST',
    path: `${billing}/conversion`,
    summary: 'Shows what the conversion brings; confirmed, turns the trial into a paid subscription',
    answers: boughtAnswers('Converted: to what is paid for'),
  },
  {
    operationId: 'showPurchase',
    method: 'GET',
    path: `${billing}/purchase/{good}`,
    summary: 'Shows the form that buys licences or storage, or upgrades the plan or the release',
    answers: administratorAnswers('The form'),
  },
  {
    operationId: 'submitPurchase',
    method: 'POST',
    path: `${billing}/purchase/{good}`,
    summary: 'Shows the charge before it is made; confirmed, buys',
    answers: boughtAnswers('Bought: to what is paid for'),
  },
  {
    operationId: 'showPaymentMethod',
    method: 'GET',
    path: `${billing}/payment-method`,
    summary: 'Shows the form that replaces the payment method',
    answers: administratorAnswers('The form'),
  },
  {
    operationId: 'submitPaymentMethod',
    method: 'POST',
    path: `${billing}/payment-method`,
    summary: 'Shows what will pay; confirmed, replaces the payment method',
    answers: boughtAnswers('Replaced: to what is paid for', 'What is about to pay from now on'),
  },
] as const satisfies readonly Route[];
