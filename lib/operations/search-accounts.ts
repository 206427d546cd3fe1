import type { FoundAccount, Loaded } from './ports.ts';
import { type NameSearch, onceEach, resembling } from './resembling.ts';

const idOf = ({ accountNumber }: FoundAccount): string => accountNumber;

/** The accounts whose names resemble the one asked for, most alike first (R10). */
export const resemblingAccounts = (
  name: string,
  limit: number,
  list: NameSearch<FoundAccount>['list'],
): Promise<FoundAccount[]> => resembling(name, limit, { list, idOf });

/** Each account once, by whichever of its entries it was found. */
export const once = (found: readonly Loaded<FoundAccount>[]): readonly FoundAccount[] =>
  onceEach(found, idOf);
