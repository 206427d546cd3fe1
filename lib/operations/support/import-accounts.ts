import type { Account } from '../../domain/directory/account.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { changeRef, ref } from '../ports/records.ts';
import { DataCenterUnavailable, type Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { type RecordedAccount, type Recording, recordAccount, recordingOf } from './record-account.ts';

/**
 * What became of one record of an import. `superseded`: a later one of the same account stands in its place. `left`: it
 * was not come to, or it is not known whether it is recorded.
 */
export type Imported =
  | { readonly is: RecordedAccount['change'] | 'superseded' }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'left' };

/** Records that are read together: as many as one read takes. */
const mostPerBatch = 100;
/** Writes of one transaction, below the hundred that DynamoDB takes. */
const mostWrites = 96;

/**
 * Writes many records of the directory in batches of two round trips: one read, then transactions of several records
 * each, at once. Of several records of one account the last is written; what is there already is not. When the time is up
 * or the table does not answer, the rest is left, to be sent again, with what is done or without.
 */
export const importAccounts =
  ({ home }: { readonly home: Store }) =>
  async (
    accounts: readonly Account[],
    request: CallerContext,
    isTimeLeft: () => boolean,
  ): Promise<readonly Imported[]> => {
    const last = new Map(accounts.map((account) => [account.accountNumber, account]));
    const standing = accounts.filter((account) => last.get(account.accountNumber) === account);
    const imported = new Map<Account, Imported>();
    for (let from = 0; from < standing.length && isTimeLeft(); from += mostPerBatch) {
      const batch = standing.slice(from, from + mostPerBatch);
      try {
        const outcomes = await importBatch(home, batch, request);
        for (const [at, outcome] of outcomes.entries()) imported.set(batch[at] as Account, outcome);
      } catch (error) {
        if (!(error instanceof DataCenterUnavailable)) throw error;
        break;
      }
    }
    return accounts.map(
      (account) =>
        imported.get(account) ?? {
          is: last.get(account.accountNumber) === account ? 'left' : 'superseded',
        },
    );
  };

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
