/**
 * The directory of accounts of record: an import over HTTP in files, then searches by number, name and phone, as a
 * partner and as support, and an export of all. Beside them a floor, what the same engine takes for one bare call, and
 * two peers: reading the whole table for a name, and SQLite's full-text search over the same names.
 *
 * @example
 * node test/bench/directory.ts --accounts 200000 --searches 100 --parallel 4
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { apiAs, type Call } from '../support/api-client.ts';
import { startLocalCloudProcess } from '../support/local-cloud.ts';
import { floorAndScan, fullTextSearch } from './directory-peers.ts';
import { type Query, searchesOf } from './directory-searches.ts';
import { generatedAccounts, partnerNumberOf } from './generated-accounts.ts';
import { layAccounts } from './lay-accounts.ts';
import { usageOf } from './process-tree.ts';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '20000' },
    searches: { type: 'string', default: '200' },
    file: { type: 'string', default: '5000' },
    parallel: { type: 'string', default: '1' },
    laid: { type: 'string', default: '0' },
    port: { type: 'string' },
  },
});
const [accounts, searches, linesPerFile] = [values.accounts, values.searches, values.file].map(Number) as [
  number,
  number,
  number,
];

const parallel = Number(values.parallel);
/** So many are there already, put there without the functions. */
const laid = Number(values.laid);

const print = (what: string, ...figures: readonly string[]): void =>
  console.log(`${what.padEnd(38)}${figures.map((figure) => figure.padStart(13)).join('')}`);
const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
const milliseconds = (figure: number): string => `${figure.toFixed(1)} ms`;
const seconds = (figure: number): string => `${(figure / 1000).toFixed(1)} s`;

/** The values below which half of all are, nineteen in twenty, and all. */
function spread(figures: readonly number[]): string[] {
  const sorted = figures.toSorted((a, b) => a - b);
  return [0.5, 0.95, 1].map((share) =>
    milliseconds(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0),
  );
}

const jsonLines = { 'content-type': 'application/x-ndjson' };

interface MeteredRequest {
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

console.log(`${accounts} accounts, load ${load()}, ${availableParallelism()} cores, Node ${process.version}`);
const cloud = await startLocalCloudProcess(values.port ? { port: Number(values.port) } : {});
const metered = async () =>
  (await cloud.control('GET', '/_local/meter')) as {
    readonly items: readonly { readonly operation: string; readonly capacityUnits: number }[];
    readonly requests: readonly MeteredRequest[];
  };
const resetMeter = () => cloud.control('DELETE', '/_local/meter');

try {
  const support = await apiAs(cloud, { accountId: 'desk@vendor.example', scope: 'support' });
  const partner = await activePartner(support, 1);
  const smallPartner = await activePartner(support, 2);
  const all = [...generatedAccounts(accounts)];
  const begun = performance.now();
  await layAccounts(all.slice(0, laid), { region: 'eu-north-1', endpoint: cloud.aws, table: 'onramp-eu' });
  print('laid without the functions', `${laid}`, seconds(performance.now() - begun));
  const sent = all.slice(laid);
  const files = Array.from({ length: Math.ceil(sent.length / linesPerFile) }, (_, at) =>
    sent
      .slice(at * linesPerFile, (at + 1) * linesPerFile)
      .map((account) => JSON.stringify(account))
      .join('\n'),
  );
  await importAll(support, files);
  await exportAll(support);

  const floor = await floorAndScan(cloud.aws, all, searches);
  print('', 'p50', 'p95', 'max', 'read units');
  for (const { what, times, units } of floor.bare) print(what, ...spread(times), units.toFixed(1));
  print(
    floor.scan.isWhole ? 'scan of the table for a name' : 'a part of the table, scanned for a name',
    seconds(floor.scan.milliseconds),
    `${floor.scan.items} items`,
    `${floor.scan.units} units`,
  );
  print('');
  const findInSqlite = fullTextSearch(all);
  print('', 'p50', 'p95', 'max', 'found', 'calls', 'units p50', 'units max', 'kB p50', 'SQLite p50', 'found');
  for (const [who, call, path, own] of [
    ['support', support, '/v1/support/accounts', undefined],
    ['partner of 20 %', partner, '/v1/accounts', partnerNumberOf(1)],
    ['partner of 0.16 %', smallPartner, '/v1/accounts', partnerNumberOf(2)],
  ] as const)
    for (const [kind, queries] of searchesOf(all, searches, own))
      await measure(`${who}: ${kind}`, { call, path, queries, findInSqlite });
  print('load at the end', load());
  if (cloud.errors() !== '') console.log(cloud.errors());
} finally {
  await cloud.stop();
}

async function activePartner(support: Call, index: number): Promise<Call> {
  const accountNumber = partnerNumberOf(index);
  const accountId = `admin${index}@partner.example`;
  const organization = { name: `Partner ${index}`, country: 'SE', phone: '+46 8 123 456' };
  const address = { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' };
  await support('PUT', `/v1/support/accounts/${accountNumber}`, {
    organization: { name: organization.name, address },
    identities: [accountId],
    partnersOfRecord: [],
  });
  const call = await apiAs(cloud, { accountId, scope: 'partner' });
  const { status, body } = await call('POST', '/v1/partners', { accountNumber, organization });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return call;
}

/** Sends every file until nothing of it is left, several at a time; then the first once more. */
async function importAll(support: Call, files: readonly string[]): Promise<void> {
  await resetMeter();
  const before = usageOf(cloud.pid);
  const begun = performance.now();
  let requests = 0;
  let longest = 0;
  let done = 0;
  const queue = [...files];
  const send = async (file: string): Promise<void> => {
    let lines = file.split('\n');
    while (lines.length > 0) {
      const sent = performance.now();
      const { status, body } = await support(
        'POST',
        '/v1/support/accounts/import',
        lines.join('\n'),
        jsonLines,
      );
      requests += 1;
      longest = Math.max(longest, performance.now() - sent);
      if (status !== 200 || body.failed > 0) throw new Error(JSON.stringify(body).slice(0, 500));
      const left = new Set(
        body.lines.flatMap((line: Answered) => (line.status === 'left' ? [line.line] : [])),
      );
      lines = lines.filter((_, index) => left.has(index + 1));
    }
    done += 1;
    if (done % 10 === 0)
      console.error(`${done} files after ${seconds(performance.now() - begun)}, load ${load()}`);
  };
  const sender = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await send(file);
  };
  await Promise.all(Array.from({ length: parallel }, sender));
  const took = performance.now() - begun;
  const after = usageOf(cloud.pid);
  const { items } = await metered();
  const written = items.filter(({ operation }) => operation === 'TransactWriteItems');
  const units = written.reduce((sum, { capacityUnits }) => sum + capacityUnits, 0);
  print('import', seconds(took), `${((accounts - laid) / (took / 1000)).toFixed(0)} a second`);
  print('  requests, the longest', `${requests}`, seconds(longest));
  print(
    '  processor time',
    `${(after.cpuSeconds - before.cpuSeconds).toFixed(0)} s`,
    `${after.residentMb} MB`,
  );
  print('  write units an account', (units / (accounts - laid)).toFixed(1));

  await resetMeter();
  const again = performance.now();
  const { body } = await support('POST', '/v1/support/accounts/import', files[0], jsonLines);
  const unchanged = body.lines.filter(({ status }: Answered) => status === 'unchanged').length;
  const [request] = (await metered()).requests;
  print('the first file again', seconds(performance.now() - again), `${unchanged} unchanged`);
  print('  units read, written', `${request?.readUnits}`, `${request?.writeUnits}`);
}

async function exportAll(support: Call): Promise<void> {
  await resetMeter();
  const begun = performance.now();
  const times: number[] = [];
  const numbers = new Set<string>();
  let bytes = 0;
  let next: string | undefined = '/v1/support/accounts/export';
  while (next !== undefined) {
    const sent = performance.now();
    const { body, headers }: Awaited<ReturnType<Call>> = await support('GET', next);
    times.push(performance.now() - sent);
    const text = String(body);
    bytes += text.length;
    for (const line of text.trim().split('\n')) numbers.add(JSON.parse(line).accountNumber);
    next = headers.get('link')?.match(/^<([^>]+)>/)?.[1];
  }
  const { requests } = await metered();
  print(
    'export of all',
    seconds(performance.now() - begun),
    `${numbers.size} numbers`,
    `${times.length} pages`,
  );
  print('  a page', ...spread(times));
  print('  read units a page, kB in all', `${requests[0]?.readUnits}`, (bytes / 1024).toFixed(0));
}

interface Measured {
  readonly call: Call;
  readonly path: string;
  readonly queries: readonly Query[];
  readonly findInSqlite: (query: Query) => { found: boolean; milliseconds: number } | undefined;
}

async function measure(what: string, { call, path, queries, findInSqlite }: Measured): Promise<void> {
  await resetMeter();
  const times: number[] = [];
  const sizes: number[] = [];
  let found = 0;
  for (const { parameters, isSought } of queries) {
    const sent = performance.now();
    const { status, body } = await call('GET', `${path}${parameters}`);
    times.push(performance.now() - sent);
    if (status !== 200) throw new Error(`${parameters}: ${JSON.stringify(body)}`);
    sizes.push(JSON.stringify(body).length / 1024);
    if ((body.items ?? [body]).some(isSought)) found += 1;
  }
  const requests = (await metered()).requests;
  const ranked = (pick: (request: MeteredRequest) => number) => requests.map(pick).sort((a, b) => a - b);
  const middle = (figures: readonly number[]) => figures[Math.floor(figures.length / 2)] ?? 0;
  const units = ranked(({ readUnits }) => readUnits);
  const peers = queries.flatMap((query) => findInSqlite(query) ?? []);
  print(
    what,
    ...spread(times),
    `${found}/${queries.length}`,
    `${middle(ranked(({ calls }) => calls))}`,
    `${middle(units)}`,
    `${units.at(-1)}`,
    middle(sizes.toSorted((a, b) => a - b)).toFixed(1),
    ...(peers.length > 0
      ? [
          spread(peers.map((peer) => peer.milliseconds))[0] ?? '',
          `${peers.filter((peer) => peer.found).length}/${peers.length}`,
        ]
      : []),
  );
}

interface Answered {
  readonly line: number;
  readonly status: string;
}
