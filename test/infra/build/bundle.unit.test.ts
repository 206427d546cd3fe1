import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { bundleFunctions } from '../../../infra/build/bundle.ts';
import { defaultCatalog } from '../../../lib/catalog.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'onramp-bundle-'));
});

const source = (name: string, text: string, maximumKilobytes = 10) => {
  const entry = join(directory, name, 'handler.ts');
  mkdirSync(join(directory, name));
  writeFileSync(entry, text);
  return { name, entry, maximumKilobytes };
};
const options = () => ({ catalog: defaultCatalog, outdir: join(directory, 'assets') });
const load = (asset: string | undefined) => createRequire(import.meta.url)(join(asset ?? '', 'index.js'));

describe('bundling', () => {
  test('R17 bakes the catalogue of the deployment into the code', async () => {
    const catalog = { ...defaultCatalog, services: defaultCatalog.services.slice(0, 1) };
    const bundles = await bundleFunctions(
      [source('one', 'export const handler = () => JSON.parse(process.env.ONRAMP_CATALOG ?? "");')],
      { ...options(), catalog },
    );
    expect(load(bundles.get('one')?.directory).handler()).toEqual(catalog);
  });

  test('gives one asset per function, with what belongs beside its code', async () => {
    const bundles = await bundleFunctions(
      [
        { ...source('one', 'export const handler = () => 1;'), extraFiles: { 'openapi.json': '{}' } },
        source('two', 'export const handler = () => 2;'),
      ],
      options(),
    );
    expect(readdirSync(bundles.get('one')?.directory ?? '').sort()).toEqual(['index.js', 'openapi.json']);
    expect(readFileSync(join(bundles.get('one')?.directory ?? '', 'openapi.json'), 'utf8')).toBe('{}');
    expect(load(bundles.get('two')?.directory).handler()).toBe(2);
  });

  test('gives the same place for the same content, another for another', async () => {
    const one = source('one', 'export const handler = () => 1;');
    const first = await bundleFunctions([one], options());
    const [second, third] = await Promise.all([
      bundleFunctions([one], options()),
      bundleFunctions([one], options()),
    ]);
    expect([second?.get('one')?.directory, third?.get('one')?.directory]).toEqual([
      first.get('one')?.directory,
      first.get('one')?.directory,
    ]);
    writeFileSync(one.entry, 'export const handler = () => 3;');
    const changed = await bundleFunctions([one], options());
    expect(changed.get('one')?.directory).not.toBe(first.get('one')?.directory);
    expect(readdirSync(join(directory, 'assets'))).toHaveLength(2);
  });

  test('calls AWS with the credentials that Lambda puts into the environment, and ships no other way', async () => {
    const entry = fileURLToPath(new URL('../fixtures/signed.ts', import.meta.url));
    const bundles = await bundleFunctions([{ name: 'signed', entry, maximumKilobytes: 300 }], options());
    const { handler } = load(bundles.get('signed')?.directory);
    process.env.AWS_ACCESS_KEY_ID = 'AKIATEST';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret';
    process.env.AWS_SESSION_TOKEN = 'token';
    expect(await handler()).toMatchObject({
      accessKeyId: 'AKIATEST',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
    const code = readFileSync(join(bundles.get('signed')?.directory ?? '', 'index.js'), 'utf8');
    expect(code).not.toContain('sso_session');
  });

  test('fails when a bundle is larger than may ship, and says what is heavy', async () => {
    const large = source('large', `export const handler = () => '${'x'.repeat(11_000)}';`);
    await expect(bundleFunctions([large], options())).rejects.toThrow(
      /large is 12 KB minified; at most 10 KB may ship\. Heaviest packages: own code 11 KB/,
    );
  });

  test('fails on what esbuild only warns of', async () => {
    const doubtful = source('doubtful', 'export const handler = () => import.meta.url;');
    await expect(bundleFunctions([doubtful], options())).rejects.toThrow('esbuild warns');
  });
});
