import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Language, languages } from '../../lib/domain/identity.ts';
import { type Instant, instant } from '../../lib/domain/instant.ts';
import { largestBodyBytes } from '../../lib/http/input.ts';
import { type CookieName, cookieOf } from './cookies.ts';
import type { Site } from './site.ts';

/** How much longer a text is in base64. */
const base64 = 4 / 3;

/** A request as the pages need it. */
export interface WebRequest {
  readonly method: string;
  readonly path: string;
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly cookie: (name: CookieName) => string | undefined;
  /** The fields of a submitted form; none when there is another kind of body, or one that is too large. */
  readonly form: URLSearchParams;
  readonly isTooLarge: boolean;
  readonly now: Instant;
  readonly correlationId: string;
}

export function requestFrom(event: APIGatewayProxyEventV2, site: Site, now: Date): WebRequest {
  const cookies = event.cookies ?? [];
  const isTooLarge =
    Buffer.byteLength(event.body ?? '') > largestBodyBytes * (event.isBase64Encoded ? base64 : 1);
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    rawQuery: event.rawQueryString,
    query: new URLSearchParams(event.rawQueryString),
    header: (name) => event.headers[name],
    cookie: (name) => cookieOf(cookies, site, name),
    form: isTooLarge ? new URLSearchParams() : formOf(event),
    isTooLarge,
    now: instant(now),
    correlationId: event.requestContext.requestId,
  };
}

/** API Gateway hands over a form's body in base64. */
function formOf({ headers, body, isBase64Encoded }: APIGatewayProxyEventV2): URLSearchParams {
  const isForm = headers['content-type']?.split(';')[0]?.trim() === 'application/x-www-form-urlencoded';
  if (!isForm || !body) return new URLSearchParams();
  return new URLSearchParams(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
}

/** A language asked for by `?language=`; `undefined` when none or one that there is not. */
export const languageAskedFor = (request: WebRequest): Language | undefined =>
  known(request.query.get('language'));

/**
 * The language of a page: the one asked for now or before, else the invitation's, else the browser's.
 */
export const languageOf = (request: WebRequest, invitationLanguage?: Language): Language =>
  languageAskedFor(request) ??
  known(request.cookie('language')) ??
  invitationLanguage ??
  preferredBy(request.header('accept-language'));

const known = (text: string | null | undefined): Language | undefined =>
  languages.find((language) => language === text);

/** The first of our languages in the browser's order of preference; English when it names none. */
function preferredBy(acceptLanguage = ''): Language {
  const wanted = acceptLanguage
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { language: known(tag.split('-')[0]), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.find(({ language }) => language)?.language ?? 'en';
}
