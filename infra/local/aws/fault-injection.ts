import { setTimeout as wait } from 'node:timers/promises';
import { type AwsAnswer, type AwsCall, AwsError, type AwsService } from './call.ts';
import type { FaultRule } from './faults.ts';

/** A fault that leaves the caller without an answer. */
export class ConnectionLost extends Error {}

export interface Casualties {
  /** Ends the process of the function that makes this call. */
  crash(requestId: string): Promise<void>;
  /** Ends the local cloud as `kill -9` does. */
  halt(): never;
}

/** Has the service answer, or not, as the fault wants it. */
export async function answerWith(
  fault: FaultRule | undefined,
  service: AwsService,
  call: AwsCall,
  casualties: Casualties,
): Promise<AwsAnswer> {
  if (fault?.kind.endsWith('-after')) await service.answer(call);
  switch (fault?.kind) {
    case undefined:
      return service.answer(call);
    case 'delay':
      await wait(fault?.milliseconds);
      return service.answer(call);
    case 'throttle':
      throw service.throttled(call);
    case 'conflict':
      throw transactionConflict(call);
    case 'error':
      throw internalError();
    case 'crash-before':
    case 'crash-after':
      if (call.requestId !== undefined) await casualties.crash(call.requestId);
      throw new ConnectionLost(fault?.kind);
    case 'halt-before':
    case 'halt-after':
      return casualties.halt();
    default:
      throw new ConnectionLost(fault?.kind);
  }
}

export function internalError(): AwsError {
  return new AwsError('InternalServerError', 'The service has an internal error', 500);
}

const conflictMessage = 'Transaction is ongoing for the item';

function transactionConflict({ operation, body }: AwsCall): AwsError {
  if (operation !== 'TransactWriteItems')
    return new AwsError('TransactionConflictException', conflictMessage);
  const { TransactItems } = JSON.parse(body.toString()) as { TransactItems: readonly unknown[] };
  const reasons = TransactItems.map((_, index) =>
    index === 0 ? { Code: 'TransactionConflict', Message: conflictMessage } : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}
