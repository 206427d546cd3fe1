import type { Site } from './site.ts';

export type CookieName = 'session' | 'sign-in' | 'invitation' | 'language';

/**
 * A cookie's name as the browser knows it. Over https the `__Host-` prefix keeps other hosts and paths from
 * setting it. Over http it has neither prefix nor `Secure`: Chromium accepts both on the loopback interface,
 * other browsers and HTTP clients do not. The data center keeps local sites on one host apart.
 */
const fullName = (site: Site, name: CookieName): string =>
  `${site.secure ? '__Host-' : ''}onramp-${site.dataCenter}-${name}`;

/** The cookie of that name, from `cookies` as API Gateway gives them. */
export function cookieOf(cookies: readonly string[], site: Site, name: CookieName): string | undefined {
  const start = `${fullName(site, name)}=`;
  return cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length);
}

/** `Set-Cookie` for a value that is safe in a cookie as it stands. */
export const setCookie = (site: Site, name: CookieName, value: string, seconds: number): string =>
  `${fullName(site, name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${site.secure ? '; Secure' : ''}`;

export const clearCookie = (site: Site, name: CookieName): string => setCookie(site, name, '', 0);
