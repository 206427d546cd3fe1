/** The thread that a function lives in: what Lambda's runtime is to it. */
import { createRequire, enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { installVirtualDate } from '../clock/virtual-date.ts';
import { traceOf } from '../trace.ts';
import type { ContainerMessage, ContainerSettings, FunctionError, Invocation } from './messages.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const settings = workerData as ContainerSettings;

const send = (message: ContainerMessage): void => parentPort?.postMessage(message);

const describe = (error: unknown): FunctionError =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
    : { errorType: typeof error, errorMessage: String(error) };

const load = (): Handler => {
  const [file = '', exported = ''] = settings.handler.split('.');
  const path = join(settings.codeDirectory, `${file}.js`);
  const handler: unknown = createRequire(path)(path)[exported];
  if (typeof handler !== 'function') throw new TypeError(`${settings.handler} is undefined or not exported`);
  return handler as Handler;
};

const contextOf = ({ requestId, timeoutMilliseconds }: Invocation) => {
  // Not the virtual clock: moving that must not take an invocation's time away.
  const deadline = performance.now() + timeoutMilliseconds;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: settings.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: settings.functionArn,
    memoryLimitInMB: String(settings.memoryMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${settings.functionName}`,
    logStreamName: settings.logStream,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
};

const run = async (handler: Handler, invocation: Invocation): Promise<void> => {
  const { requestId } = invocation;
  process.env._X_AMZN_TRACE_ID = traceOf(requestId);
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation));
    send({ kind: 'answer', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    console.error(error);
    send({ kind: 'failure', requestId, error: describe(error) });
  }
};

installVirtualDate(settings.clockOffset);
enableCompileCache(settings.compileCache);
try {
  const handler = load();
  parentPort?.on('message', (invocation: Invocation) => run(handler, invocation));
  send({ kind: 'loaded' });
} catch (error) {
  console.error(error);
  send({ kind: 'load-failed', error: describe(error) });
}
