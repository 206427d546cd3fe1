import { type Account, partnerAccountNumbers } from '../../domain/directory/account.ts';
import { rotations } from '../../domain/directory/resemblance.ts';
import { phoneNumber } from '../../domain/phone.ts';
import type { Write } from '../ports/commit.ts';
import { nobody } from '../ports/directory.ts';
import { type Ref, ref } from '../ports/records.ts';

type Entry = Ref<'account-name' | 'account-phone'>;

/**
 * Part of the commit of an account: entries of the search that are new or changed are put, those that no longer apply
 * removed, so that a change of partner of record shows at once (R9, R10).
 */
export function searchWrites(before: Account | undefined, after: Account): Write[] {
  const [present, former] = [entriesOf(after), before ? entriesOf(before) : new Map<string, Entry>()];
  const { accountNumber, organization } = after;
  const isSame = before !== undefined && JSON.stringify(before.organization) === JSON.stringify(organization);
  const value = { accountNumber, organization };
  return [
    ...[...former].flatMap(([id, entry]) =>
      present.has(id) ? [] : [{ remove: entry, expect: 'any' } as const],
    ),
    ...[...present].flatMap(([id, entry]) =>
      isSame && former.has(id) ? [] : [{ put: entry, value, expect: 'any' } as Write],
    ),
  ];
}

/**
 * Entries of one account: those of before and of after fit into one transaction, with the rest of its commit. Who has
 * so many partners of record that they would not is found by fewer of its words.
 */
const mostEntries = 44;

/** Where an account is found: by its phone number and every rotation of its name, for each partner of record. */
function entriesOf(account: Account): Map<string, Entry> {
  const { accountNumber, organization } = account;
  const partners = partnerAccountNumbers(account);
  const phone =
    organization.phone === undefined
      ? undefined
      : phoneNumber(organization.phone, organization.address.country);
  const searchers = partners.length > 0 ? partners : [nobody];
  const entries = searchers.flatMap((partner) =>
    [
      ...(phone === undefined ? [] : [ref('account-phone', partner, phone, accountNumber)]),
      ...rotations(organization.name).map((rotation) =>
        ref('account-name', partner, rotation, accountNumber),
      ),
    ].slice(0, Math.floor(mostEntries / searchers.length)),
  );
  return new Map(entries.map((entry) => [`${entry.kind} ${entry.id.join('#')}`, entry]));
}
