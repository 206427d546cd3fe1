/** `npm start`: the local cloud, until it is stopped. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { endpointVariable } from './engine/dynoxide.ts';
import { type LocalCloud, startLocalCloud } from './local-cloud.ts';
import { OperatorError } from './operator-error.ts';
import type { LocalCloudOptions } from './running.ts';

const usage = `Usage: npm start -- [--port 4000] [--fresh] [--data .local] [--settings FILE] [--functions functions]

  --port N         home's port; the other data centers, the console, the AWS endpoint and the issuer take the next ones
  --fresh          start over with empty tables
  --data DIR       where everything is kept
  --settings FILE  JSON of settings that replace those of cdk.json, such as another catalogue
  --functions DIR  other functions than Onramp's own, to try out the local cloud itself
`;

const highestPort = 65_000;

function readArguments(): LocalCloudOptions | 'help' {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4000' },
      fresh: { type: 'boolean', default: false },
      data: { type: 'string', default: '.local' },
      settings: { type: 'string' },
      functions: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > highestPort)
    throw new OperatorError(`--port takes a number from 1 to ${highestPort}, not ${values.port}.`);
  return {
    port,
    fresh: values.fresh,
    dataDirectory: values.data,
    ...(values.settings && { settings: settingsIn(values.settings) }),
    ...(values.functions && { functionsDir: resolve(values.functions) }),
    dynamoDbEndpoint: process.env[endpointVariable] || undefined,
  };
}

function settingsIn(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OperatorError(`--settings takes a JSON file; ${file} is none: ${(error as Error).message}.`);
  }
}

function fail(error: unknown): never {
  const expected =
    error instanceof OperatorError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${expected ? (error as Error).message : (error as Error).stack}\n`);
  process.exit(1);
}

/**
 * Stops once, whatever asks for it and however often. What is still being started just ends: everything kept is on
 * disk at any time, and engines end with this process.
 */
function stopper(running: () => LocalCloud | undefined): (status: number) => void {
  let stopping = false;
  return (status) => {
    if (stopping) return;
    stopping = true;
    const stopped = running()?.stop() ?? Promise.resolve();
    stopped.then(() => process.exit(status), fail);
  };
}

async function run(): Promise<void> {
  const options = readArguments();
  if (options === 'help') {
    process.stdout.write(usage);
    return;
  }
  let cloud: LocalCloud | undefined;
  const stop = stopper(() => cloud);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));
  cloud = await startLocalCloud({
    ...options,
    onFatal: (sentence) => {
      process.stderr.write(`${sentence}\n`);
      stop(1);
    },
  });
  const { ready } = cloud;
  process.stdout.write(
    `Onramp runs. Mail: ${ready.console}  API document: ${Object.values(ready.dataCenters)[0]}/openapi.json\n` +
      `${JSON.stringify(ready)}\n`,
  );
}

await run().catch(fail);
