import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startEngines } from '../../../../infra/local/engine/engines.ts';
import { ensureTable } from '../../../../infra/local/engine/tables.ts';
import { openDataDirectory } from '../../../../infra/local/state/data-directory.ts';
import { isAlive } from '../../../../infra/local/state/processes.ts';
import { europe, table } from '../support/test-aws.ts';

/** Starts an engine, writes an item, says which process it is, and waits to be killed. */
const victim = `
  const { startEngines } = await import('${resolve('infra/local/engine/engines.ts')}');
  const { ensureTable } = await import('${resolve('infra/local/engine/tables.ts')}');
  const { openDataDirectory } = await import('${resolve('infra/local/state/data-directory.ts')}');
  const [, path, definition] = process.argv;
  const directory = openDataDirectory(path);
  const engines = await startEngines({ directory, dataCenters: [{ dataCenter: 'eu', region: 'eu-north-1' }] });
  await ensureTable(engines.all[0], JSON.parse(definition));
  const Item = { pk: { S: 'A' }, sk: { S: '1' } };
  await engines.all[0].call('DynamoDB_20120810.PutItem', { TableName: '${table}', Item });
  console.log(engines.all[0].pid);
  setInterval(() => undefined, 1000);
`;

describe('R70 the engines', () => {
  let path: string;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'onramp-'));
  });
  afterEach(() => rmSync(path, { recursive: true }));

  const [definition] = europe.tables;
  if (!definition) throw new Error('no table');

  test('R70 end with a local cloud that is killed, and nothing is lost', async () => {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', victim, path, JSON.stringify(definition)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const pid = await new Promise<number>((told) => child.stdout.once('data', (text) => told(Number(text))));
    expect(isAlive({ pid })).toBe(true);
    child.kill('SIGKILL');
    for (let patience = 100; patience > 0 && isAlive({ pid }); patience -= 1) await wait(20);
    expect(isAlive({ pid })).toBe(false);

    const directory = openDataDirectory(path);
    const engines = await startEngines({ dataCenters: [europe], directory });
    const [engine] = engines.all;
    expect(engine && (await ensureTable(engine, definition)).streamArn).toContain('/stream/');
    expect(await engine?.call('DynamoDB_20120810.Scan', { TableName: table })).toMatchObject({ Count: 1 });
    await engines.stop();
    directory.release();
  });

  test('R70 a table made from another template is not used', async () => {
    const directory = openDataDirectory(path);
    const engines = await startEngines({ dataCenters: [europe], directory });
    const [engine] = engines.all;
    if (!engine) throw new Error('no engine');
    await ensureTable(engine, definition);
    const other = { ...definition, indexes: [], attributes: definition.attributes.slice(0, 2) };
    await expect(ensureTable(engine, other)).rejects.toThrow('start over with --fresh');
    await ensureTable(engine, other, { fresh: true });
    await engines.stop();
    directory.release();
  });

  test('R70 another engine can be named, and must answer', async () => {
    const directory = openDataDirectory(path);
    const own = await startEngines({ dataCenters: [europe], directory });
    const endpoint = own.all[0]?.url;
    const named = await startEngines({ dataCenters: [europe], directory, endpoint });
    expect(named.all[0]?.pid).toBeUndefined();
    await named.stop();
    await own.stop();
    await expect(startEngines({ dataCenters: [europe], directory, endpoint })).rejects.toThrow(
      `No DynamoDB engine answers at ${endpoint} (ONRAMP_DYNAMODB_ENDPOINT)`,
    );
    directory.release();
  });
});
