import { createHash } from 'node:crypto';
import { type AwsCall, AwsError, type AwsService } from '../call.ts';
import { jsonAnswer, jsonRefusal, readInput, targetOperation, textOf } from '../json-protocol.ts';
import type { LocalQueue, QueueMessage, QueueStore } from './queues.ts';

type Input = Readonly<Record<string, unknown>>;
type Operation = (store: QueueStore, queue: LocalQueue, input: Input) => unknown;

const usualVisibility = 30;

/** As much of SQS as dead letters need: to be sent, looked at, and cleared away. */
export function createSqs(store: QueueStore): AwsService {
  return {
    name: 'sqs',
    operationOf: (request) => {
      const operation = targetOperation(request) ?? '';
      return operation in operations || operation in withoutQueue ? operation : undefined;
    },
    answer: async (call) => jsonAnswer('1.0', await run(store, call), call.id),
    refuse: (error, requestId) => jsonRefusal('1.0', error, requestId),
    throttled: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  };
}

async function run(store: QueueStore, call: AwsCall): Promise<unknown> {
  const input = readInput(call);
  const general = withoutQueue[call.operation];
  if (general) return general(store, call, input);
  const queue = store.find(call.region, textOf(input, 'QueueUrl') ?? '');
  return operations[call.operation]?.(store, queue, input);
}

const withoutQueue: Readonly<Record<string, (store: QueueStore, call: AwsCall, input: Input) => unknown>> = {
  ListQueues: (store, call) => ({
    QueueUrls: store.queues.filter(({ region }) => region === call.region).map((queue) => urlOf(call, queue)),
  }),
  GetQueueUrl: (store, call, input) => ({
    QueueUrl: urlOf(call, store.find(call.region, textOf(input, 'QueueName') ?? '')),
  }),
};

const operations: Readonly<Record<string, Operation>> = {
  SendMessage: async (store, { arn }, input) => {
    const body = textOf(input, 'MessageBody') ?? '';
    const id = await store.send(arn, body, readAttributes(input.MessageAttributes));
    return { MessageId: id, MD5OfMessageBody: md5(body) };
  },
  ReceiveMessage: (store, { arn }, input) => {
    const visibility = Number(input.VisibilityTimeout ?? usualVisibility);
    const messages = store.receive(arn, Number(input.MaxNumberOfMessages ?? 1), visibility);
    return messages.length === 0 ? {} : { Messages: messages.map(present) };
  },
  DeleteMessage: (store, _queue, input) => {
    store.remove(textOf(input, 'ReceiptHandle') ?? '');
    return {};
  },
  PurgeQueue: (store, { arn }) => {
    store.purge(arn);
    return {};
  },
  GetQueueAttributes: (store, { arn }) => ({
    Attributes: { QueueArn: arn, ApproximateNumberOfMessages: String(store.messages(arn).length) },
  }),
};

function urlOf({ headers }: AwsCall, { arn, name }: LocalQueue): string {
  return `http://${headers.host}/${arn.split(':')[4]}/${name}`;
}

/** A receipt is the message's id: whoever receives a dead letter is alone here. */
function present({ id, body, attributes, sentAt, received }: QueueMessage) {
  return {
    MessageId: id,
    ReceiptHandle: id,
    Body: body,
    MD5OfBody: md5(body),
    Attributes: { SentTimestamp: String(sentAt), ApproximateReceiveCount: String(received) },
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}

function readAttributes(given: unknown): Record<string, string> {
  const entries = Object.entries((given ?? {}) as Record<string, { StringValue?: string }>);
  return Object.fromEntries(entries.map(([name, { StringValue = '' }]) => [name, StringValue]));
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
