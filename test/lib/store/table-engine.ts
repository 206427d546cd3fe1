import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach } from '@jest/globals';
import { type Kind, type Records, type Ref, ref } from '../../../lib/operations/ports/records.ts';
import { itemOf } from '../../../lib/store/codec.ts';
import { keyOf } from '../../../lib/store/keys.ts';
import { TableStore } from '../../../lib/store/table.ts';
import { customer, partnerSignedIn, subscriptionAfter, subscriptionOrder } from '../support/records.ts';
import { tablesForAll } from '../support/test-tables.ts';

/** An engine for the tests of a file, and for each of them a table of its own with its store. */
export function tableEngine() {
  const tables = tablesForAll();
  let table: string;
  let store: TableStore;

  beforeEach(async () => {
    table = await tables.newTable();
    store = new TableStore(tables.client, table);
  });

  return {
    get tables() {
      return tables;
    },
    get table() {
      return table;
    },
    get store() {
      return store;
    },
    /** Writes a record past the store. */
    async put<K extends Kind>(place: Ref<K>, value: Records[K], version = 1): Promise<void> {
      await tables.client.send(new PutCommand({ TableName: table, Item: itemOf(place, value, version) }));
    },
    /** Writes an item as it is given. */
    rawPut: (Item: Record<string, unknown>) => tables.client.send(new PutCommand({ TableName: table, Item })),
    /** The item of a record. */
    async raw(place: Ref) {
      const get = new GetCommand({ TableName: table, Key: keyOf(place), ConsistentRead: true });
      return (await tables.client.send(get)).Item;
    },
  };
}

export const subscriptionRef = ref('subscription', 'sub_1');
export const customerRef = ref('customer', customer.id);
export const memberRef = ref('membership', partnerSignedIn.issuer, partnerSignedIn.subject);
export const added = subscriptionAfter(subscriptionOrder());
