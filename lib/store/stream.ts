import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Instant, secondsBetween } from '../domain/instant.ts';
import type { Ref } from '../operations/ports/records.ts';
import { changeRefOf } from './codec.ts';

/** The change that a stream record brings; `undefined` for every other item. Throws `UnreadableItem`. */
export function changeInRecord({ dynamodb }: DynamoDBRecord): Ref<'change'> | undefined {
  const item = changeItemIn(dynamodb);
  return item && changeRefOf(item);
}

const instants = z.object({
  at: z.string(),
  events: z.array(z.object({ type: z.string(), at: z.string() })),
});

/** That something happened, told in types and measures only. */
export interface Happened {
  readonly what: string;
  /** For what time brought: how long after its own instant it was committed. All else happens as it is committed. */
  readonly lateSeconds?: number;
}

/** What happened in the change that a stream record brings. */
export function eventsInRecord({ dynamodb }: DynamoDBRecord): Happened[] {
  const change = instants.safeParse(changeItemIn(dynamodb)?.data);
  if (!change.success) return [];
  const { at, events } = change.data;
  return events.map((event) => ({
    what: event.type,
    ...(event.at !== at && { lateSeconds: secondsBetween(event.at as Instant, at as Instant) }),
  }));
}

function changeItemIn(record: DynamoDBRecord['dynamodb']): Record<string, unknown> | undefined {
  const image = record?.NewImage as Record<string, AttributeValue> | undefined;
  return image?.kind?.S === 'change' ? unmarshall(image) : undefined;
}
