import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type OutputFile } from 'esbuild';
import type { Catalog } from '../../lib/catalog.ts';
import { withoutExamples } from './lean/examples.ts';
import { mjmlPlugin } from './mjml.ts';

const lean = (file: string): string => fileURLToPath(new URL(`lean/${file}`, import.meta.url));

/** Lean stand-ins for heavy parts of the AWS SDK that functions never use. */
const standIns = {
  '@aws-sdk/credential-provider-node': lean('credentials.ts'),
  '@smithy/core/event-streams': lean('event-streams.ts'),
  'mnemonist/lru-cache': lean('lru-cache.ts'),
};

/** A function to bundle. */
export interface BundleSource {
  readonly name: string;
  /** Its `handler.ts`. */
  readonly entry: string;
  /** Largest size allowed, KB of 1,000 bytes, minified. */
  readonly maximumKilobytes: number;
  /** Files beside `index.js`, by name. */
  readonly extraFiles?: Readonly<Record<string, string>>;
}

export interface Bundle {
  readonly name: string;
  /** The asset: `index.js`, whose `handler` Lambda calls, and the extra files. */
  readonly directory: string;
  readonly bytes: number;
}

/**
 * Bundles all functions in one pass, so that what they share is read and parsed once. Each goes into a
 * directory named after its content: the same source gives the same asset, and nothing written is ever
 * changed. Fails when a bundle is larger than it may be or esbuild has a warning.
 */
export async function bundleFunctions(
  sources: readonly BundleSource[],
  { catalog, outdir }: { catalog: Catalog; outdir: string },
): Promise<ReadonlyMap<string, Bundle>> {
  const { outputFiles, metafile, warnings } = await build({
    entryPoints: Object.fromEntries(sources.map(({ name, entry }) => [name, entry])),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    // CommonJS of the packages' ESM sources loads in half the time of ESM output (docs/decisions).
    format: 'cjs',
    mainFields: ['module', 'main'],
    alias: standIns,
    plugins: [mjmlPlugin, withoutExamples],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.ONRAMP_CATALOG': JSON.stringify(JSON.stringify(catalog)) },
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    write: false,
    outdir,
  });
  if (warnings.length > 0)
    throw new Error(
      `esbuild warns: ${warnings.map(({ text, location }) => `${text} (${location?.file})`).join('; ')}`,
    );

  await mkdir(outdir, { recursive: true });
  const bundles = await Promise.all(
    sources.map(async (source) => {
      const output = outputFiles.find(({ path }) => basename(path) === `${source.name}.js`);
      if (!output) throw new Error(`esbuild gave nothing for ${source.name}.`);
      assertSize(source, output, metafile);
      return {
        name: source.name,
        directory: await writeAsset(source, output, outdir),
        bytes: output.contents.length,
      };
    }),
  );
  return new Map(bundles.map((bundle) => [bundle.name, bundle]));
}

function assertSize({ name, maximumKilobytes }: BundleSource, output: OutputFile, metafile: Metafile): void {
  const kilobytes = output.contents.length / 1000;
  if (kilobytes <= maximumKilobytes) return;
  throw new Error(
    `${name} is ${Math.round(kilobytes)} KB minified; at most ${maximumKilobytes} KB may ship. ` +
      `Heaviest packages: ${heaviestPackages(name, metafile)}.`,
  );
}

/** The five packages that add most to a bundle, with their size. */
function heaviestPackages(name: string, metafile: Metafile): string {
  const output = Object.entries(metafile.outputs).find(([path]) => basename(path) === `${name}.js`)?.[1];
  const sizes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const owner = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'own code';
    sizes.set(owner, (sizes.get(owner) ?? 0) + bytesInOutput);
  }
  return [...sizes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([owner, bytes]) => `${owner} ${Math.round(bytes / 1000)} KB`)
    .join(', ');
}

/** Writes beside the place and renames, so that two builds at a time never see half an asset. */
async function writeAsset(source: BundleSource, output: OutputFile, outdir: string): Promise<string> {
  const files: Record<string, string | Uint8Array> = { 'index.js': output.contents, ...source.extraFiles };
  const hash = createHash('sha256');
  for (const [file, content] of Object.entries(files)) hash.update(`${file}\0`).update(content).update('\0');
  const directory = join(outdir, `${source.name}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(directory)) return directory;

  const draft = await mkdtemp(join(dirname(directory), '.draft-'));
  for (const [file, content] of Object.entries(files)) await writeFile(join(draft, file), content);
  try {
    await rename(draft, directory);
  } catch (error) {
    await rm(draft, { recursive: true });
    if (!existsSync(directory)) throw error;
  }
  return directory;
}
