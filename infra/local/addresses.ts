import { createServer } from 'node:http';
import { type Catalog, homeOf } from '../../lib/catalog.ts';
import { listen } from './server.ts';

/** Where everything is on this machine. */
export interface Addresses {
  /** By data center, home first. */
  readonly dataCenters: ReadonlyMap<string, { readonly port: number; readonly url: string }>;
  readonly console: number;
  readonly aws: number;
  readonly issuer: number;
}

export const localUrl = (port: number): string => `http://127.0.0.1:${port}`;

/** Home at the given port, behind it the other data centers, the console, the AWS endpoint, the issuer. */
export function planAddresses(catalog: Catalog, port: number): Addresses {
  const home = homeOf(catalog);
  const ordered = [home, ...catalog.dataCenters.filter((dataCenter) => dataCenter !== home)];
  const next = port + ordered.length;
  return {
    dataCenters: new Map(
      ordered.map(({ id }, index) => [id, { port: port + index, url: localUrl(port + index) }]),
    ),
    console: next,
    aws: next + 1,
    issuer: next + 2,
  };
}

/** Fails in a moment, not after everything else was started. Throws an OperatorError. */
export async function requireFreePorts(addresses: Addresses): Promise<void> {
  const ports = new Map([
    ...[...addresses.dataCenters].map(([id, { port }]) => [`The data center ${id}`, port] as const),
    ['The console', addresses.console],
    ['The AWS endpoint', addresses.aws],
    ['The identity provider', addresses.issuer],
  ]);
  for (const [who, port] of ports) await (await listen(createServer(), port, who)).close();
}
