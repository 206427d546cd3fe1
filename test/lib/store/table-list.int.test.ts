import { describe, expect, test } from '@jest/globals';
import { changeRef, type Ref, ref } from '../../../lib/operations/ports/records.ts';
import { account, change, membership, order, partnerSignedIn } from '../support/records.ts';
import { memberRef, subscriptionRef, tableEngine } from './table-engine.ts';

const engine = tableEngine();

describe('list', () => {
  const ids = ['01', '02', '03', '04', '05'];
  const all = async <T>(read: (after?: string) => Promise<{ items: readonly T[]; next?: string }>) => {
    const pages: (readonly T[])[] = [];
    let after: string | undefined;
    do {
      const page = await read(after);
      pages.push(page.items);
      after = page.next;
    } while (after !== undefined);
    return pages;
  };

  test('R29 pages through the index, oldest first, and keeps to one partner', async () => {
    for (const id of [...ids].reverse())
      await engine.put(ref('order', `sub_${id}`), { ...order(), id: `sub_${id}` });
    await engine.put(ref('order', 'sub_00'), { ...order(), id: 'sub_00', partnerId: 'par_2' });
    const pages = await all((after) =>
      engine.store.list({ of: 'orders', partnerId: 'par_1' }, { limit: 2, ...(after && { after }) }),
    );
    expect(pages.flat().map(({ value }) => value.id)).toEqual(ids.map((id) => `sub_${id}`));
    expect(pages[0]).toHaveLength(2);
  });

  test('R10 pages through the table by the beginning of the sort key', async () => {
    for (const id of ids)
      await engine.put(ref('account-name', 'P-1', `contoso${id}`, `A-${id}`), {
        accountNumber: `A-${id}`,
        organization: account.organization,
      });
    await engine.put(ref('account-name', 'P-1', 'fabrikam', 'A-9'), {
      accountNumber: 'A-9',
      organization: account.organization,
    });
    const listing = { of: 'account-names', partnerAccountNumber: 'P-1', startingWith: 'contoso' } as const;
    const pages = await all((after) => engine.store.list(listing, { limit: 2, ...(after && { after }) }));
    expect(pages.flat().map(({ value }) => value.accountNumber)).toEqual(ids.map((id) => `A-${id}`));
  });

  test('R66 the history is in order of versions, and that of an order apart from its subscription', async () => {
    const orderRef = ref('order', 'sub_1');
    for (const version of [2, 10, 1, 9])
      await engine.put(changeRef({ of: subscriptionRef, version }), change(subscriptionRef, version));
    await engine.put(changeRef({ of: orderRef, version: 1 }), change(orderRef, 1));
    const versions = async (aggregate: Ref) =>
      (await engine.store.list({ of: 'changes', aggregate }, { limit: 50 })).items.map(
        ({ value }) => value.version,
      );
    expect(await versions(subscriptionRef)).toEqual([1, 2, 9, 10]);
    expect(await versions(orderRef)).toEqual([1]);
  });

  test('R27 finds which portals a person may enter', async () => {
    const { issuer, subject } = partnerSignedIn;
    for (const id of ['sub_1', 'sub_2'])
      await engine.put(ref('portal-access', issuer, subject, id), { subscriptionId: id });
    await engine.put(memberRef, membership);
    const { items } = await engine.store.list({ of: 'portal-access', issuer, subject }, { limit: 10 });
    expect(items.map(({ value }) => value.subscriptionId)).toEqual(['sub_1', 'sub_2']);
  });
});
