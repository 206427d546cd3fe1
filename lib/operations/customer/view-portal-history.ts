import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Page, PageOfList } from '../ports/listings.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { enterAsAdministrator, portalRecords } from './portal-entry.ts';

/** Of what the history is: the users and who asked for access, or the service itself. */
export type HistoryOf = 'users' | 'service';

/** Every change of the portal's users, or of the service they use (R66). */
export const viewPortalHistory =
  ({ store }: { readonly store: Store }) =>
  async (
    subscriptionId: string,
    of: HistoryOf,
    page: PageOfList,
    { caller, now }: CallerContext,
  ): Promise<Outcome<Page<StoredChange>>> => {
    const aggregate = ref(of === 'users' ? 'portal' : 'subscription', subscriptionId);
    const [records, changes] = await Promise.all([
      store.load(portalRecords(subscriptionId)),
      store.list({ of: 'changes', aggregate }, page),
    ]);
    const entered = enterAsAdministrator(records, caller, now);
    return entered.ok ? accepted(changes) : entered;
  };
