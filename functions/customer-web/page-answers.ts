import type { Answer } from '../../lib/http/route.ts';

/** An answer that is a page. */
export const page = (description: string): Answer => ({ description, html: true });

/** Of a page of the portal that every user sees. */
export const portalAnswers = (description: string) => ({
  200: page(description),
  401: page('Nobody is signed in'),
  404: page('No service for this account'),
});
/** Of one that only some users see. */
export const administratorAnswers = (description: string) => ({
  ...portalAnswers(description),
  403: page('Only administrators see this'),
  409: page('The service cannot be used now'),
});
/** Of a form of the portal. */
export const formAnswers = (description: string) => ({
  303: { description },
  401: page('Nobody is signed in'),
  403: page('Only administrators can do this, or the form was not one of ours'),
  404: page('No service for this account, or no such user'),
  409: page('A rule does not allow it now, or the service cannot be used'),
  412: page('It was changed meanwhile'),
  422: page('A field is not filled in as it should be'),
});
