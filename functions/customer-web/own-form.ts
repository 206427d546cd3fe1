import { isFormOf, type Session } from '../../lib/identity/session.ts';
import type { WebRequest } from './request.ts';
import type { Site } from './site.ts';

/** The name of the form field that holds the session's token. */
export const formTokenField = 'form-token';

/**
 * Whether a form was submitted by one of our own pages, in this session. Pages have `Referrer-Policy: no-referrer`,
 * under which browsers send `Origin: null` with a form even to the same site; then `Sec-Fetch-Site`, which no page
 * can set, has to say that it is the same.
 */
export function isOwnForm(request: WebRequest, site: Site, session: Session | undefined): boolean {
  const origin = request.header('origin');
  const fetchSite = request.header('sec-fetch-site');
  const sameOrigin =
    origin === site.publicUrl || ((origin === undefined || origin === 'null') && fetchSite === 'same-origin');
  if (!sameOrigin || (fetchSite !== undefined && fetchSite !== 'same-origin')) return false;
  return session === undefined || isFormOf(session, request.form.get(formTokenField) ?? '');
}
