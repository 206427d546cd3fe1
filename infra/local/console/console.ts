import { createServer } from 'node:http';
import type { LocalAws } from '../aws/local-aws.ts';
import type { QueueStore } from '../aws/sqs/queues.ts';
import type { Engines } from '../engine/engines.ts';
import type { Permission } from '../iam/ledger.ts';
import type { Clock } from '../ports.ts';
import { listen, type RunningServer } from '../server.ts';
import { clockRoutes } from './clock-routes.ts';
import { engineRoutes } from './engine-routes.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { logRoutes } from './log-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { dispatch } from './router.ts';
import {
  deadLetterRoutes,
  faultRoutes,
  type IssueToken,
  meterRoutes,
  permissionRoutes,
  tokenRoutes,
} from './service-routes.ts';

export interface ConsoleOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly aws: Pick<LocalAws, 'inbox' | 'faults' | 'meter'>;
  readonly queues: QueueStore;
  readonly issueToken: IssueToken;
  readonly engines: Engines;
  /** What functions may do; absent when nobody asks them. */
  readonly permissions?: () => Permission[];
  /** Holds the functions' logs. */
  readonly logFolder: string;
}

/** The control surface of the local cloud: `/_local` for programs, the inbox at `/` for people. @throws OperatorError */
export async function startConsole(options: ConsoleOptions): Promise<RunningServer> {
  const { aws, clock } = options;
  const routes = [
    ...tokenRoutes(options.issueToken),
    ...clockRoutes(clock),
    ...inboxRoutes(aws.inbox),
    ...faultRoutes(aws.faults),
    ...meterRoutes(aws.meter),
    ...permissionRoutes(options.permissions ?? (() => [])),
    ...engineRoutes(options.engines),
    ...deadLetterRoutes(options.queues),
    ...logRoutes(options.logFolder),
    ...pageRoutes(aws.inbox, clock),
  ];
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await dispatch(routes, request);
    response.writeHead(status, { ...headers }).end(body);
  });
  // An advance answers when everything due on the way is done, which may take its time.
  server.requestTimeout = 0;
  return listen(server, options.port, 'The console');
}
