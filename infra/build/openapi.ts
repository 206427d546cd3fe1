import type { Route } from '../../lib/http/route.ts';
import type { HttpProgramName } from '../programs.ts';
import type { Settings } from '../settings.ts';

/** The OpenAPI 3.1 document of all routes. */
export function openApiDocument(
  _routes: Readonly<Record<HttpProgramName, readonly Route[]>>,
  { support }: Settings,
): Record<string, unknown> {
  return { openapi: '3.1.1', info: { title: 'Onramp', version: '1.0.0', contact: support }, paths: {} };
}
