import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Catalog, homeOf } from '../catalog.ts';
import type { DataCenters } from '../operations/ports/data-centers.ts';
import type { Store } from '../operations/ports/store.ts';
import { TableStore } from './table.ts';

/** Where each data center's table is. */
export type Tables = Readonly<Record<string, { readonly region: string; readonly table: string }>>;

/** A call to another region that takes longer counts as that region not answering; the schedule tries again. */
export const clientSettings = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    // Without it a silent region is only warned of, and waited for until the function is out of time.
    throwOnRequestTimeout: true,
  },
};

/** The stores of the deployment's data centers, connected when first used. */
export function dataCenters(catalog: Catalog, tables: Tables, here: string): DataCenters {
  const stores = new Map<string, Store>();
  const connect = (dataCenter: string): Store => {
    const place = tables[dataCenter];
    if (!place) throw new Error(`TABLES names no table for data center ${dataCenter}.`);
    const client = new DynamoDBClient({ region: place.region, ...clientSettings });
    const document = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    return new TableStore(document, place.table);
  };
  const within = (dataCenter: string): Store => {
    const store = stores.get(dataCenter) ?? connect(dataCenter);
    stores.set(dataCenter, store);
    return store;
  };
  const home = homeOf(catalog).id;
  return {
    here,
    get home() {
      return within(home);
    },
    in: within,
  };
}
