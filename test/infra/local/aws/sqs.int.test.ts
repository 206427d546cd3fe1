import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { queueArn, startTestAws, type TestAws } from '../support/test-aws.ts';

describe('R70 queues', () => {
  let local: TestAws;

  beforeAll(async () => {
    local = await startTestAws();
  });
  afterAll(() => local.stop());

  async function call(operation: string, input: object) {
    const answer = await fetch(local.aws.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${operation}`,
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-north-1/sqs/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify(input),
    });
    return { status: answer.status, output: (await answer.json()) as Record<string, unknown> };
  }

  test('R70 a message is received, hidden meanwhile, and deleted', async () => {
    const { output } = await call('GetQueueUrl', { QueueName: 'dead-letters' });
    const QueueUrl = output.QueueUrl;
    expect(QueueUrl).toBe(`${local.aws.url}/000000000000/dead-letters`);
    await call('SendMessage', { QueueUrl, MessageBody: 'body' });
    await local.queues.send(queueArn, 'internal', { REASON: 'why' });

    const received = await call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    const messages = received.output.Messages as {
      Body: string;
      ReceiptHandle: string;
      MessageAttributes: object;
    }[];
    expect(messages.map(({ Body }) => Body)).toEqual(['body', 'internal']);
    expect(messages[1]?.MessageAttributes).toEqual({ REASON: { DataType: 'String', StringValue: 'why' } });
    expect((await call('ReceiveMessage', { QueueUrl })).output).toEqual({});

    await call('DeleteMessage', { QueueUrl, ReceiptHandle: messages[0]?.ReceiptHandle });
    expect((await call('GetQueueAttributes', { QueueUrl })).output).toEqual({
      Attributes: { QueueArn: queueArn, ApproximateNumberOfMessages: '1' },
    });
  });

  test('R70 an unknown queue, operation or service says so', async () => {
    expect(await call('SendMessage', { QueueUrl: 'http://x/1/other', MessageBody: 'x' })).toMatchObject({
      status: 400,
      output: { __type: 'AWS.SimpleQueueService.NonExistentQueue' },
    });
    expect(await call('AddPermission', {})).toMatchObject({ status: 404 });
    const unsigned = await fetch(local.aws.url, { method: 'POST' });
    expect(unsigned.status).toBe(403);
  });
});
