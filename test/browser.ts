import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sparticuz from '@sparticuz/chromium';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Browser, chromium } from 'playwright-core';

/** A browser in one process, as it must be inside Lambda, ends with the first of its contexts. */
const inSeveralProcesses = sparticuz.args.filter((argument) => argument !== '--single-process');

/** A real Chromium without a window. Close it when done. */
export const startChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: inSeveralProcesses,
    headless: true,
  });

type HttpFunction = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Listens on the loopback interface. */
export async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A tiny gateway: hands requests to a function as API Gateway does. */
export const gatewayTo = (
  httpFunction: HttpFunction,
  eventOf: (request: IncomingMessage, body: Buffer) => APIGatewayProxyEventV2,
): Server =>
  createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const {
      statusCode = 200,
      headers = {},
      cookies = [],
      body = '',
    } = await httpFunction(eventOf(request, Buffer.concat(chunks)));
    response.writeHead(statusCode, { ...(headers as Record<string, string>), 'set-cookie': [...cookies] });
    response.end(body);
  });
