import { problem } from '../../lib/http/problem.ts';
import type { Route } from '../../lib/http/route.ts';
import { type ProblemCode, statusOf } from '../../lib/http/status.ts';
import { type Json, pascalCase } from './openapi-schemas.ts';

/** What a status means whichever route answers it, and the codes that routes need not name themselves. */
interface CommonProblem {
  readonly title: string;
  readonly description: string;
  /** When a route may answer it besides its own refusals. */
  readonly applies: (route: Route) => boolean;
  readonly codes: readonly ProblemCode[];
  /** The gateway too answers so before Onramp is asked, in its own words. */
  readonly fromGateway?: true;
}

const always = () => true;
const never = () => false;
const needsScope = ({ scope }: Route) => scope !== undefined;
const takesBody = ({ body }: Route) => body !== undefined;
const changes = (route: Route) => needsScope(route) && route.method !== 'GET';

const commonProblems: Readonly<Record<number, CommonProblem>> = {
  400: {
    title: 'Bad request',
    description:
      'The request cannot be read: it is no valid JSON, or a query parameter or header is not valid.',
    applies: always,
    codes: ['malformed-request'],
  },
  401: {
    title: 'Unauthorized',
    description: 'There is no access token, or it is not valid any more: sign in again.',
    applies: needsScope,
    codes: [],
    fromGateway: true,
  },
  403: {
    title: 'Forbidden',
    description: 'The access token lacks the scope, or its holder may not do this.',
    applies: needsScope,
    codes: ['identity-not-associated'],
    fromGateway: true,
  },
  404: {
    title: 'Not found',
    description: 'There is nothing of this name, or it is not yours: the answer is the same for both.',
    applies: ({ path }) => path.includes('{'),
    codes: ['not-found'],
  },
  409: {
    title: 'Conflict',
    description: 'The state of things does not allow it now; `code` and `detail` say what to do.',
    applies: changes,
    codes: ['too-much-contention'],
  },
  410: {
    title: 'Gone',
    description: 'It was there, and its time is over.',
    applies: never,
    codes: [],
  },
  412: {
    title: 'Precondition failed',
    description: 'It has changed since the version in `If-Match`: read it again.',
    applies: changes,
    codes: ['precondition-failed'],
  },
  413: {
    title: 'Content too large',
    description: 'The body is larger than what is accepted.',
    applies: takesBody,
    codes: ['body-too-large'],
    fromGateway: true,
  },
  415: {
    title: 'Unsupported media type',
    description: 'The body is not of the content type that this operation takes.',
    applies: takesBody,
    codes: ['unsupported-media-type'],
  },
  422: {
    title: 'Unprocessable content',
    description: 'A field is missing, unknown or not acceptable; `errors` points to each.',
    applies: always,
    codes: ['invalid-request', 'secret-not-accepted', 'card-number-not-accepted', 'idempotency-key-reused'],
  },
  429: {
    title: 'Too many requests',
    description: 'Too many requests at a time: try again later.',
    applies: always,
    codes: [],
    fromGateway: true,
  },
  503: {
    title: 'Service unavailable',
    description: 'Something that is needed cannot be reached now: try again after `Retry-After` seconds.',
    applies: always,
    codes: ['data-center-unavailable'],
    fromGateway: true,
  },
};

const isContract = ({ path }: Route): boolean => path === '/openapi.json';

const otherPage: Json = {
  description: 'A page that says what is wrong and what to do.',
  content: { 'text/html': { schema: { type: 'string' } } },
};

/** Pages explain problems to people, in HTML and among their own answers. */
const isPage = ({ path }: Route): boolean => !path.startsWith('/v1/');

/** The problem answers of a route: those common to all, and its own refusals as examples of their status. */
export function problemAnswers(route: Route): Record<string, Json> {
  const refusals = refusalsByStatus(route);
  const answers = Object.fromEntries(
    Object.entries(commonProblems)
      .map(([status, common]) => ({ status: Number(status), common, codes: refusals.get(Number(status)) }))
      .filter(
        ({ common, codes }) => codes || (common.applies(route) && (!isPage(route) || common.fromGateway)),
      )
      .map(({ status, common, codes }) => [
        status,
        codes ? answerOf(common, codes) : { $ref: `#/components/responses/${componentName(common)}` },
      ]),
  );
  return isPage(route) && !isContract(route) ? { ...answers, default: otherPage } : answers;
}

function refusalsByStatus({ operationId, query, refusals = [] }: Route): Map<number, ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>();
  const ofPaging = query && 'cursor' in query.shape ? ['invalid-cursor'] : [];
  for (const code of new Set([...refusals, ...ofPaging])) {
    if (!isProblemCode(code))
      throw new Error(`${operationId} names the code ${code}, which no status is known of.`);
    const status = statusOf[code];
    if (!commonProblems[status]) throw new Error(`Nothing describes the status ${status} of ${code}.`);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

const isProblemCode = (code: string): code is ProblemCode => code in statusOf;

/** The answers that routes share, as far as `used` by any. */
export const sharedProblemAnswers = (used: ReadonlySet<string>): Record<string, Json> =>
  Object.fromEntries(
    Object.values(commonProblems)
      .map((common) => [componentName(common), answerOf(common, [])] as const)
      .filter(([name]) => used.has(`#/components/responses/${name}`)),
  );

const componentName = ({ title }: CommonProblem): string => title.split(' ').map(pascalCase).join('');

/** `codes` are the route's own, which come before the common ones. */
function answerOf(common: CommonProblem, codes: readonly ProblemCode[]): Json {
  const all = [...new Set([...codes, ...common.codes])];
  const reasons = all.length > 0 ? ` Codes: ${all.map((code) => `\`${code}\``).join(', ')}.` : '';
  const examples = Object.fromEntries(all.map((code) => [code, { value: problem(code, 'What to do now.') }]));
  return {
    description: common.description + reasons,
    ...(common.title === 'Service unavailable'
      ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } }
      : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        ...(all.length > 0 ? { examples } : {}),
      },
      ...(common.fromGateway
        ? { 'application/json': { schema: { $ref: '#/components/schemas/GatewayMessage' } } }
        : {}),
    },
  };
}
