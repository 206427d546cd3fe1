import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { NoticePage } from './pages/notice.tsx';
import { type Notice, type Texts, textsIn } from './pages/texts.ts';
import { page, type Reply } from './reply.ts';
import { languageOf, requestFrom, type WebRequest } from './request.ts';
import type { Web } from './web.ts';

type FailureKind = 'notFound' | 'methodNotAllowed' | 'failure' | 'unavailable';

const failures: Readonly<
  Record<FailureKind, { status: number; code: string; title: string; detail: string }>
> = {
  notFound: {
    status: 404,
    code: 'not-found',
    title: 'Not found',
    detail: 'There is nothing at this address. Look at /openapi.json for what there is.',
  },
  methodNotAllowed: {
    status: 405,
    code: 'method-not-allowed',
    title: 'Method not allowed',
    detail: 'Use one of the methods that the Allow header names.',
  },
  failure: {
    status: 500,
    code: 'internal-error',
    title: 'Internal error',
    detail: 'The fault is on our side and has been recorded. Try again in some minutes.',
  },
  unavailable: {
    status: 503,
    code: 'data-center-unavailable',
    title: 'Data center unavailable',
    detail: 'Nothing was changed. Try again in some minutes.',
  },
};

/** Says that something cannot be done: a page to people, problem details to programs (R68). */
export function failed(kind: FailureKind, request: WebRequest, headers: Record<string, string> = {}): Reply {
  const reply = isProgram(request) ? problem(kind) : pageOf(kind, request);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

function pageOf(kind: FailureKind, request: WebRequest): Reply {
  const language = languageOf(request);
  const texts: Pick<Texts, FailureKind> = textsIn(language);
  const notice: Notice = texts[kind];
  return page(failures[kind].status, <NoticePage language={language} notice={notice} />);
}

function problem(kind: FailureKind): Reply {
  const { status, code, title, detail } = failures[kind];
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title, status, detail, code }),
  };
}

/** Calls to the API, and clients that want JSON and would not know what to do with a page. */
const isProgram = (request: WebRequest): boolean => {
  const accept = request.header('accept') ?? '';
  return request.path.startsWith('/v1/') || (/\bjson\b/.test(accept) && !accept.includes('text/html'));
};

/** Turns an error that nobody expected into an answer, and records it. */
export const unexpectedErrors = (web: Web): MiddlewareObj<APIGatewayProxyEventV2, Reply> => ({
  onError: (handling) => {
    const request = requestFrom(handling.event, web.site, web.now());
    web.log.error('request failed', { correlationId: request.correlationId }, handling.error);
    const unavailable = handling.error?.name === 'DataCenterUnavailable';
    handling.response = failed(unavailable ? 'unavailable' : 'failure', request);
  },
});
