import type { AwsCall } from '../call.ts';

/** Operations that can tell what they consume. */
const countable = new Set([
  'GetItem',
  'BatchGetItem',
  'TransactGetItems',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
]);

const parameter = '"ReturnConsumedCapacity"';

/** The request's body, with the question for the capacity units if it does not ask already. */
export function withCapacity({ operation, body }: Pick<AwsCall, 'operation' | 'body'>): Buffer {
  if (!countable.has(operation) || body[0] !== '{'.charCodeAt(0) || body.includes(parameter)) return body;
  return Buffer.concat([Buffer.from(`{${parameter}:"TOTAL",`), body.subarray(1)]);
}

/** One member of an answer, with the comma that it leaves behind. */
const member = /(,?)"ConsumedCapacity":\s*(?:\{[^{}]*\}|\[[^[\]]*\])(,?)/;

/** The answer as the caller asked for it: only who asks for capacity units is told. */
export function asAsked({ body }: Pick<AwsCall, 'body'>, answer: Buffer): Buffer {
  if (body.includes(parameter) || !answer.includes('"ConsumedCapacity"')) return answer;
  const told = answer
    .toString('latin1')
    .replace(member, (_, before: string, after: string) => (before && after ? ',' : ''));
  return Buffer.from(told, 'latin1');
}

const total = /"CapacityUnits":\s*([\d.]+)/g;

/** The units named in an answer. A text in an item cannot look like this, because its quotes are escaped. */
export function capacityUnits(answer: Buffer): number {
  const text = answer.toString('latin1');
  let units = 0;
  for (const [, amount] of text.matchAll(total)) units += Number(amount);
  return units;
}
