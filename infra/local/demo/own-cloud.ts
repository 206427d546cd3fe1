import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCatalog } from '../../../lib/catalog.ts';
import { type LocalCloud, startLocalCloud } from '../local-cloud.ts';
import { OperatorError } from '../operator-error.ts';

/** Below the ports that operating systems give out by themselves. */
const firstPort = 27_000;
const lastPort = 31_000;
/** One for each data center, then console, AWS endpoint and issuer; with room for a larger catalogue. */
const portsInARow = defaultCatalog.dataCenters.length + 3 + 4;

/** Starts a local cloud that nobody else uses: on free ports, with a data directory that `stop` removes. */
export async function startOwnCloud(): Promise<LocalCloud> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'onramp-demo-'));
  const remove = () => rm(dataDirectory, { recursive: true, force: true });
  try {
    const cloud = await startLocalCloud({ port: await freePorts(), dataDirectory });
    return { ready: cloud.ready, stop: () => cloud.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function freePorts(): Promise<number> {
  for (let first = firstPort; first < lastPort; first += portsInARow) {
    const probes = Array.from({ length: portsInARow }, (_, index) => isFree(first + index));
    if ((await Promise.all(probes)).every(Boolean)) return first;
  }
  throw new OperatorError(
    `There are no ${portsInARow} free ports in a row between ${firstPort} and ${lastPort}.`,
  );
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
