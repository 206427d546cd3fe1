import { type Account, accountRecorded, partnerAccountNumbers } from '../../domain/directory/account.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { checkTag, tagOf } from '../entity-tag.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, type Plan, transact } from '../transact.ts';
import { searchWrites } from './search-entries.ts';

export interface RecordedAccount extends Loaded<Account> {
  readonly change: 'created' | 'replaced' | 'unchanged';
}

/** What recording an account comes to: nothing to write when the record is there already. */
export interface Recording {
  readonly recorded: RecordedAccount;
  readonly commit?: { readonly writes: readonly Write[]; readonly change: StoredChange };
}

/** Writes one record of the directory with its place in every partner of record's search (R9, R10). */
export const recordAccount =
  ({ home }: { readonly home: Store }) =>
  (account: Account, request: CallerContext): Promise<Outcome<RecordedAccount>> => {
    const self = ref('account', account.accountNumber);
    return transact(
      {
        store: home,
        read: { stored: self },
        decide: ({ stored }): Outcome<Plan<RecordedAccount>> => {
          const stale = checkTag(stored && tagOf(stored.version), request.ifMatch);
          if (stale) return stale;
          if (stored && request.onlyIfAbsent) return alreadyRecorded;
          const { recorded: value, commit } = recordingOf(stored, account, request);
          return accepted({ value, ...(commit && { result: self, commit }) });
        },
      },
      request,
    );
  };

const alreadyRecorded = refused(
  'precondition-failed',
  'An account with this number is there already. Read it with GET, and replace it with its ETag as If-Match.',
);

/** Records an account in the place of the one that is stored, if there is one; what the customer chose stays (R54). */
export function recordingOf(
  stored: Loaded<Account> | undefined,
  record: Account,
  request: CallerContext,
): Recording {
  const designations = stored?.value.designations;
  const account = designations ? { ...record, designations } : record;
  if (stored && JSON.stringify(stored.value) === JSON.stringify(account))
    return { recorded: { ...stored, change: 'unchanged' } };
  const self = ref('account', account.accountNumber);
  const version = (stored?.version ?? 0) + 1;
  return {
    recorded: { value: account, version, change: stored ? 'replaced' : 'created' },
    commit: {
      writes: [
        { put: self, value: account, expect: stored?.version ?? 'absent' },
        ...searchWrites(stored?.value, account),
      ],
      change: changeOf(
        request,
        { actor: { role: 'support', accountId: request.caller.accountId } },
        {
          of: self,
          version,
          events: [accountRecorded(stored?.value, account, request.now)],
          reactions: pending(),
          ...movedPartners(stored?.value, account),
        },
      ),
    },
  };
}

/** From which partners of record to which, where they change (R66). */
function movedPartners(before: Account | undefined, after: Account): { from?: string; to?: string } {
  const [from, to] = [before, after].map((one) => one && partnerAccountNumbers(one).toSorted().join(', '));
  return from === to ? {} : { ...(from && { from }), ...(to && { to }) };
}
