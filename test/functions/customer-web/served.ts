import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { gatewayTo, listen } from '../../browser.ts';
import { eventOf } from './world.ts';

/** A customer web that a browser can visit. */
export interface Served {
  readonly publicUrl: string;
  close(): void;
}

/** Serves whatever `handle` is at the time of a request. */
export async function serve(
  handle: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>,
  port?: number,
): Promise<Served> {
  const server = gatewayTo(handle, ({ method = 'GET', url = '/', headers }, body) =>
    eventOf(method, new URL(url, publicUrl), {
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      cookies: headers.cookie?.split('; ') ?? [],
      body: body.toString('base64'),
      isBase64Encoded: true,
    }),
  );
  const publicUrl = await listen(server, port);
  return {
    publicUrl,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
