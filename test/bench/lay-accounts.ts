import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Account } from '../../lib/domain/directory/account.ts';
import { type Instant, instant } from '../../lib/domain/instant.ts';
import type { Write } from '../../lib/operations/ports/commit.ts';
import type { CallerContext } from '../../lib/operations/request.ts';
import { recordingOf } from '../../lib/operations/support/record-account.ts';
import { TableStore } from '../../lib/store/table.ts';

const mostWrites = 96;
const atATime = 4;
const now: Instant = instant('2026-01-01T00:00:00Z');
const request = {
  caller: { issuer: 'bench', subject: 'bench', accountId: 'bench@vendor.example' },
  now,
  newId: (prefix: string) => `${prefix}_bench`,
  correlationId: 'bench',
} as unknown as CallerContext;

/** Puts accounts with their entries into a table without the functions: what an import finds there already. */
export async function layAccounts(
  accounts: readonly Account[],
  { region, endpoint, table }: { region: string; endpoint: string; table: string },
): Promise<void> {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  const client = new DynamoDBClient({ region, endpoint, credentials });
  const store = new TableStore(DynamoDBDocumentClient.from(client), table);
  const transactions = inTransactions(accounts);
  const layer = async (): Promise<void> => {
    for (const writes of transactions) await store.commit({ writes });
  };
  await Promise.all(Array.from({ length: atATime }, layer));
  client.destroy();
}

function* inTransactions(accounts: readonly Account[]): Generator<Write[]> {
  let writes: Write[] = [];
  for (const account of accounts) {
    const more = recordingOf(undefined, account, request).commit?.writes ?? [];
    if (writes.length + more.length > mostWrites) {
      yield writes;
      writes = [];
    }
    writes.push(...more);
  }
  if (writes.length > 0) yield writes;
}
