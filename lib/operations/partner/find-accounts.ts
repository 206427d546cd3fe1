import { accepted, type Outcome } from '../../domain/refusal.ts';
import { distinctiveWords, resemblance } from '../../domain/resemblance.ts';
import type { Records, Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { memberOf, membershipRef } from './member.ts';

/** A word is looked for by its first letters, so that a slip later in the word still finds it. */
const lettersThatMustAgree = 2;
const mostCandidates = 200;

/** Accounts with a resembling name among the caller's own, most alike first (R10). */
export const findAccounts =
  ({ home }: { readonly home: Store }) =>
  async (
    { name, limit }: { readonly name: string; readonly limit: number },
    request: CallerContext,
  ): Promise<Outcome<readonly Records['account-name'][]>> => {
    const { membership } = await home.load({ membership: membershipRef(request) });
    const member = memberOf(membership);
    if (!member.ok) return member;
    const { partnerAccountNumber } = member.value.value;
    const beginnings = new Set(distinctiveWords(name).map((word) => word.slice(0, lettersThatMustAgree)));
    const pages = await Promise.all(
      [...beginnings].map((startingWith) =>
        home.list({ of: 'account-names', partnerAccountNumber, startingWith }, { limit: mostCandidates }),
      ),
    );
    const found = new Map(
      pages.flatMap(({ items }) => items).map(({ value }) => [value.accountNumber, value]),
    );
    const ranked = [...found.values()]
      .map((account) => ({ account, score: resemblance(name, account.organization.name) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.account.accountNumber < b.account.accountNumber ? -1 : 1));
    return accepted(ranked.slice(0, limit).map(({ account }) => account));
  };
