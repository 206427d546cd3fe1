import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OperatorError } from '../operator-error.ts';
import type { DurableMap } from '../state/durable-map.ts';
import { isAlive, markOf, type ProcessMark } from '../state/processes.ts';

/** Names of the variable that chooses another engine. */
export const endpointVariable = 'ONRAMP_DYNAMODB_ENDPOINT';

export interface EngineProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface EngineProcessOptions {
  readonly name: string;
  readonly databaseFile: string;
  /** Remembers the process by its name, so that the next start can end one that was left over. */
  readonly marks: DurableMap<ProcessMark>;
  readonly onExit?: (name: string, code: number | null) => void;
}

const startAttempts = 3;
const longestStart = 10_000;
const longestStop = 1_500;

/**
 * Runs the engine given after it, and ends it when standard input closes: that is, also when the local cloud is
 * killed. Its own exit status is the engine's.
 */
const leash =
  '"$@" & engine=$!; exec 3<&0; (cat <&3 >/dev/null; kill "$engine") 2>/dev/null & exec 3<&-; wait "$engine"';

/** @throws OperatorError when there is no engine for this machine, or when it does not start */
export async function startDynoxide(options: EngineProcessOptions): Promise<EngineProcess> {
  const program = findProgram();
  await endLeftOver(options);
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryStart(program, options);
    if (started) return started;
    if (attempt === startAttempts) {
      throw new OperatorError(
        `The DynamoDB engine of ${options.name} does not start with ${options.databaseFile}: start over with --fresh, or set ${endpointVariable} to the URL of another engine.`,
      );
    }
  }
}

function findProgram(): string {
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')),
      'dynoxide',
    );
  } catch {
    throw new OperatorError(
      `This installation has no DynamoDB engine for ${process.platform}-${process.arch}: set ${endpointVariable} to the URL of one, such as http://127.0.0.1:8000 for AWS's DynamoDB Local.`,
    );
  }
}

async function tryStart(program: string, options: EngineProcessOptions): Promise<EngineProcess | undefined> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const command = [
    program,
    'serve',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--db-path',
    options.databaseFile,
  ];
  const child = spawn('/bin/sh', ['-c', leash, 'engine', ...command], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
  // A program that has nothing else to do may end; the leash then ends the engine.
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  let stopping = false;
  const ready = await Promise.race([untilReady(url), exited.then(() => false)]);
  if (!ready || child.pid === undefined) {
    child.kill();
    return undefined;
  }
  options.marks.set(options.name, markOf(engineUnder(child.pid)));
  void exited.then((code) => {
    options.marks.delete(options.name);
    child.stdin.destroy();
    if (!stopping) options.onExit?.(options.name, code);
  });
  return {
    url,
    pid: engineUnder(child.pid),
    stop: async () => {
      stopping = true;
      await end(child, exited);
    },
  };
}

async function end(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.stdin?.end();
  const late = new AbortController();
  const tooLong = wait(longestStop, undefined, { signal: late.signal }).then(() => child.kill('SIGKILL'));
  await Promise.race([exited, tooLong.catch(() => undefined)]);
  late.abort();
}

/** The engine is the first child of its leash. */
function engineUnder(leashPid: number): number {
  try {
    const children = readFileSync(`/proc/${leashPid}/task/${leashPid}/children`, 'utf8').trim().split(' ');
    return Number(children[0]) || leashPid;
  } catch {
    return leashPid;
  }
}

/** After a kill the old engine needs a moment to let go of its file; one that does not is ended. */
async function endLeftOver({ name, marks }: EngineProcessOptions): Promise<void> {
  const mark = marks.get(name);
  if (!mark) return;
  for (let patience = 20; patience > 0 && isAlive(mark); patience -= 1) await wait(25);
  if (isAlive(mark) && runsEngine(mark.pid)) process.kill(mark.pid, 'SIGKILL');
  marks.delete(name);
}

function runsEngine(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dynoxide');
  } catch {
    return false;
  }
}

async function untilReady(url: string): Promise<boolean> {
  const deadline = performance.now() + longestStart;
  while (performance.now() < deadline) {
    const ready = await fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return true;
    await wait(15);
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
