import type { Account } from '../../domain/account.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { changeRef, DataCenterUnavailable, type Loaded, ref, type Store, type Write } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { type RecordedAccount, type Recording, recordAccount, recordingOf } from './record-account.ts';

/** What became of one record of an import. `left`: it was not come to, or it is not known whether it is recorded. */
export type Imported =
  | { readonly is: RecordedAccount['change'] }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'left' };

/** Records that are read together: as many as one read takes. */
const mostPerBatch = 100;
/** Writes of one transaction, below the hundred that DynamoDB takes. */
const mostWrites = 96;

/**
 * Writes many records of the directory in their order, in batches of two round trips: one read, then transactions of
 * several records each, at once. What is there already is not written. When the time is up or the table does not
 * answer, the rest is left, to be sent again.
 */
export const importAccounts =
  ({ home }: { readonly home: Store }) =>
  async (
    accounts: readonly Account[],
    request: CallerContext,
    isTimeLeft: () => boolean,
  ): Promise<readonly Imported[]> => {
    const imported: Imported[] = [];
    while (imported.length < accounts.length && isTimeLeft()) {
      const batch = distinct(accounts.slice(imported.length, imported.length + mostPerBatch));
      try {
        imported.push(...(await importBatch(home, batch, request)));
      } catch (error) {
        if (!(error instanceof DataCenterUnavailable)) throw error;
        break;
      }
    }
    return accounts.map((_, at) => imported[at] ?? { is: 'left' });
  };

/** The records up to one that comes a second time: the last of them is to stand. */
function distinct(accounts: readonly Account[]): readonly Account[] {
  const seen = new Set<string>();
  const again = accounts.findIndex(({ accountNumber }) => {
    if (seen.has(accountNumber)) return true;
    seen.add(accountNumber);
    return false;
  });
  return again < 0 ? accounts : accounts.slice(0, again);
}

async function importBatch(
  home: Store,
  accounts: readonly Account[],
  request: CallerContext,
): Promise<Imported[]> {
  const refs = accounts.map(({ accountNumber }) => [accountNumber, ref('account', accountNumber)] as const);
  const stored = (await home.load(Object.fromEntries(refs))) as Record<string, Loaded<Account> | undefined>;
  const recordings = accounts.map((account) => recordingOf(stored[account.accountNumber], account, request));
  const outcomes = new Map<Recording, Imported>();
  await Promise.all(
    inTransactions(recordings).map(async (together) => {
      const { is } = await home.commit({ writes: together.flatMap(writesOf) });
      for (const recording of together)
        outcomes.set(
          recording,
          is === 'done'
            ? { is: recording.recorded.change }
            : // Somebody else has written one of them meanwhile: each for itself.
              await importOne(home, recording.recorded.value, request),
        );
    }),
  );
  return recordings.map((recording) => outcomes.get(recording) ?? { is: recording.recorded.change });
}

async function importOne(home: Store, account: Account, request: CallerContext): Promise<Imported> {
  const outcome = await recordAccount({ home })(account, request);
  return outcome.ok ? { is: outcome.value.change } : { is: 'refused', refusal: outcome.refusal };
}

const writesOf = ({ commit }: Recording): Write[] =>
  commit
    ? [
        ...commit.writes,
        { put: changeRef(commit.change), value: commit.change, expect: 'absent' } satisfies Write,
      ]
    : [];

/** As many recordings at a time as a transaction takes. */
function inTransactions(recordings: readonly Recording[]): Recording[][] {
  const transactions: Recording[][] = [];
  let room = 0;
  for (const recording of recordings) {
    const size = writesOf(recording).length;
    if (size === 0) continue;
    if (size > room) {
      transactions.push([]);
      room = Math.max(mostWrites, size);
    }
    transactions.at(-1)?.push(recording);
    room -= size;
  }
  return transactions;
}
