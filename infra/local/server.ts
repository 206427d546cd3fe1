import type { IncomingMessage, Server } from 'node:http';
import { OperatorError } from './operator-error.ts';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Longer than SDK clients keep an idle connection, so that none is closed under a request. */
const idleConnection = 120_000;

/**
 * Listens on the loopback address only.
 *
 * @param port 0 for any free one
 * @param who begins the sentence when the port is taken
 * @throws OperatorError
 */
export function listen(server: Server, port: number, who: string): Promise<RunningServer> {
  server.keepAliveTimeout = idleConnection;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `${who} cannot use port ${port}, because another program does: choose another with --port.`;
      reject(error.code === 'EADDRINUSE' ? new OperatorError(taken) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve({ url: `http://127.0.0.1:${bound}`, port: bound, close: () => close(server) });
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Reads a whole body. By events, which takes a third of the time that `for await` does. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the connection closed before the body was complete')));
  });
}
