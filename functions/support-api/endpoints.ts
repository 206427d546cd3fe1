import type * as z from 'zod/mini';
import type { Catalog } from '../../lib/catalog.ts';
import type { Account } from '../../lib/domain/account.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Present } from '../../lib/http/input.ts';
import { jsonLines, type Line } from '../../lib/http/json-lines.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { replyTo } from '../../lib/http/reply.ts';
import { tagOf } from '../../lib/operations/entity-tag.ts';
import type { DataCenters } from '../../lib/operations/ports.ts';
import type { CallerContext } from '../../lib/operations/request.ts';
import { reactivateSubscription } from '../../lib/operations/support/reactivate-subscription.ts';
import { type RecordedAccount, recordAccount } from '../../lib/operations/support/record-account.ts';
import { presentAccount, presentSubscription } from '../../lib/presentation/present.ts';
import { partnerEndpoints } from './partner-endpoints.ts';
import { requestEndpoints } from './request-endpoints.ts';
import { importedAccount, type routes } from './routes.ts';
import { subscriptionEndpoints } from './subscription-endpoints.ts';

export interface SupportApiDependencies {
  readonly catalog: Catalog;
  readonly dataCenters: DataCenters;
  readonly cursors: Cursors;
}

/** Every endpoint of the support API: parse, operation, present. */
export function supportEndpoints(dependencies: SupportApiDependencies): Endpoints<typeof routes> {
  const { dataCenters } = dependencies;
  const record = recordAccount({ home: dataCenters.home });
  return {
    recordAccount: async ({ path, body, request }) =>
      replyTo(
        await record(accountFrom({ accountNumber: path.accountNumber ?? '', ...body }), request),
        ({ value, version, change }) => ({
          status: change === 'created' ? 201 : 200,
          body: presentRecord(value),
          headers: { etag: tagOf(version) },
        }),
      ),
    importAccounts: async ({ body, request }) => {
      // A key or a tag is of one record; a whole import is safe to send again by itself.
      const { idempotency, ifMatch, ...each } = request;
      const lines = await inBatches(jsonLines(String(body), importedAccount), (line) =>
        importLine(record, line, each),
      );
      const failed = lines.filter(({ status }) => status === 'failed').length;
      return { status: 200, body: { recorded: lines.length - failed, failed, lines } };
    },
    reactivateSubscription: async ({ path, body, request }) =>
      replyTo(
        await reactivateSubscription(dataCenters)(path.subscriptionId ?? '', body.accountNumber, request),
        (subscription) => ({
          status: 200,
          body: presentSubscription(subscription),
          headers: { etag: subscription.tag },
        }),
      ),
    ...partnerEndpoints({ home: dataCenters.home }),
    ...subscriptionEndpoints(dependencies),
    ...requestEndpoints(dependencies),
  };
}

type AccountInput = Present<z.output<typeof importedAccount>>;

/** The record in one order of fields, so that the same record sent again is seen to be the same. */
function accountFrom({ accountNumber, organization, identities, partnersOfRecord }: AccountInput): Account {
  const { name, phone, address } = organization;
  const { line1, line2, city, postalCode, country } = address;
  return {
    accountNumber,
    organization: {
      name,
      ...(phone !== undefined && { phone }),
      address: { line1, ...(line2 !== undefined && { line2 }), city, postalCode, country },
    },
    identities,
    partnersOfRecord: partnersOfRecord.map(({ productLine, partnerAccountNumber }) => ({
      productLine,
      partnerAccountNumber,
    })),
  };
}

const presentRecord = (account: Account) => ({
  ...presentAccount(account),
  identities: account.identities.map(String),
  partnersOfRecord: account.partnersOfRecord.map(({ productLine, partnerAccountNumber }) => ({
    productLine,
    partnerAccountNumber,
  })),
});

interface ImportedLine {
  readonly line: number;
  readonly status: RecordedAccount['change'] | 'failed';
  readonly accountNumber?: string;
  readonly code?: string;
  readonly detail?: string;
}

async function importLine(
  record: ReturnType<typeof recordAccount>,
  line: Line<AccountInput>,
  request: CallerContext,
): Promise<ImportedLine> {
  if ('problem' in line) {
    const [field] = line.problem.errors ?? [];
    const detail = field ? `${field.pointer}: ${field.detail}` : line.problem.detail;
    return { line: line.line, status: 'failed', code: line.problem.code, detail };
  }
  const { accountNumber } = line.value;
  const outcome = await record(accountFrom(line.value), request);
  return outcome.ok
    ? { line: line.line, status: outcome.value.change, accountNumber }
    : { line: line.line, status: 'failed', accountNumber, ...outcome.refusal };
}

const atATime = 16;

async function inBatches(
  lines: readonly Line<AccountInput>[],
  work: (line: Line<AccountInput>) => Promise<ImportedLine>,
): Promise<ImportedLine[]> {
  const done: ImportedLine[] = [];
  for (let from = 0; from < lines.length; from += atATime)
    done.push(...(await sideBySide(lines.slice(from, from + atATime), work)));
  return done;
}

/** Lines of one account are written one after the other, so that the last of them stands. */
function sideBySide(
  lines: readonly Line<AccountInput>[],
  work: (line: Line<AccountInput>) => Promise<ImportedLine>,
): Promise<ImportedLine[]> {
  const lastOf = new Map<string, Promise<ImportedLine>>();
  return Promise.all(
    lines.map((line) => {
      if ('problem' in line) return work(line);
      const { accountNumber } = line.value;
      const before = lastOf.get(accountNumber);
      const mine = before ? before.then(() => work(line)) : work(line);
      lastOf.set(accountNumber, mine);
      return mine;
    }),
  );
}
