import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { ref } from '../../../lib/operations/ports/records.ts';
import { DataCenterUnavailable } from '../../../lib/operations/ports/store.ts';
import { TableStore } from '../../../lib/store/table.ts';
import { customer } from '../support/records.ts';
import { watched } from '../support/watched.ts';
import { added, customerRef, subscriptionRef, tableEngine } from './table-engine.ts';

const engine = tableEngine();

describe('load', () => {
  test('reads everything in one round trip, each record by its name, and what is not there as undefined', async () => {
    await engine.put(customerRef, customer, 3);
    await engine.put(subscriptionRef, added);
    const { client, sent } = watched(engine.tables.client);
    const records = await new TableStore(client, engine.table).load({
      customer: customerRef,
      again: customerRef,
      subscription: subscriptionRef,
      order: ref('order', 'sub_1'),
      nothing: undefined,
    });
    expect(records).toEqual({
      customer: { value: customer, version: 3 },
      again: { value: customer, version: 3 },
      subscription: { value: added, version: 1 },
      order: undefined,
    });
    expect(sent).toEqual(['BatchGet']);
  });

  test('reads nothing when nothing is wanted', async () => {
    const { client, sent } = watched(engine.tables.client);
    expect(await new TableStore(client, engine.table).load({ nothing: undefined })).toEqual({});
    expect(sent).toEqual([]);
  });

  test('asks again for the keys that DynamoDB left unread, and only for them', async () => {
    await engine.put(customerRef, customer);
    await engine.put(subscriptionRef, added);
    let first = true;
    const { client, sent } = watched(engine.tables.client, async (command, send) => {
      if (!first) return send(command);
      first = false;
      const { Keys = [] } =
        (command.input as unknown as BatchGetCommand['input']).RequestItems?.[engine.table] ?? {};
      const half = { RequestItems: { [engine.table]: { Keys: Keys.slice(0, 1), ConsistentRead: true } } };
      const answer = await send(new BatchGetCommand(half) as never);
      return { ...answer, UnprocessedKeys: { [engine.table]: { Keys: Keys.slice(1) } } };
    });
    const { customer: one, subscription } = await new TableStore(client, engine.table).load({
      customer: customerRef,
      subscription: subscriptionRef,
    });
    expect([one?.value.id, subscription?.value.id]).toEqual(['cus_1', 'sub_1']);
    expect(sent).toEqual(['BatchGet', 'BatchGet']);
  });

  test('keys that stay unread are a data center that does not answer', async () => {
    const { client, sent } = watched(engine.tables.client, async ({ input }) => ({
      UnprocessedKeys: (input as unknown as BatchGetCommand['input']).RequestItems ?? {},
    }));
    await expect(new TableStore(client, engine.table).load({ customer: customerRef })).rejects.toThrow(
      DataCenterUnavailable,
    );
    expect(sent).toHaveLength(5);
  });
});
