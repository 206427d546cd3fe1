import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { namesOf } from '../names.ts';
import type { Settings, SettingsInput } from '../settings.ts';
import { OperatorError } from './operator-error.ts';
import { readAssembly } from './template/assembly.ts';
import { readDataCenter } from './template/data-center.ts';
import type { DataCenterModel } from './template/model.ts';
import { Stack } from './template/stack.ts';

export interface SynthesisOptions {
  readonly settings: Settings;
  /** What is different on one machine, such as the issuer. */
  readonly overrides: SettingsInput;
  /** Where each data center is reached, by its id. */
  readonly publicUrls: Readonly<Record<string, string>>;
  /** Where templates and bundles go. */
  readonly outdir: string;
  readonly functionsDir?: string | undefined;
}

/** Stands for the account that everything would be deployed to. */
const account = '000000000000';

/** What the process answers. */
export type SynthesisResult =
  | { readonly models: DataCenterModel[] }
  | { readonly failure: { readonly message: string; readonly stack?: string | undefined } };

const program = fileURLToPath(new URL('./synthesis-process.ts', import.meta.url));

/** Synthesizes in another process. Throws an OperatorError for what cannot be built or cannot run here. */
export function synthesizeApart(options: SynthesisOptions): Promise<DataCenterModel[]> {
  return new Promise((resolve, reject) => {
    const child = fork(program, { execArgv: [], serialization: 'advanced' });
    child.once('error', reject);
    child.once('exit', (status) => {
      reject(new OperatorError(`The app cannot be synthesized: its process ended (${status ?? 'killed'}).`));
    });
    child.once('message', (result) => {
      const answer = result as SynthesisResult;
      if ('models' in answer) resolve(answer.models);
      else reject(new OperatorError(`The app cannot be synthesized: ${answer.failure.message}`));
      child.kill();
    });
    child.send(options);
  });
}

/** Synthesizes the app and reads what it would deploy. Throws an OperatorError for what cannot run here. */
export async function synthesize(options: SynthesisOptions): Promise<DataCenterModel[]> {
  const { settings, publicUrls, outdir } = options;
  // Assets are named after their content and would pile up.
  rmSync(outdir, { recursive: true, force: true });
  await build(options);
  const exports = new Map<string, () => unknown>();
  const assembled = new Map(readAssembly(`${outdir}/cdk.out`).map((stack) => [stack.name, stack]));
  const deployed = settings.catalog.dataCenters.map(({ id }) => {
    const name = namesOf(settings.prefix, id).stack;
    const found = assembled.get(name);
    if (!found) throw new OperatorError(`The app has no stack ${name} for the data center ${id}.`);
    const stack = new Stack(found.template, {
      stack: name,
      region: found.region,
      account,
      apiEndpoint: publicUrls[id] ?? '',
      imports: (exportName) => exports.get(exportName)?.(),
    });
    for (const [exportName, value] of stack.exports()) exports.set(exportName, value);
    return { id, stack, assetDirectory: found.assetDirectory };
  });
  return deployed.map(({ id, stack, assetDirectory }) => readDataCenter(id, stack, assetDirectory));
}

async function build({ overrides, publicUrls, outdir, functionsDir }: SynthesisOptions): Promise<void> {
  const { buildApp } = await import('../app.ts');
  const { synth } = await buildApp({
    settings: overrides,
    publicUrls,
    outdir: `${outdir}/cdk.out`,
    assetsDir: `${outdir}/bundles`,
    ...(functionsDir && { functionsDir }),
  });
  synth();
}
