import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { instant } from '../../../lib/domain/instant.ts';
import { ref, type StoredChange } from '../../../lib/operations/ports/records.ts';
import { changeItem } from '../../../lib/store/codec.ts';
import { changeInRecord, eventsInRecord } from '../../../lib/store/stream.ts';
import { change } from '../support/records.ts';

const subscription = ref('subscription', 'sub_01');
const committedAt = instant('2026-03-01T10:00:02Z');

const recordOf = (stored: StoredChange): DynamoDBRecord => ({
  dynamodb: {
    NewImage: marshall(changeItem(stored, 1, committedAt), { removeUndefinedValues: true }) as never,
  },
});

describe('a record of the stream', () => {
  test('R66 tells what happened, and how late when time brought it; nothing of whom it concerns', () => {
    const record = recordOf(
      change(subscription, 4, {
        at: committedAt,
        events: [
          { type: 'inactivated', at: instant('2026-03-01T10:00:00Z') },
          { type: 'account-number-linked', at: committedAt },
        ],
      }),
    );
    expect(eventsInRecord(record)).toEqual([
      { what: 'inactivated', lateSeconds: 2 },
      { what: 'account-number-linked' },
    ]);
  });

  test('brings the place of the change', () => {
    expect(changeInRecord(recordOf(change(subscription, 4)))).toEqual(
      ref('change', 'subscription', 'sub_01', '4'),
    );
  });

  test.each([
    ['of another item', { NewImage: marshall({ kind: 'customer', data: {} }) }],
    ['without an image', {}],
  ])('%s tells nothing', (_, dynamodb) => {
    expect(eventsInRecord({ dynamodb: dynamodb as never })).toEqual([]);
    expect(changeInRecord({ dynamodb: dynamodb as never })).toBeUndefined();
  });

  test('that cannot be read tells nothing of what happened', () => {
    const image = marshall({ kind: 'change', data: { events: 'none' } });
    expect(eventsInRecord({ dynamodb: { NewImage: image as never } })).toEqual([]);
  });
});
