import type { Catalog } from '../lib/catalog.ts';
import type { DataCenters } from '../lib/operations/ports/data-centers.ts';
import { dataCenters, type Tables } from '../lib/store/data-centers.ts';

/** A variable of the function's environment. Throws when the stack does not set it. */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`The environment lacks ${name}.`);
  return value;
}

/** The service catalogue, put into the bundle when it was built. */
export const bundledCatalog = (): Catalog => JSON.parse(variableText(process.env.ONRAMP_CATALOG)) as Catalog;

/** `process.env.ONRAMP_CATALOG` must stand in the source as it is, for the build replaces it. */
function variableText(text: string | undefined): string {
  if (text === undefined) throw new Error('The bundle lacks its catalogue.');
  return text;
}

/** The tables of the deployment's data centers. */
export const deployedDataCenters = (catalog: Catalog): DataCenters =>
  dataCenters(catalog, JSON.parse(variable('TABLES')) as Tables, variable('DATA_CENTER'));
