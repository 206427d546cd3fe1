import type { Answer, Route } from '../../lib/http/route.ts';

const page = (description: string): Answer => ({ description, html: true });

/** The pages of the customer web. All public: who may see what is decided by the cookies of the browser. */
export const routes = [
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
      503: page('The service cannot be reached; nothing was changed'),
    },
  },
  {
    operationId: 'showPortal',
    method: 'GET',
    path: '/portal',
    summary: 'Shows a service to the people who have access to it',
    answers: {
      200: page('The service, or the services to choose from'),
      401: page('Nobody is signed in'),
      404: page('No service for this account'),
    },
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
] as const satisfies readonly Route[];

export type WebOperationId = (typeof routes)[number]['operationId'];
