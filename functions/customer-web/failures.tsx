import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { largestBodyBytes } from '../../lib/http/input.ts';
import { errorPlace, log } from '../../lib/http/log.ts';
import { problem } from '../../lib/http/problem.ts';
import { problemReply, resultOf } from '../../lib/http/reply.ts';
import { type ProblemCode, statusOf } from '../../lib/http/status.ts';
import { DataCenterUnavailable } from '../../lib/operations/ports/store.ts';
import { NoticePage } from './pages/notice.tsx';
import { LinkButton } from './pages/parts.tsx';
import { textsIn } from './pages/texts.ts';
import type { Texts } from './pages/wording.ts';
import { page, type Reply } from './reply.ts';
import { languageOf, requestFrom, type WebRequest } from './request.ts';
import { match } from './router.ts';
import type { Web } from './web.ts';

type FormFailure = 'internal-error' | 'data-center-unavailable';
type FailureCode = Extract<
  ProblemCode,
  | 'unknown-path'
  | 'unsupported-method'
  | 'body-too-large'
  | 'secret-not-accepted'
  | 'internal-error'
  | 'data-center-unavailable'
>;

/** Each failure in words for programs; and which text says it to people. */
const failures: Readonly<
  Record<
    FailureCode,
    {
      detail: string;
      notice: keyof Pick<
        Texts,
        'notFound' | 'methodNotAllowed' | 'tooLarge' | 'secretField' | 'failure' | 'unavailable'
      >;
    }
  >
> = {
  'unknown-path': { detail: 'There is nothing at this path.', notice: 'notFound' },
  'unsupported-method': {
    detail: 'Use one of the methods that the Allow header names.',
    notice: 'methodNotAllowed',
  },
  'body-too-large': { detail: `Send at most ${largestBodyBytes} bytes.`, notice: 'tooLarge' },
  'secret-not-accepted': {
    detail: 'Never send a password or another secret. No form here asks for one.',
    notice: 'secretField',
  },
  'internal-error': {
    detail: 'The fault is on our side and has been recorded. Try again in some minutes.',
    notice: 'failure',
  },
  'data-center-unavailable': {
    detail: 'A data center does not answer. Try again in some minutes.',
    notice: 'unavailable',
  },
};

/** Says that something cannot be done: a page to people, problem details to programs (R68). */
export function failed(code: FailureCode, request: WebRequest, headers: Record<string, string> = {}): Reply {
  const { detail, notice } = failures[code];
  const language = languageOf(request);
  const reply = isProgram(request)
    ? { ...resultOf(problemReply(problem(code, detail))), statusCode: statusOf[code] }
    : page(statusOf[code], <NoticePage language={language} notice={textsIn(language)[notice]} />);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/**
 * The same for a form that was sent, whose answer may be all that was lost: nobody can say whether it was done, so the
 * page says that, and where to look (R68).
 */
function failedForm(code: FormFailure, request: WebRequest): Reply {
  const language = languageOf(request);
  const { unknown, ...texts } = textsIn(language);
  const again = request.form.has('once') ? unknown.sendAgain : unknown.fillInAgain;
  const notice = { title: texts[failures[code].notice].title, paragraphs: [unknown.lead, again] };
  const shows = whereItShows(request);
  return page(
    statusOf[code],
    <NoticePage language={language} notice={notice}>
      {shows && <LinkButton href={shows} label={unknown.look} />}
    </NoticePage>,
  );
}

/** The page that shows whether a form was done: the form's own, or the next above it; above that of an order. */
function whereItShows({ path, form }: WebRequest): string | undefined {
  const steps = path.split('/');
  const paths = steps.map((_, up) => steps.slice(0, steps.length - up).join('/')).filter(Boolean);
  return (form.has('step') ? paths.slice(1) : paths).find((one) => match('GET', one).is === 'found');
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
    const code =
      handling.error instanceof DataCenterUnavailable ? 'data-center-unavailable' : 'internal-error';
    log({
      level: 'error',
      event: 'request-failed',
      requestId: request.correlationId,
      code,
      ...errorPlace(handling.error),
    });
    const isForm = request.method === 'POST' && !isProgram(request);
    handling.response = isForm ? failedForm(code, request) : failed(code, request);
  },
});
