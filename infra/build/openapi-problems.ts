import type { Route } from '../../lib/http/route.ts';
import { inWords, type Json, pascalCase } from './openapi-schemas.ts';

/** The HTTP status of a refusal, by its code. */
export type StatusOf = (code: string) => number;

/** When a route may answer a status at all, besides its own refusals, and what it means then. */
interface CommonProblem {
  readonly title: string;
  readonly description: string;
  readonly applies: (route: Route) => boolean;
  /** The gateway answers before Onramp is asked, in its own words. */
  readonly fromGateway?: true;
}

const always = () => true;
const needsScope = ({ scope }: Route) => scope !== undefined;
const takesBody = ({ body }: Route) => body !== undefined;
const changesSomethingKnown = ({ method, scope }: Route) =>
  scope !== undefined && ['PUT', 'PATCH', 'DELETE'].includes(method);
const namesSomething = ({ path }: Route) => path.includes('{');

const commonProblems: Readonly<Record<number, CommonProblem>> = {
  400: {
    title: 'Bad request',
    description:
      'The request cannot be read: it is no valid JSON, or a query parameter or cursor is not valid.',
    applies: (route) => takesBody(route) || route.query !== undefined,
  },
  401: {
    title: 'Unauthorized',
    description: 'There is no access token, or it is not valid any more: sign in again.',
    applies: needsScope,
    fromGateway: true,
  },
  403: {
    title: 'Forbidden',
    description: 'The access token lacks the scope, or its holder may not do this.',
    applies: needsScope,
    fromGateway: true,
  },
  404: {
    title: 'Not found',
    description: 'There is nothing of this name, or it is not yours: the answer is the same for both.',
    applies: namesSomething,
  },
  409: {
    title: 'Conflict',
    description: 'The state of things does not allow it now; `code` and `detail` say what to do.',
    applies: () => false,
  },
  412: {
    title: 'Precondition failed',
    description: 'It has changed since the version in `If-Match`: read it again.',
    applies: changesSomethingKnown,
  },
  413: {
    title: 'Content too large',
    description: 'The body is larger than what is accepted.',
    applies: takesBody,
    fromGateway: true,
  },
  415: {
    title: 'Unsupported media type',
    description: 'The body is not of the content type that this operation takes.',
    applies: takesBody,
  },
  422: {
    title: 'Unprocessable content',
    description: 'A field is missing, unknown or not acceptable; `errors` points to each.',
    applies: takesBody,
  },
  429: {
    title: 'Too many requests',
    description: 'Too many requests at a time: try again later.',
    applies: always,
    fromGateway: true,
  },
  503: {
    title: 'Service unavailable',
    description: 'Something that is needed cannot be reached now: try again later.',
    applies: always,
    fromGateway: true,
  },
};

/** Pages explain problems to people, in HTML and among their own answers. */
const isPage = ({ path }: Route) => !path.startsWith('/v1/');

/** The problem answers of a route: those common to all, and its own refusals as examples of their status. */
export function problemAnswers(route: Route, statusOf: StatusOf): Record<string, Json> {
  const refusals = new Map<number, string[]>();
  for (const code of route.refusals ?? [])
    refusals.set(statusOf(code), [...(refusals.get(statusOf(code)) ?? []), code]);
  const statuses = Object.keys(commonProblems)
    .map(Number)
    .filter((status) => refusals.has(status) || appliesTo(status, route));
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = refusals.get(status);
      return [
        status,
        codes ? answerOf(status, codes) : { $ref: `#/components/responses/${componentName(status)}` },
      ];
    }),
  );
}

const appliesTo = (status: number, route: Route): boolean => {
  const problem = commonProblems[status];
  if (!problem?.applies(route)) return false;
  return !isPage(route) || problem.fromGateway === true;
};

/** The answers that routes share, as far as `used` by any. */
export const sharedProblemAnswers = (used: ReadonlySet<string>): Record<string, Json> =>
  Object.fromEntries(
    Object.keys(commonProblems)
      .map((status) => [componentName(Number(status)), answerOf(Number(status), [])] as const)
      .filter(([name]) => used.has(`#/components/responses/${name}`)),
  );

const componentName = (status: number): string =>
  commonProblems[status]?.title.split(' ').map(pascalCase).join('') ?? `Status${status}`;

function answerOf(status: number, codes: readonly string[]): Json {
  const common = commonProblems[status];
  if (!common) throw new Error(`No description of problems of status ${status}.`);
  const reasons = codes.length > 0 ? ` Codes: ${codes.map((code) => `\`${code}\``).join(', ')}.` : '';
  return {
    description: common.description + reasons,
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        ...(codes.length > 0
          ? { examples: Object.fromEntries(codes.map((code) => [code, exampleOf(status, code)])) }
          : {}),
      },
      ...(common.fromGateway
        ? { 'application/json': { schema: { $ref: '#/components/schemas/GatewayMessage' } } }
        : {}),
    },
  };
}

const exampleOf = (status: number, code: string): Json => ({
  value: {
    type: 'about:blank',
    title: pascalCase(inWords(code)),
    status,
    detail: 'A sentence that says what to do.',
    code,
  },
});

/** RFC 9457 problem details, and the words of the gateway. */
export const problemSchemas: Record<string, Json> = {
  Problem: {
    type: 'object',
    description: 'Problem details (RFC 9457).',
    properties: {
      type: { type: 'string', format: 'uri-reference' },
      title: { type: 'string', description: 'The same for every problem of this code.' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { type: 'string', description: 'What happened and what to do.' },
      code: { type: 'string', description: 'Stable: made for programs. Expect codes you do not know.' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            pointer: { type: 'string', description: 'JSON pointer (RFC 6901) to the field at fault.' },
            code: { type: 'string' },
            detail: { type: 'string' },
          },
          required: ['pointer', 'code', 'detail'],
        },
      },
    },
    required: ['type', 'title', 'status', 'code'],
  },
  GatewayMessage: {
    type: 'object',
    description: 'What the gateway answers before Onramp is asked.',
    properties: { message: { type: 'string' } },
    required: ['message'],
  },
};
