import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import type { Template } from './stack.ts';

/** One synthesized stack: its template, and where the code of its functions lies. */
export interface AssembledStack {
  readonly name: string;
  readonly region: string;
  readonly template: Template;
  /** The directory that was, or would be, uploaded under this S3 key. */
  readonly assetDirectory: (objectKey: string) => string;
}

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}
interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly file?: string;
  };
}
interface AssetManifest {
  readonly files?: Readonly<Record<string, FileAsset>>;
}
interface FileAsset {
  readonly source: { readonly path?: string; readonly packaging?: string };
  readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
}

const read = <Content>(file: string): Content => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content;
  } catch (error) {
    throw new OperatorError(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
};

/** `aws://unknown-account/eu-north-1` */
const regionOf = (name: string, environment: string | undefined): string => {
  const region = environment?.split('/').at(-1);
  if (!region || region === 'unknown-region')
    throw new OperatorError(`The stack ${name} names no region, so it is no data center.`);
  return region;
};

const assetsOf = (directory: string, manifest: Manifest): Map<string, string> => {
  const assets = new Map<string, string>();
  for (const { type, properties } of Object.values(manifest.artifacts ?? {})) {
    if (type !== 'cdk:asset-manifest' || !properties?.file) continue;
    const { files = {} } = read<AssetManifest>(join(directory, properties.file));
    for (const { source, destinations } of Object.values(files))
      if (source.path)
        for (const { objectKey } of Object.values(destinations))
          assets.set(objectKey, resolve(directory, source.path));
  }
  return assets;
};

/** The stacks of a cloud assembly (`cdk.out`), in the order in which the app declares them. */
export function readAssembly(directory: string): AssembledStack[] {
  const manifest = read<Manifest>(join(directory, 'manifest.json'));
  const assets = assetsOf(directory, manifest);
  // In Lambda a bundle is CommonJS because nothing above it says otherwise; here the project's package.json would.
  writeFileSync(join(directory, 'package.json'), '{ "type": "commonjs" }\n');
  return Object.entries(manifest.artifacts ?? {}).flatMap(([id, { type, environment, properties }]) => {
    if (type !== 'aws:cloudformation:stack' || !properties?.templateFile) return [];
    const name = properties.stackName ?? id;
    return {
      name,
      region: regionOf(name, environment),
      template: read<Template>(join(directory, properties.templateFile)),
      assetDirectory: (objectKey: string) => {
        const asset = assets.get(objectKey);
        if (!asset)
          throw new OperatorError(`The stack ${name} uses an asset that is not there: ${objectKey}.`);
        return asset;
      },
    };
  });
}
