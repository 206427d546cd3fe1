import { randomUUID } from 'node:crypto';
import type { RoleCheck } from '../../iam/deployment.ts';
import type { Functions, Queues } from '../../ports.ts';
import { account } from './schedule.ts';

/** One firing, on its way to its function. */
export interface Firing {
  readonly scheduleArn: string;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly input: string | undefined;
  readonly deadLetterArn: string | undefined;
  /** The instant for which it was scheduled, milliseconds since the epoch. */
  readonly at: number;
}

export interface DeliveryPorts {
  readonly functions: Functions;
  readonly queues: Queues;
  readonly roles?: RoleCheck | undefined;
}

class NotAllowed extends Error {
  override readonly name = 'AccessDeniedException';
  constructor({ roleArn, targetArn }: Firing) {
    super(`${roleArn} is not authorized to perform: lambda:InvokeFunction on resource: ${targetArn}`);
  }
}

/**
 * Hands a firing to its function. One that cannot be delivered becomes a dead letter: as in the real service that is
 * its only trace. What the function makes of it is the function's own affair.
 */
export async function deliver(firing: Firing, { functions, queues, roles }: DeliveryPorts): Promise<void> {
  const allows = (action: string, resource: string) =>
    roles?.allows(firing.roleArn, action, resource) ?? true;
  try {
    if (!allows('lambda:InvokeFunction', firing.targetArn)) throw new NotAllowed(firing);
    await functions.invokeAsync(firing.targetArn, payloadOf(firing), { source: 'scheduler' });
  } catch (error) {
    if (firing.deadLetterArn === undefined || !allows('sqs:SendMessage', firing.deadLetterArn)) {
      process.stderr.write(`${firing.scheduleArn} could not be delivered: ${(error as Error).message}\n`);
      return;
    }
    await queues.send(firing.deadLetterArn, firing.input ?? '{}', {
      ERROR_CODE: (error as Error).name,
      ERROR_MESSAGE: (error as Error).message,
      SCHEDULE_ARN: firing.scheduleArn,
      SCHEDULED_TIME: instant(firing.at),
      TARGET_ARN: firing.targetArn,
    });
  }
}

function payloadOf(firing: Firing): unknown {
  if (firing.input === undefined) return plainEvent(firing);
  const input = withContext(firing.input, firing);
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}

function withContext(input: string, { scheduleArn, at }: Firing): string {
  return input
    .replaceAll('<aws.scheduler.schedule-arn>', scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', instant(at))
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}

function plainEvent({ scheduleArn, at }: Firing) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time: instant(at),
    region: scheduleArn.split(':')[3],
    resources: [scheduleArn],
    detail: '{}',
  };
}

/** To the second, as the service writes it. */
function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
