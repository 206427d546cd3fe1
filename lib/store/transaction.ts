import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { addDays, type Instant } from '../domain/instant.ts';
import type { Commit, CommitResult, Expected, Write } from '../operations/ports/commit.ts';
import type { StoredChange } from '../operations/ports/records.ts';
import { DataCenterUnavailable } from '../operations/ports/store.ts';
import { changeItem, itemOf } from './codec.ts';
import { keyOf } from './keys.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A commit as one `TransactWriteItems`; `parts` tells by index what each of its conditions stands for. */
export interface Transaction {
  readonly input: TransactWriteCommandInput;
  readonly parts: readonly (Write | 'change' | 'idempotency')[];
}

/** Reactions of a change are done by the stream; two minutes later the sweep takes what is left. */
const minutesForTheStream = 2;

export function transactionOf({ writes, change, idempotency }: Commit, table: string): Transaction {
  const items: TransactItem[] = writes.map((write) => itemFor(write, table, change));
  const parts: Transaction['parts'][number][] = [...writes];
  if (change) {
    items.push({
      Put: { TableName: table, Item: changeItem(change, 1, dueAtOf(change)), ...expecting('absent') },
    });
    parts.push('change');
  }
  if (idempotency) {
    const { replaces } = idempotency;
    const Item = itemOf(idempotency.ref, idempotency.value, (replaces ?? 0) + 1);
    items.push({ Put: { TableName: table, Item, ...expecting(replaces ?? 'absent') } });
    parts.push('idempotency');
  }
  const input = { TransactItems: items, ...(change && { ClientRequestToken: change.id }) };
  return { input, parts };
}

/** A reaction that waits for its instant is due by then. */
function dueAtOf({ at, reactions }: StoredChange): Instant {
  const left = addDays(at, minutesForTheStream / (24 * 60));
  return reactions.map(({ notBefore }) => notBefore ?? left).sort()[0] ?? left;
}

function itemFor(write: Write, TableName: string, change: StoredChange | undefined): TransactItem {
  if ('put' in write) {
    const version = versionOf(write.expect, change);
    return { Put: { TableName, Item: itemOf(write.put, write.value, version), ...expecting(write.expect) } };
  }
  if ('remove' in write)
    return { Delete: { TableName, Key: keyOf(write.remove), ...expecting(write.expect) } };
  if ('release' in write)
    return {
      Delete: {
        TableName,
        Key: keyOf(write.release),
        ConditionExpression: 'attribute_not_exists(pk) OR #data.partnerId = :holder',
        ExpressionAttributeNames: { '#data': 'data' },
        ExpressionAttributeValues: { ':holder': write.heldBy },
      },
    };
  if ('check' in write)
    return { ConditionCheck: { TableName, Key: keyOf(write.check), ...expecting(write.expect) } };
  return {
    Update: {
      TableName,
      Key: keyOf(write.assign),
      ConditionExpression: 'attribute_exists(pk)',
      UpdateExpression: 'SET #data.account = :account, version = version + :one',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':account': write.account, ':one': 1 },
    },
  };
}

/** What is written whatever stood there bears the version of what brings it, so that whoever read it before sees the change. */
function versionOf(expected: Expected | 'any', change: StoredChange | undefined): number {
  if (typeof expected === 'number') return expected + 1;
  return expected === 'any' && change ? change.version : 1;
}

/** The condition that what was read still stands; a failure shows what stands instead. */
function expecting(expected: Expected | 'any') {
  if (expected === 'any') return {} as { ConditionExpression: string };
  const ReturnValuesOnConditionCheckFailure = 'ALL_OLD' as const;
  return expected === 'absent'
    ? { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure }
    : {
        ConditionExpression: 'version = :expected',
        ExpressionAttributeValues: { ':expected': expected },
        ReturnValuesOnConditionCheckFailure,
      };
}

/**
 * What a failed transaction means. A change that stands there already under its own id was made by an earlier
 * attempt whose answer was lost: the commit is done. Throws what is no matter of conditions or conflicts.
 */
export function resultOf(error: unknown, { parts }: Transaction, { change }: Commit): CommitResult {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  if (change && reasons.some((reason, at) => parts[at] === 'change' && idIn(reason) === change.id))
    return { is: 'done' };
  const failed = reasons.flatMap((reason, at) =>
    reason.Code === 'ConditionalCheckFailed' ? [parts[at]] : [],
  );
  // The same request under the same key was served meanwhile: it is answered from its record.
  if (failed.includes('idempotency')) return { is: 'again' };
  for (const part of failed)
    if (typeof part === 'object' && part.otherwise) return { is: 'refused', refusal: part.otherwise };
  if (failed.length > 0 || reasons.some(({ Code }) => Code === 'TransactionConflict')) return { is: 'again' };
  if (reasons.some(({ Code }) => Code === 'ThrottlingError' || Code === 'ProvisionedThroughputExceeded'))
    throw new DataCenterUnavailable('The table is overloaded.', { cause: error });
  throw error;
}

const idIn = (reason: CancellationReason): unknown =>
  reason.Item && (unmarshall(reason.Item).data as { id?: unknown } | undefined)?.id;
