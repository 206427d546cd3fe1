import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realNow } from './clock/virtual-date.ts';
import { type SynthesisOptions, synthesizeApart } from './synthesis.ts';
import type { DataCenterModel } from './template/model.ts';

/** Where synthesized apps are kept for everybody who starts a local cloud from the same sources, such as tests. */
export const buildDirectoryVariable = 'ONRAMP_BUILD_DIRECTORY';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Whatever templates, bundles and the reading of them are made of. */
const sources = ['lib', 'functions', 'infra', 'cdk.json', 'package-lock.json'];
const unusedForMs = 60 * 60 * 1000;
const modelsFile = 'models.json';
/** Stands for the directory of a build in what is kept of it. */
const here = '<build>';

/**
 * Synthesizes the app, or takes what the same sources and settings came to before. Addresses are no part of that: they
 * are put in afterwards, so that it serves on any ports.
 */
export async function synthesizeOnce(options: SynthesisOptions): Promise<DataCenterModel[]> {
  const directory = process.env[buildDirectoryVariable] ?? options.outdir;
  const addresses = addressesOf(options);
  const neutral = neutralOf(options, addresses);
  const build = join(directory, keyOf(neutral));
  if (!existsSync(join(build, modelsFile))) {
    const draft = join(directory, `draft-${process.pid}`);
    const models = await synthesizeApart({ ...neutral, outdir: draft });
    writeFileSync(join(draft, modelsFile), JSON.stringify(models).replaceAll(draft, here));
    keep(draft, build);
  }
  utimesSync(build, realNow() / 1_000, realNow() / 1_000);
  removeUnused(directory);
  let text = readFileSync(join(build, modelsFile), 'utf8').replaceAll(here, build);
  for (const [placeholder, url] of addresses) text = text.replaceAll(placeholder, url);
  return JSON.parse(text) as DataCenterModel[];
}

/** Somebody else may have come first with the same. */
function keep(draft: string, build: string): void {
  try {
    renameSync(draft, build);
  } catch (error) {
    if (!existsSync(join(build, modelsFile))) throw error;
    rmSync(draft, { recursive: true });
  }
}

/** What stands for each address while nobody knows it yet. */
function addressesOf({ overrides, publicUrls }: SynthesisOptions): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(publicUrls).map(([id, url]) => [`http://${id}.data-center.invalid`, url] as const),
    ...(overrides.issuer ? [['http://issuer.invalid', overrides.issuer] as const] : []),
  ]);
}

function neutralOf(options: SynthesisOptions, addresses: ReadonlyMap<string, string>): SynthesisOptions {
  const placeholders = new Map([...addresses].map(([placeholder, url]) => [url, placeholder]));
  const { overrides, publicUrls } = options;
  return {
    ...options,
    overrides: {
      ...overrides,
      ...(overrides.issuer && { issuer: placeholders.get(overrides.issuer) }),
    },
    publicUrls: Object.fromEntries(
      Object.entries(publicUrls).map(([id, url]) => [id, placeholders.get(url) ?? url]),
    ),
  };
}

function keyOf({ settings, overrides, publicUrls, functionsDir }: SynthesisOptions): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([process.version, settings, overrides, publicUrls, functionsDir]));
  for (const source of [...sources.map((name) => join(root, name)), ...(functionsDir ? [functionsDir] : [])])
    for (const file of filesIn(source)) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  return hash.digest('hex').slice(0, 20);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Builds would pile up; one that somebody has started from lately may be in use. */
function removeUnused(directory: string): void {
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const { mtimeMs = realNow() } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (realNow() - mtimeMs > unusedForMs) rmSync(path, { recursive: true, force: true });
  }
}
