import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { type SynthesisOptions, synthesize } from '../../../infra/local/synthesis.ts';
import { synthesizeOnce } from '../../../infra/local/synthesis-once.ts';
import { parseSettings, readContext } from '../../../infra/settings.ts';

const outdir = mkdtempSync(join(tmpdir(), 'onramp-builds-'));
afterAll(() => rmSync(outdir, { recursive: true }));

const at = (port: number, prefix = 'onramp'): SynthesisOptions => ({
  settings: parseSettings({ ...(readContext().onramp ?? {}), prefix }),
  overrides: { issuer: `http://127.0.0.1:${port}`, clientId: 'onramp', audience: ['onramp'], prefix },
  publicUrls: {
    eu: `http://127.0.0.1:${port + 1}`,
    us: `http://127.0.0.1:${port + 2}`,
    ap: `http://127.0.0.1:${port + 3}`,
  },
  outdir: join(outdir, 'builds'),
  functionsDir: fileURLToPath(new URL('../fixtures/functions', import.meta.url)),
});
/** Where a bundle lies is all that may differ. */
const elsewhere = (value: unknown) => JSON.stringify(value).replaceAll(/"codeDirectory":"[^"]+"/g, '');
const builds = () => readdirSync(join(outdir, 'builds')).length;

test('the same sources are synthesized once, and serve at any addresses as if synthesized for them', async () => {
  await synthesizeOnce(at(4_000));
  expect(builds()).toBe(1);
  const kept = await synthesizeOnce(at(5_000));
  expect(builds()).toBe(1);
  const afresh = await synthesize({ ...at(5_000), outdir: join(outdir, 'afresh') });
  expect(elsewhere(kept)).toBe(elsewhere(afresh));
  expect(JSON.stringify(kept)).not.toMatch(/\.invalid|<build>/);
  expect(kept.flatMap(({ functions }) => functions).length).toBeGreaterThan(0);
});

test('other settings are synthesized anew', async () => {
  const models = await synthesizeOnce(at(4_000, 'other'));
  expect(builds()).toBe(2);
  expect(models[0]?.functions[0]?.name).toMatch(/^other-/);
});
