import type { Route } from '../../../lib/http/route.ts';
import { page } from '../page-answers.ts';

/** The pages by which a customer signs up without a partner (R46). At home; elsewhere there is nothing. */
export const signUpPageRoutes = [
  {
    operationId: 'showSignUp',
    method: 'GET',
    path: '/sign-up',
    summary: 'Says what can be tried; somebody signed in gets the form too',
    answers: { 200: page('The trials'), 404: page('Nothing can be signed up for here') },
  },
  {
    operationId: 'submitSignUp',
    method: 'POST',
    path: '/sign-up',
    summary: 'Signs the organisation up for a trial; the same organisation again is one sign-up',
    answers: {
      303: { description: 'Signed up: to what was signed up for' },
      401: page('Nobody is signed in'),
      403: page('The form was not one of ours'),
      404: page('Nothing can be signed up for here'),
      409: page('A rule does not allow it now'),
      422: page('A field is not filled in as it should be, or a document was not agreed to'),
      503: page('The service cannot be reached; the page says whether anything can have changed'),
    },
  },
  {
    operationId: 'showSignedUp',
    method: 'GET',
    path: '/sign-up/{subscriptionId}',
    summary: 'Says where the trial is being set up, until its portal is open',
    answers: {
      200: page('What was signed up for'),
      303: { description: 'To the portal' },
      401: page('Nobody is signed in'),
      404: page('This account has not signed up for it'),
    },
  },
] as const satisfies readonly Route[];
