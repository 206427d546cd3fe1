import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Says what it was asked for. */
export const handler = async ({ routeKey, rawPath }: APIGatewayProxyEventV2) => ({
  statusCode: 200,
  headers: { 'Content-Type': 'text/html' },
  body: `<p>${routeKey} ${rawPath} in ${process.env.DATA_CENTER} at ${process.env.PUBLIC_URL}</p>`,
});
