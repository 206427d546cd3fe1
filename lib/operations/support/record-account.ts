import { type Account, partnerAccountNumbers } from '../../domain/account.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { distinctiveWords } from '../../domain/resemblance.ts';
import { checkTag, tagOf } from '../entity-tag.ts';
import { type Loaded, ref, type Store, type Write } from '../ports.ts';
import { pending } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, type Plan, transact } from '../transact.ts';

export interface RecordedAccount extends Loaded<Account> {
  readonly change: 'created' | 'replaced' | 'unchanged';
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
          const version = (stored?.version ?? 0) + 1;
          if (stored && JSON.stringify(stored.value) === JSON.stringify(account))
            return accepted({ value: { ...stored, change: 'unchanged' } });
          return accepted({
            value: { value: account, version, change: stored ? 'replaced' : 'created' },
            result: self,
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
                  events: [{ type: 'account-recorded', at: request.now }],
                  reactions: pending(),
                },
              ),
            },
          });
        },
      },
      request,
    );
  };

/** Part of the commit: entries of the search that are new or changed are put, those that no longer apply removed. */
function searchWrites(before: Account | undefined, after: Account): Write[] {
  const present = searchEntries(after);
  const gone = [...(before ? searchEntries(before) : new Map())].filter(([id]) => !present.has(id));
  const value = { accountNumber: after.accountNumber, organization: after.organization };
  return [
    ...gone.map(([, entry]) => ({ remove: entry, expect: 'any' }) as const),
    ...[...present.values()].map((entry) => ({ put: entry, value, expect: 'any' }) as const),
  ];
}

const searchEntries = (account: Account) => {
  const words = distinctiveWords(account.organization.name);
  return new Map(
    partnerAccountNumbers(account).flatMap((partner) =>
      words.map(
        (word) => [`${partner}\n${word}`, ref('account-name', partner, word, account.accountNumber)] as const,
      ),
    ),
  );
};
