import type { Route } from '../../lib/http/route.ts';
import { billingPageRoutes } from './billing/page-routes.ts';
import { ownershipPageRoutes } from './ownership/page-routes.ts';
import { page } from './page-answers.ts';
import { portalPageRoutes } from './portal/page-routes.ts';
import { signUpPageRoutes } from './sign-up/page-routes.ts';
import { supportPageRoutes } from './support/page-routes.ts';

/** The pages of the customer web. All public: who may see what is decided by the cookies of the browser. */
export const pageRoutes = [
  {
    operationId: 'showStart',
    method: 'GET',
    path: '/',
    summary: 'Says what these pages are for',
    answers: { 200: page('Where to sign in') },
  },
  {
    operationId: 'openActivationLink',
    method: 'GET',
    path: '/activate/{token}',
    summary: 'Opens the link of an activation mail; changes nothing, however often',
    answers: {
      303: { description: 'The invitation is open: to the page that shows it' },
      404: page('No such invitation'),
      409: page('The service is inactive'),
      410: page('The invitation was accepted, replaced or withdrawn, or its time is over'),
    },
  },
  {
    operationId: 'showInvitation',
    method: 'GET',
    path: '/activate',
    summary: 'Shows who invites to what, and which account has to sign in',
    answers: {
      200: page('The invitation'),
      400: page('The browser has not kept the invitation'),
      404: page('No such invitation'),
      409: page('The service is inactive'),
      410: page('The invitation was accepted, replaced or withdrawn, or its time is over'),
    },
  },
  {
    operationId: 'startSignIn',
    method: 'GET',
    path: '/sign-in',
    summary: 'Sends the browser to the identity provider',
    answers: {
      303: { description: 'To the identity provider' },
      503: page('The identity provider does not answer'),
    },
  },
  {
    operationId: 'finishSignIn',
    method: 'GET',
    path: '/sign-in/callback',
    summary: 'Takes the browser back from the identity provider',
    answers: {
      303: { description: 'To the agreements or to the portal' },
      400: page('The sign-in was not completed'),
      403: page('The identity provider has not verified the account'),
      503: page('The identity provider does not answer'),
    },
  },
  {
    operationId: 'signOut',
    method: 'POST',
    path: '/sign-out',
    summary: 'Ends the session here and at the identity provider',
    answers: {
      303: { description: 'To the identity provider, or to the page that says so' },
      403: page('The form was not one of ours'),
    },
  },
  {
    operationId: 'showSignedOut',
    method: 'GET',
    path: '/signed-out',
    summary: 'Says that nobody is signed in',
    answers: { 200: page('Signed out') },
  },
  {
    operationId: 'showAgreements',
    method: 'GET',
    path: '/agreements',
    summary: 'Shows both documents to the invited administrator',
    answers: {
      200: page('The form of acceptance'),
      401: page('Nobody is signed in'),
      403: page('Another account than the registered one is signed in'),
      404: page('No such invitation'),
      409: page('The service is inactive'),
      410: page('The invitation was accepted, replaced or withdrawn, or its time is over'),
    },
  },
  {
    operationId: 'acceptAgreements',
    method: 'POST',
    path: '/agreements',
    summary: 'Accepts the invitation: both documents, by the registered account, once',
    answers: {
      303: { description: 'Accepted: to the portal' },
      401: page('Nobody is signed in'),
      403: page('Another account is signed in, or the form was not one of ours'),
      404: page('No such invitation'),
      409: page('The service is inactive'),
      410: page('The invitation was accepted, replaced or withdrawn, or its time is over'),
      422: page('A document was not agreed to'),
      503: page('The service cannot be reached; the page says whether anything can have changed'),
    },
  },
  {
    operationId: 'showInvitedQuestion',
    method: 'GET',
    path: '/agreements/support',
    summary: 'Shows the form with which the invited administrator asks support, and what they asked before',
    answers: {
      200: page('The form'),
      401: page('Nobody is signed in'),
      403: page('Another account than the registered one is signed in'),
      404: page('No such invitation'),
      409: page('The service is inactive'),
      410: page('The invitation was accepted, replaced or withdrawn, or its time is over'),
    },
  },
  {
    operationId: 'submitInvitedQuestion',
    method: 'POST',
    path: '/agreements/support',
    summary: 'Asks support as the invited administrator',
    answers: {
      200: page('Asked'),
      401: page('Nobody is signed in'),
      403: page('Another account is signed in, or the form was not one of ours'),
      404: page('No such invitation'),
      409: page('Too much waits for support already, or the service is inactive'),
      410: page('The invitation was accepted, replaced or withdrawn, or its time is over'),
      422: page('A field is not filled in as it should be'),
    },
  },
  {
    operationId: 'showHelpMails',
    method: 'GET',
    path: '/unsubscribe/{token}',
    summary: 'Shows whether the help mails of a trial go on; changes nothing, however often',
    answers: { 200: page('The mails, with the button that stops them'), 404: page('No such link') },
  },
  {
    operationId: 'submitHelpMails',
    method: 'POST',
    path: '/unsubscribe/{token}',
    summary: 'Stops the help mails of a trial, in one click of a mail program too (RFC 8058)',
    answers: { 200: page('Stopped, or started again'), 404: page('No such link') },
  },
  {
    operationId: 'showDocument',
    method: 'GET',
    path: '/documents/{document}',
    summary: 'Shows a document that customers agree to',
    answers: { 200: page('The current text'), 404: page('No such document') },
  },
  {
    operationId: 'getAsset',
    method: 'GET',
    path: '/assets/{asset}',
    summary: 'The style sheet and the icon, under names that change with their content',
    answers: { 200: { description: 'The file' }, 404: page('No such file') },
  },
  ...portalPageRoutes,
  ...billingPageRoutes,
  ...ownershipPageRoutes,
  ...signUpPageRoutes,
  ...supportPageRoutes,
] as const satisfies readonly Route[];

export type PageOperationId = (typeof pageRoutes)[number]['operationId'];
