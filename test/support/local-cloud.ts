import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildDirectoryVariable } from '../../infra/local/synthesis-once.ts';

export interface LocalCloudProcessOptions {
  /** Home's port; by default the first of a run of free ones. */
  readonly port?: number;
  /** By default a directory of its own, which `stop` removes. */
  readonly dataDirectory?: string;
  /** Settings that replace those of `cdk.json`, such as another catalogue. */
  readonly settings?: object;
  /** Where the functions are, if not the product's. */
  readonly functionsDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Mail {
  readonly id: string;
  readonly dataCenter: string;
  readonly sentAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** A running `npm start`, with the calls of its console that tests need. */
export interface LocalCloudProcess {
  readonly port: number;
  readonly dataDirectory: string;
  readonly pid: number;
  /** The URL of each data center, home first. */
  readonly dataCenters: Readonly<Record<string, string>>;
  readonly console: string;
  readonly aws: string;
  readonly issuer: string;
  /** An access token of that person. */
  token(accountId: string, scope: string): Promise<string>;
  now(): Promise<string>;
  /** Moves the clock; resolves when everything due on the way is done. */
  advance(
    by: { days?: number; hours?: number; minutes?: number } | { to: string },
  ): Promise<{ now: string; fired: { at: string; dataCenter: string; kind: string; name: string }[] }>;
  /** The mails to an address, oldest first, in full. */
  inbox(to?: string): Promise<Mail[]>;
  /** Any call to the console, such as `PUT /_local/faults`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Everything it wrote to its standard error. */
  errors(): string;
  /** Stops it in good order; answers its exit status. */
  stop(): Promise<number | null>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));

/** Every test starts from the same sources, which are synthesized and bundled once. */
const builds = fileURLToPath(new URL('../../node_modules/.cache/onramp-builds', import.meta.url));

/** Home, two data centers, console, AWS endpoint, issuer. */
const portsNeeded = 6;

/**
 * Starts the local cloud as a process of its own, as `npm start` does.
 *
 * @example
 * const cloud = await startLocalCloudProcess();
 * const token = await cloud.token('anna@partner.example', 'onramp/partner');
 * await cloud.advance({ days: 90 });
 * await cloud.stop();
 */
export async function startLocalCloudProcess(
  options: LocalCloudProcessOptions = {},
): Promise<LocalCloudProcess> {
  const port = options.port ?? (await freePorts());
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'onramp-')));
  const child = spawn(
    process.execPath,
    [
      program,
      ...['--port', String(port), '--data', dataDirectory],
      ...(options.settings ? ['--settings', await settingsFile(dataDirectory, options.settings)] : []),
      ...(options.functionsDir ? ['--functions', options.functionsDir] : []),
    ],
    // The test runner's own options are none of its business.
    {
      env: { ...process.env, NODE_OPTIONS: '', [buildDirectoryVariable]: builds, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await readyLine(child, exited, () => errors);

  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${ready.console}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  return {
    ...ready,
    port,
    dataDirectory,
    pid: child.pid ?? 0,
    control,
    token: async (accountId, scope) =>
      ((await control('POST', '/_local/tokens', { accountId, scope })) as { accessToken: string })
        .accessToken,
    now: async () => ((await control('GET', '/_local/clock')) as { now: string }).now,
    advance: async (by) =>
      (await control('POST', '/_local/clock/advance', by)) as Awaited<
        ReturnType<LocalCloudProcess['advance']>
      >,
    inbox: async (to) => {
      const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
      const { items } = (await control('GET', `/_local/inbox${query}`)) as { items: { id: string }[] };
      return Promise.all(items.map(({ id }) => control('GET', `/_local/inbox/${id}`) as Promise<Mail>));
    },
    errors: () => errors,
    stop: async () => {
      child.kill('SIGTERM');
      const status = await exited;
      if (!options.dataDirectory) await rm(dataDirectory, { recursive: true, force: true });
      return status;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function settingsFile(directory: string, settings: object): Promise<string> {
  const file = join(directory, 'settings.json');
  await writeFile(file, JSON.stringify(settings));
  return file;
}

type Addresses = Pick<LocalCloudProcess, 'dataCenters' | 'console' | 'aws' | 'issuer'>;

async function readyLine(
  { stdout }: ChildProcess,
  exited: Promise<number | null>,
  errors: () => string,
): Promise<Addresses> {
  if (!stdout) throw new Error('The local cloud has no output.');
  const ready = new Promise<Addresses>((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (!line.startsWith('{"ready"')) return;
      const { dataCenters, console, aws, issuer } = JSON.parse(line) as Addresses;
      resolve({ dataCenters, console, aws, issuer });
    });
  });
  const ended = exited.then((status) => {
    throw new Error(`The local cloud ended with status ${status}: ${errors()}`);
  });
  return Promise.race([ready, ended]);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** The first of a run of ports that nobody uses, below those that the system gives out by itself. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = 22_000 + Math.floor(Math.random() * 900) * 10;
    const probes = Array.from({ length: portsNeeded }, (_, index) => isFree(first + index));
    if ((await Promise.all(probes)).every(Boolean)) return first;
  }
}
