import type { Route } from '../../../lib/http/route.ts';
import { formAnswers, page, portalAnswers } from '../page-answers.ts';

const support = '/portal/{subscriptionId}/support';

/** The pages on which users of a portal ask support, and read the answers (R33). */
export const supportPageRoutes = [
  {
    operationId: 'showSupport',
    method: 'GET',
    path: support,
    summary: 'Shows what was asked of support, newest first',
    answers: portalAnswers('The requests'),
  },
  {
    operationId: 'showQuestion',
    method: 'GET',
    path: `${support}/new`,
    summary: 'Shows the form that asks support',
    answers: portalAnswers('The form'),
  },
  {
    operationId: 'submitQuestion',
    method: 'POST',
    path: support,
    summary: 'Asks support',
    answers: formAnswers('Asked: to the request'),
  },
  {
    operationId: 'showThread',
    method: 'GET',
    path: `${support}/{requestId}`,
    summary: 'Shows a request with all that was said, and the form that writes again',
    answers: portalAnswers('The request'),
  },
  {
    operationId: 'submitMessage',
    method: 'POST',
    path: `${support}/{requestId}`,
    summary: 'Writes again on a request',
    answers: { ...formAnswers('Written: to the request'), 404: page('No such request') },
  },
] as const satisfies readonly Route[];
