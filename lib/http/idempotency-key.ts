import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Identity } from '../domain/identity.ts';
import { ref } from '../operations/ports/records.ts';
import type { RequestContext } from '../operations/request.ts';
import { ProblemAnswer, problem } from './problem.ts';

const keyPattern = /^[\x21-\x7e]{1,255}$/;

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url');

/**
 * The idempotency of a POST with an `Idempotency-Key`: a key is one caller's, on one path; another body under the
 * same key is another request, which is refused (R67).
 */
export function idempotencyOf(
  event: APIGatewayProxyEventV2,
  caller: Identity,
): RequestContext['idempotency'] {
  const key = event.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (!keyPattern.test(key))
    throw new ProblemAnswer(
      problem('malformed-request', 'Idempotency-Key takes 1 to 255 visible ASCII characters.'),
    );
  return idempotencyUnder(key, { caller, path: event.rawPath, body: event.body ?? '' });
}

/** The same for a key that came in another way, such as in a form. */
export const idempotencyUnder = (
  key: string,
  {
    caller: { issuer, subject },
    path,
    body,
  }: { readonly caller: Identity; readonly path: string; readonly body: string },
): NonNullable<RequestContext['idempotency']> => ({
  ref: ref('idempotency', hash(issuer, subject, path, key)),
  fingerprint: hash(body),
});
