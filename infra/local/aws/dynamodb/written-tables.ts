import type { AwsCall } from '../call.ts';

const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems']);
const tableName = /"TableName":\s*"([^"]+)"/g;

/** The tables that a successful call has written to. A table too many does no harm. */
export function tablesWritten({ operation, body }: Pick<AwsCall, 'operation' | 'body'>): Set<string> {
  if (operation === 'BatchWriteItem') {
    const { RequestItems = {} } = JSON.parse(body.toString()) as { RequestItems?: object };
    return new Set(Object.keys(RequestItems));
  }
  if (!writes.has(operation)) return new Set();
  return new Set([...body.toString('latin1').matchAll(tableName)].map(([, name]) => name ?? ''));
}
