import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Build, type BuildOptions, buildApp } from '../../infra/app.ts';

/** A resource of a synthesized template. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Outputs?: Record<string, { readonly Value: unknown }>;
}

export interface Synthesized extends Build {
  readonly outdir: string;
  /** The template of each data center, by its id. */
  readonly templates: Record<string, Template>;
  /** The region of each data center's stack, by its id. */
  readonly regions: Record<string, string>;
}

const fixtures = fileURLToPath(new URL('fixtures/functions', import.meta.url));
const scratch = () => mkdtempSync(join(tmpdir(), 'onramp-infra-'));
const assetsDir = scratch();

/** Bundles small functions with a route of each sort, and synthesizes all stacks. */
export async function synthesized(options: BuildOptions = {}): Promise<Synthesized> {
  const outdir = scratch();
  const build = await buildApp({ functionsDir: fixtures, assetsDir, outdir, ...options });
  const assembly = build.synth();
  const ids = build.settings.catalog.dataCenters.map(({ id }) => id);
  const artifactOf = (id: string) => assembly.getStackByName(`${build.settings.prefix}-${id}`);
  return {
    ...build,
    outdir,
    templates: Object.fromEntries(ids.map((id) => [id, artifactOf(id).template as Template])),
    regions: Object.fromEntries(ids.map((id) => [id, artifactOf(id).environment.region])),
  };
}

/** The resources of a type. */
export const resourcesOf = (template: Template | undefined, type: string): [string, Resource][] =>
  Object.entries(template?.Resources ?? {}).filter(([, { Type }]) => Type === type);

/** The properties of the resources of a type. */
export const propertiesOf = (template: Template | undefined, type: string): Record<string, unknown>[] =>
  resourcesOf(template, type).map(([, { Properties }]) => Properties);

/** The logical id of a physical name. */
export function logicalIdOf(template: Template | undefined, property: string, name: string): string {
  const found = Object.entries(template?.Resources ?? {}).find(
    ([, { Properties }]) => Properties?.[property] === name,
  );
  if (!found) throw new Error(`Nothing has the ${property} ${name}.`);
  return found[0];
}

export const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

export interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** A single value or a list of them, as policies write it. */
export const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** Every statement of every policy of a template, of whichever resource, with the id of that resource. */
export function statementsOf(template: Template | undefined): (Statement & { owner: string })[] {
  const found: (Statement & { owner: string })[] = [];
  const visit = (owner: string, node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('Effect' in node && 'Action' in node) found.push({ ...(node as Statement), owner });
    else for (const value of Object.values(node)) visit(owner, value);
  };
  for (const [owner, { Properties }] of Object.entries(template?.Resources ?? {})) visit(owner, Properties);
  return found;
}

/** What the role of a function may do. */
export const allowedTo = (template: Template | undefined, program: string): Statement[] =>
  statementsOf(template).filter(({ owner }) =>
    owner.startsWith(`Functions${program.replaceAll('-', '')}RoleDefaultPolicy`),
  );
