import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Site } from './site.ts';

const twoYears = 63_072_000;

/**
 * Puts on every answer what keeps the pages to themselves: no script at all, nothing from elsewhere, no frames,
 * no referrer, no copies. `formTargets` gives the origins beside our own to which a form of the page may lead: the
 * browser holds redirects after a form against them too, and signing out goes on to the identity provider.
 */
export function securityHeaders(
  site: Site,
  formTargets: (event: APIGatewayProxyEventV2) => Promise<readonly string[]>,
): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  const onEvery: Readonly<Record<string, string>> = {
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
    ...(site.secure && { 'strict-transport-security': `max-age=${twoYears}; includeSubDomains` }),
  };

  const addHeaders: NonNullable<ReturnType<typeof securityHeaders>['after']> = async (request) => {
    const { event, response } = request;
    if (!response) return;
    const policy = [
      "default-src 'none'",
      "style-src 'self'",
      "img-src 'self'",
      `form-action ${["'self'", ...(await formTargets(event))].join(' ')}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; ');
    response.headers = { ...onEvery, 'content-security-policy': policy, ...response.headers };
  };
  return { after: addHeaders, onError: addHeaders };
}
