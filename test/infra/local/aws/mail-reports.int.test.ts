import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deliveriesArn, missingArn, queueArn, startTestAws, type TestAws } from '../support/test-aws.ts';

let local: TestAws;
let client: SESClient;
beforeAll(async () => {
  local = await startTestAws();
  client = new SESClient({ ...local.client, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await local.stop();
});

async function send(to: string, kind = 'invitation', ConfigurationSetName: string | undefined = 'onramp-eu') {
  local.invocations.length = 0;
  const { MessageId } = await client.send(
    new SendRawEmailCommand({
      RawMessage: {
        Data: Buffer.from(`From: a@onramp.example\r\nTo: ${to}\r\nSubject: s\r\n\r\nb`),
      },
      Tags: [{ Name: 'kind', Value: kind }],
      ...(ConfigurationSetName && { ConfigurationSetName }),
    }),
  );
  return { MessageId, sentAt: local.clock.now() };
}
interface Told {
  readonly 'detail-type': string;
  readonly detail: { readonly mail: unknown; readonly bounce?: unknown; readonly complaint?: unknown };
}
async function toldAfter(seconds: number, sentAt: number): Promise<Told[]> {
  await local.clock.advanceTo(sentAt + seconds * 1_000);
  return local.invocations.filter(({ arn }) => arn === deliveriesArn).map(({ payload }) => payload as Told);
}

test('R70 a mail is delivered a second after it was sent, and the event bus is told then and not before', async () => {
  const { MessageId, sentAt } = await send('kim@contoso.example');
  expect(await toldAfter(0.5, sentAt)).toEqual([]);
  expect(await toldAfter(1.5, sentAt)).toEqual([
    expect.objectContaining({
      source: 'aws.ses',
      'detail-type': 'Email Delivered',
      region: 'eu-north-1',
      detail: expect.objectContaining({
        mail: expect.objectContaining({
          messageId: MessageId,
          tags: { 'ses:configuration-set': ['onramp-eu'], kind: ['invitation'] },
        }),
      }),
    }),
  ]);
});

test.each([
  ['success', ['Email Delivered'], {}],
  ['bounce', ['Email Bounced'], { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }],
  ['bounce+label', ['Email Bounced'], { bounce: { bounceType: 'Permanent' } }],
  [
    'ooto',
    ['Email Delivered', 'Email Bounced'],
    { bounce: { bounceType: 'Transient', bounceSubType: 'General' } },
  ],
  [
    'complaint',
    ['Email Delivered', 'Email Complaint Received'],
    { complaint: { complaintFeedbackType: 'abuse' } },
  ],
  [
    'suppressionlist',
    ['Email Bounced'],
    { bounce: { bounceType: 'Permanent', bounceSubType: 'Suppressed' } },
  ],
])('R22 the mailbox simulator does as documented: %s@', async (mailbox, types, last) => {
  const { sentAt } = await send(`${mailbox}@simulator.amazonses.com`);
  const told = await toldAfter(5, sentAt);
  expect(told.map((each) => each['detail-type'])).toEqual(types);
  expect(told.at(-1)?.detail).toMatchObject(last);
});

test('R22 what no rule waits for, or goes out under no rules, is not told', async () => {
  for (const { sentAt } of [
    await send('kim@contoso.example', 'notice'),
    await send('kim@contoso.example', 'invitation', ''),
  ])
    expect(await toldAfter(5, sentAt)).toEqual([]);
});

test('R22 a target that does not let the rule start it gets nothing: the event becomes a dead letter', async () => {
  const { sentAt } = await send('bounce@simulator.amazonses.com');
  await toldAfter(5, sentAt);
  expect(local.invocations.some(({ arn }) => arn === missingArn)).toBe(false);
  const letters = local.queues.messages(queueArn).map(({ attributes }) => attributes.TARGET_ARN);
  expect(letters).toContain(missingArn);
});

test('R22 a tag with other letters than SES takes is refused', async () => {
  await expect(send('kim@contoso.example', 'with spaces')).rejects.toThrow('Invalid message tag');
});
