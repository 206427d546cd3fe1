import type { Route } from '../../../lib/http/route.ts';
import { administratorAnswers, formAnswers, page, portalAnswers } from '../page-answers.ts';

const account = '/portal/{subscriptionId}/account';
const partner = '/portal/{subscriptionId}/partner';

/** The pages about the account, who has access to billing, and the access of the partner (R57 to R64). */
export const ownershipPageRoutes = [
  {
    operationId: 'showAccount',
    method: 'GET',
    path: account,
    summary: 'Shows the account information, who has access to billing, and how a transfer stands',
    answers: administratorAnswers('The account'),
  },
  {
    operationId: 'showInformation',
    method: 'GET',
    path: `${account}/information`,
    summary: 'Shows the form that corrects the account information',
    answers: administratorAnswers('The form'),
  },
  {
    operationId: 'submitInformation',
    method: 'POST',
    path: `${account}/information`,
    summary: 'Corrects the account information',
    answers: formAnswers('Corrected: to the account'),
  },
  {
    operationId: 'submitDelegate',
    method: 'POST',
    path: `${account}/delegates`,
    summary: 'Makes a user a delegate',
    answers: formAnswers('Added: to the account'),
  },
  {
    operationId: 'showDelegateRemoval',
    method: 'GET',
    path: `${account}/delegates/{delegateId}/removal`,
    summary: 'Asks whether to remove a delegate, and says what that means',
    answers: administratorAnswers('The form'),
  },
  {
    operationId: 'submitDelegateRemoval',
    method: 'POST',
    path: `${account}/delegates/{delegateId}/removal`,
    summary: 'Removes a delegate',
    answers: formAnswers('Removed: to the account'),
  },
  {
    operationId: 'showTransfer',
    method: 'GET',
    path: `${account}/transfer`,
    summary: 'Shows the form that asks for a transfer of the ownership',
    answers: administratorAnswers('The form'),
  },
  {
    operationId: 'submitTransfer',
    method: 'POST',
    path: `${account}/transfer`,
    summary: 'Asks for a transfer of the ownership',
    answers: formAnswers('Asked for: to the account'),
  },
  {
    operationId: 'submitTransferAnswer',
    method: 'POST',
    path: `${account}/transfer/answer`,
    summary: 'The new owner agrees or declines, or who decides for the customer withdraws the transfer',
    answers: formAnswers('Answered: to the account'),
  },
  {
    operationId: 'showHandOver',
    method: 'GET',
    path: `${account}/billing-administrator`,
    summary: 'Shows the form by which the billing administrator names who takes over',
    answers: administratorAnswers('The form'),
  },
  {
    operationId: 'submitHandOver',
    method: 'POST',
    path: `${account}/billing-administrator`,
    summary: 'Shows what handing billing over brings; confirmed, hands it over',
    answers: {
      ...formAnswers('Handed over: to the account'),
      200: page('What is about to be given away'),
    },
  },
  {
    operationId: 'showPartner',
    method: 'GET',
    path: partner,
    summary:
      'Shows the partner of record, finds others, and shows the access of the partner with what it costs',
    answers: portalAnswers('The partner'),
  },
  {
    operationId: 'submitDesignation',
    method: 'POST',
    path: `${partner}/designation`,
    summary:
      'Shows what the choice of a partner of record brings; confirmed, chooses it or takes the choice back',
    answers: {
      ...formAnswers('Chosen: to the partner'),
      200: page('What is about to be chosen'),
    },
  },
  {
    operationId: 'submitPartnerRemoval',
    method: 'POST',
    path: `${partner}/removal`,
    summary: 'Shows what a removal brings; confirmed, removes access of the partner',
    answers: {
      ...formAnswers('Removed: to the receipt'),
      200: page('What is about to be removed'),
    },
  },
  {
    operationId: 'submitPartnerUser',
    method: 'POST',
    path: `${partner}/user`,
    summary: "Shows what letting the partner's user in again brings, with the fee; confirmed, lets it in",
    answers: {
      ...formAnswers('Let in: to the partner'),
      200: page('What is about to be allowed'),
    },
  },
] as const satisfies readonly Route[];
