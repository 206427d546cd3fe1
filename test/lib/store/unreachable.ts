import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ref } from '../../../lib/operations/ports/records.ts';
import { clientSettings } from '../../../lib/store/data-centers.ts';
import { TableStore } from '../../../lib/store/table.ts';
import { addedAt, change, customer } from '../support/records.ts';

/** Calls everything that a store does at the endpoint given, and prints which error each call ends with. */
const client = new DynamoDBClient({
  ...clientSettings,
  region: 'eu-north-1',
  endpoint: process.argv[2] as string,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
  requestHandler: { ...clientSettings.requestHandler, requestTimeout: 100 },
});
const store = new TableStore(DynamoDBDocumentClient.from(client), 'any');
const place = ref('customer', customer.id);
const nothing = { reactions: [], mails: [], dueAt: addedAt };
const reported = { version: 1, timeline: {} as never };
const calls = {
  load: store.load({ place }),
  commit: store.commit({ writes: [], change: change(place, 1) }),
  list: store.list({ of: 'customers', partnerId: 'par_1' }, { limit: 1 }),
  overdue: store.overdue(addedAt, { limit: 1 }),
  saveProgress: store.saveProgress({ value: change(place, 1), version: 1 }, nothing),
  report: store.report(ref('order', 'sub_1'), reported),
  emptyPartition: store.emptyPartition(place, []),
  forget: store.forget(place),
};
const ends = Object.entries(calls).map(async ([name, call]) => {
  const end = await call.then(
    () => 'answered',
    (error: Error) => error.name,
  );
  return [name, end] as const;
});
process.stdout.write(JSON.stringify(Object.fromEntries(await Promise.all(ends))));
