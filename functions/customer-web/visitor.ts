import { type PresentedLink, presentedLink } from '../../lib/identity/links.ts';
import type { Session } from '../../lib/identity/session.ts';
import type { WebRequest } from './request.ts';
import type { Web } from './web.ts';

/** Who is signed in; `undefined` when nobody is, or no longer. */
export const sessionOf = async (web: Web, request: WebRequest): Promise<Session | undefined> => {
  const cookie = request.cookie('session');
  return cookie === undefined ? undefined : web.sessions.open(cookie, new Date(request.now));
};

/** The link that the browser opened last; `undefined` when it has kept none, or one that is not ours. */
export const linkOf = async (web: Web, request: WebRequest): Promise<PresentedLink | undefined> => {
  const token = request.cookie('invitation');
  return token === undefined ? undefined : presentedLink(await web.linkKeys(), token);
};
