import { fileURLToPath, pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { DataCenter } from '../lib/catalog.ts';
import type { Route } from '../lib/http/route.ts';
import { type Bundle, bundleFunctions } from './build/bundle.ts';
import { openApiDocument } from './build/openapi.ts';
import { DataCenterStack } from './data-center.ts';
import { type HttpProgramName, httpPrograms, programs, programsOf } from './programs.ts';
import { parseSettings, readContext, type Settings, type SettingsInput } from './settings.ts';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export interface BuildOptions {
  /** Replaces single settings of `cdk.json`. */
  readonly settings?: SettingsInput;
  /** Replaces the configured issuer; short for `settings.issuer`. */
  readonly issuer?: string;
  /** Where each data center is reached, by its id, when it is neither its domain nor its API's endpoint. */
  readonly publicUrls?: Readonly<Record<string, string>>;
  /** Where the templates go; the CDK's CLI says so itself. */
  readonly outdir?: string;
  /** Where bundles go. */
  readonly assetsDir?: string;
  /** Where the functions are. */
  readonly functionsDir?: string;
  /**
   * Has the synthesis check every template against CloudFormation's own rules and AWS's advice: some seconds, so off
   * unless asked for.
   */
  readonly validate?: boolean;
}

/** What a deployment ships. */
export interface Build {
  readonly app: App;
  readonly settings: Settings;
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly stacks: readonly DataCenterStack[];
  /** Writes the templates. */
  readonly synth: () => CloudAssembly;
}

/** Bundles the functions and composes one stack per data center of the catalogue. Needs no network. */
export async function buildApp(options: BuildOptions = {}): Promise<Build> {
  const context = readContext();
  const app = new App({
    context,
    analyticsReporting: false,
    builtinCloudFormationValidation: options.validate ?? false,
    ...(options.outdir ? { outdir: options.outdir } : {}),
  });
  const settings = settingsOf(app, options);
  const functionsDir = options.functionsDir ?? root('functions');
  const routes = await routesOf(functionsDir);
  const bundles = await bundleFunctions(
    programNames(settings).map((name) => ({
      name,
      entry: `${functionsDir}/${name}/handler.ts`,
      maximumKilobytes: programs[name].maximumKilobytes,
      ...(name === 'partner-api'
        ? {
            extraFiles: {
              'openapi.json': JSON.stringify(openApiDocument(routes, settings)),
            },
          }
        : {}),
    })),
    { catalog: settings.catalog, outdir: options.assetsDir ?? root('.build') },
  );
  const stacks = settings.catalog.dataCenters.map(
    (dataCenter) =>
      new DataCenterStack(app, {
        dataCenter,
        settings,
        bundles,
        routes,
        publicUrl: options.publicUrls?.[dataCenter.id],
        elsewhere: elsewhereThan(dataCenter, settings, options),
      }),
  );
  // Loaded only where it is used.
  if (options.validate) (await import('./checks.ts')).addChecks(app, stacks);
  return { app, settings, bundles, stacks, synth: () => app.synth() };
}

/** The URLs of other data centers where they are known beforehand: home leads people to their portal by them (R46). */
function elsewhereThan(
  { id, home }: DataCenter,
  { catalog, domains }: Settings,
  { publicUrls }: BuildOptions,
): Readonly<Record<string, string>> {
  const others = home ? catalog.dataCenters.filter((other) => other.id !== id) : [];
  return Object.fromEntries(
    others.flatMap((other) => {
      const domain = domains[other.id];
      const url = publicUrls?.[other.id] ?? (domain && `https://${domain.name}`);
      return url === undefined ? [] : [[other.id, url]];
    }),
  );
}

/** Context given to the CDK's CLI comes first, as JSON text; then `cdk.json`. Options replace single settings. */
function settingsOf(app: App, { settings, issuer }: BuildOptions): Settings {
  const configured: unknown = app.node.tryGetContext('onramp') ?? {};
  const base = typeof configured === 'string' ? JSON.parse(configured) : configured;
  return parseSettings({ ...base, ...settings, ...(issuer ? { issuer } : {}) });
}

const programNames = ({ catalog, issuer }: Settings) => [
  ...new Set(catalog.dataCenters.flatMap((dataCenter) => programsOf(dataCenter, !issuer))),
];

async function routesOf(functionsDir: string): Promise<Record<HttpProgramName, readonly Route[]>> {
  const entries = await Promise.all(
    httpPrograms.map(async (name) => {
      const { routes } = await import(pathToFileURL(`${functionsDir}/${name}/routes.ts`).href);
      return [name, routes];
    }),
  );
  return Object.fromEntries(entries);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // The CDK's CLI says where it wants the templates.
  const outdir = process.env.CDK_OUTDIR ?? root('cdk.out');
  (await buildApp({ outdir, validate: true })).synth();
}
