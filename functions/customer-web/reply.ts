import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** An answer; the headers that every answer has are added by the middleware. */
export interface Reply extends APIGatewayProxyStructuredResultV2 {
  readonly statusCode: number;
}

const htmlType = 'text/html; charset=utf-8';

/** A page. */
export const page = (statusCode: number, content: VNode, cookies: readonly string[] = []): Reply => ({
  statusCode,
  headers: { 'content-type': htmlType, vary: 'accept-language, cookie' },
  ...(cookies.length > 0 && { cookies: [...cookies] }),
  body: `<!doctype html>${renderToString(content)}`,
});

/** Goes on elsewhere by GET, whatever the method was. */
export const seeOther = (location: string, cookies: readonly string[] = []): Reply => ({
  statusCode: 303,
  headers: { location },
  ...(cookies.length > 0 && { cookies: [...cookies] }),
});
