import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { IdentifyCaller } from '../ports.ts';
import { listen, type RunningServer, readBody } from '../server.ts';
import { requestIdIn } from '../trace.ts';
import { type AwsAnswer, type AwsCall, AwsError, type AwsRequest, type AwsService } from './call.ts';
import { readCredentialScope } from './credential-scope.ts';
import { answerWith, type Casualties, ConnectionLost, internalError } from './fault-injection.ts';
import type { Faults } from './faults.ts';
import { jsonRefusal } from './json-protocol.ts';
import type { Meter, MeterEntry } from './meter.ts';

export interface EndpointOptions {
  readonly port: number;
  readonly services: readonly AwsService[];
  /** The data center of a region. */
  readonly dataCenterOf: (region: string) => string | undefined;
  readonly identify: IdentifyCaller;
  /** Refuses what the caller's role does not allow. Absent: everything is allowed. */
  readonly authorize?: ((call: AwsCall) => Promise<AwsError | undefined>) | undefined;
  readonly faults: Faults;
  readonly casualties: Casualties;
  readonly meter: Meter;
}

/**
 * The one AWS endpoint: tells region and service from the signature's credential scope, then takes the call through
 * identity, authorization and faults to its service, and counts it.
 */
export async function startEndpoint(options: EndpointOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void serve(options, request, response);
  });
  return listen(server, options.port, 'The AWS endpoint');
}

async function serve(
  options: EndpointOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const answer = await answerRequest(options, {
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', 'http://localhost'),
      headers: request.headers,
      body: await readBody(request),
    });
    // SDK clients learn the time from this header, so it has to be the virtual one.
    response.writeHead(answer.status, { ...answer.headers, date: new Date().toUTCString() });
    response.end(answer.body);
  } catch (error) {
    if (!(error instanceof ConnectionLost) && !response.destroyed) {
      process.stderr.write(`The AWS endpoint failed: ${(error as Error).stack}\n`);
    }
    request.socket.destroy();
  }
}

async function answerRequest(options: EndpointOptions, request: AwsRequest): Promise<AwsAnswer> {
  const id = randomUUID();
  const addressed = addressee(options, request);
  if (addressed instanceof AwsError) return jsonRefusal('1.0', addressed, id);
  const { service, region, dataCenter, accessKeyId } = addressed;
  const operation = service.operationOf(request);
  if (operation === undefined) {
    const unknown = new AwsError('UnknownOperationException', `${service.name} has no such operation`, 404);
    return service.refuse(unknown, id, request);
  }
  const caller = options.identify(accessKeyId);
  const requestId = requestIdIn(request.headers['x-amzn-trace-id']);
  const about = { dataCenter, service: service.name, operation, caller, requestId };
  const entry = options.meter.count(about);
  const call: AwsCall = { ...request, ...about, id, region, consume: entry.consumed };
  return answerMetered(options, service, call, entry);
}

interface Addressee {
  readonly service: AwsService;
  readonly region: string;
  readonly dataCenter: string;
  readonly accessKeyId: string;
}

function addressee(options: EndpointOptions, { headers }: AwsRequest): Addressee | AwsError {
  const scope = readCredentialScope(headers.authorization);
  if (!scope) return new AwsError('MissingAuthenticationToken', 'The request has no AWS signature', 403);
  const service = options.services.find(({ name }) => name === scope.service);
  if (!service) {
    return new AwsError('UnknownService', `The local cloud has no AWS service "${scope.service}"`, 501);
  }
  const dataCenter = options.dataCenterOf(scope.region);
  if (dataCenter === undefined) {
    return new AwsError('UnknownRegion', `No data center of the catalogue is in region "${scope.region}"`);
  }
  return { service, region: scope.region, dataCenter, accessKeyId: scope.accessKeyId };
}

async function answerMetered(
  options: EndpointOptions,
  service: AwsService,
  call: AwsCall,
  entry: MeterEntry,
): Promise<AwsAnswer> {
  try {
    const denied = await options.authorize?.(call);
    if (denied) throw denied;
    const answer = await answerWith(options.faults.draw(call), service, call, options.casualties);
    if (answer.status >= 400) entry.failed();
    return answer;
  } catch (error) {
    entry.failed();
    if (error instanceof AwsError) return service.refuse(error, call.id, call);
    if (error instanceof ConnectionLost) throw error;
    process.stderr.write(`${call.service} ${call.operation} failed: ${(error as Error).stack}\n`);
    return service.refuse(internalError(), call.id, call);
  } finally {
    entry.done();
  }
}
