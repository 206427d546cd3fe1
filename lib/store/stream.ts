import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Ref } from '../operations/ports.ts';
import { changeRefOf } from './codec.ts';

/** The change that a stream record brings; `undefined` for every other item. Throws `UnreadableItem`. */
export function changeInRecord({ dynamodb }: DynamoDBRecord): Ref<'change'> | undefined {
  const image = dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
  if (image?.kind?.S !== 'change') return undefined;
  return changeRefOf(unmarshall(image));
}
