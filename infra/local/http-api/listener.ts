import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { listen, type RunningServer } from '../server.ts';
import { type GatewayAnswer, gatewayAnswer } from './answer.ts';
import { type GatewayRequest, readRequest, type TooLarge } from './request.ts';

const tooLarge: Readonly<Record<TooLarge, GatewayAnswer>> = {
  413: gatewayAnswer(413, 'Request Entity Too Large'),
  431: gatewayAnswer(431, 'Request Header Fields Too Large'),
};

/** More than the gateway's own limit, which then answers as the gateway does, in bytes. */
const parserHeaderLimit = 64 * 1024;

const send = (response: ServerResponse, { status, headers, cookies = [], body }: GatewayAnswer): void => {
  response.statusCode = status;
  // Of the framing only this server knows.
  for (const [name, value] of Object.entries(headers))
    if (name !== 'content-length' && name !== 'transfer-encoding' && name !== 'connection')
      response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader('set-cookie', [...cookies]);
  response.setHeader('apigw-requestid', randomUUID());
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
};

const refuseUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (!socket.writable) return;
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
};

/** Serves an HTTP API on a port of this machine. Throws an OperatorError when the port is taken. */
export function serveHttpApi(
  port: number,
  who: string,
  handle: (request: GatewayRequest) => Promise<GatewayAnswer>,
): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize: parserHeaderLimit }, async (message, response) => {
    try {
      const request = await readRequest(message, port);
      send(response, typeof request === 'number' ? tooLarge[request] : await handle(request));
    } catch {
      if (!response.headersSent) send(response, gatewayAnswer(500, 'Internal Server Error'));
    }
  });
  server.on('clientError', refuseUnreadable);
  return listen(server, port, who);
}
