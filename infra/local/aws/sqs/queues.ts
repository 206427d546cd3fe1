import { randomUUID } from 'node:crypto';
import type { DataCenterResources, Queues } from '../../ports.ts';
import type { DurableMap } from '../../state/durable-map.ts';
import { AwsError } from '../call.ts';

/** A message as it is kept. Instants are milliseconds since the epoch. */
export interface QueueMessage {
  readonly id: string;
  readonly queueArn: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly sentAt: number;
  readonly visibleAt: number;
  readonly received: number;
}

export interface LocalQueue {
  readonly dataCenter: string;
  readonly region: string;
  readonly name: string;
  readonly arn: string;
}

export interface QueueStore extends Queues {
  readonly queues: readonly LocalQueue[];
  /** @throws AwsError QueueDoesNotExist */
  find(region: string, url: string): LocalQueue;
  /** Oldest first, also those that somebody is working on. */
  messages(queueArn?: string): QueueMessage[];
  receive(queueArn: string, most: number, visibilitySeconds: number): QueueMessage[];
  remove(messageId: string): void;
  purge(queueArn: string): void;
}

const usualRetention = 345_600;

export interface QueueOptions {
  readonly state: DurableMap<QueueMessage>;
  readonly dataCenters: readonly DataCenterResources[];
  now(): number;
}

/** The queues that the templates declare, which hold dead letters. */
export function createQueues({ state, dataCenters, now }: QueueOptions): QueueStore {
  const queues = dataCenters.flatMap(({ dataCenter, region, queues: declared }) =>
    declared.map((queue) => ({ retentionSeconds: usualRetention, ...queue, dataCenter, region })),
  );
  const retention = new Map(queues.map(({ arn, retentionSeconds }) => [arn, retentionSeconds * 1_000]));

  function messages(queueArn?: string): QueueMessage[] {
    const kept: QueueMessage[] = [];
    for (const message of [...state.values()]) {
      if (message.sentAt + (retention.get(message.queueArn) ?? 0) <= now()) state.delete(message.id);
      else if (queueArn === undefined || queueArn === message.queueArn) kept.push(message);
    }
    return kept;
  }

  return {
    queues,
    send: async (queueArn, body, attributes = {}) => {
      if (!retention.has(queueArn)) throw doesNotExist();
      const id = randomUUID();
      state.set(id, { id, queueArn, body, attributes, sentAt: now(), visibleAt: now(), received: 0 });
      return id;
    },
    find: (region, url) => {
      const name = url.split('/').pop();
      const found = queues.find((queue) => queue.region === region && queue.name === name);
      if (!found) throw doesNotExist();
      return found;
    },
    messages,
    receive: (queueArn, most, visibilitySeconds) =>
      messages(queueArn)
        .filter(({ visibleAt }) => visibleAt <= now())
        .slice(0, most)
        .map((message) => {
          const taken = {
            ...message,
            visibleAt: now() + visibilitySeconds * 1_000,
            received: message.received + 1,
          };
          state.set(message.id, taken);
          return taken;
        }),
    remove: (messageId) => {
      state.delete(messageId);
    },
    purge: (queueArn) => {
      for (const { id } of messages(queueArn)) state.delete(id);
    },
  };
}

function doesNotExist(): AwsError {
  return new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
}
