import { SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestAws, type TestAws } from '../support/test-aws.ts';

const raw = (head: readonly string[], body: string) => ({
  Data: Buffer.from(
    [...head, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', body].join('\r\n'),
  ),
});

describe('R22 mail', () => {
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
  beforeEach(() => local.aws.inbox.clear());

  test('R22 a raw mail lands in the inbox as it was written', async () => {
    const { MessageId } = await client.send(
      new SendRawEmailCommand({
        RawMessage: raw(
          [
            'From: Onramp <no-reply@onramp.example>',
            'To: =?utf-8?Q?=C3=85sa?= <Asa@Customer.example>',
            'Bcc: hidden@customer.example',
            'Message-ID: <own@example>',
            'Subject: =?utf-8?Q?V=C3=A4lkommen?=',
            'List-Unsubscribe: <https://onramp.example/u>',
          ],
          'Hej Åsa',
        ),
        ConfigurationSetName: 'onramp-eu',
        Tags: [{ Name: 'kind', Value: 'activation' }],
      }),
    );

    expect(local.aws.inbox.list('asa@customer.example')).toEqual([
      {
        id: MessageId,
        dataCenter: 'eu',
        sentAt: expect.stringMatching(/^\d{4}-.*Z$/),
        from: 'Onramp <no-reply@onramp.example>',
        to: ['Asa@Customer.example', 'hidden@customer.example'],
        subject: 'Välkommen',
        tags: { kind: 'activation' },
      },
    ]);
    const mail = await local.aws.inbox.get(MessageId ?? '');
    expect(mail?.text.trim()).toBe('Hej Åsa');
    expect(mail?.headers).toMatchObject({
      'list-unsubscribe': '<https://onramp.example/u>',
      'message-id': `<${MessageId}@eu-north-1.amazonses.com>`,
      date: expect.any(String),
    });
    expect(mail?.headers.bcc).toBeUndefined();
    expect(local.aws.inbox.list('somebody@else.example')).toEqual([]);
  });

  test('R22 given destinations come before the headers', async () => {
    await client.send(
      new SendRawEmailCommand({
        RawMessage: raw(['From: no-reply@onramp.example', 'To: shown@x.example', 'Subject: s'], 'b'),
        Destinations: ['real@x.example'],
      }),
    );
    expect(local.aws.inbox.list().map(({ to }) => to)).toEqual([['real@x.example']]);
  });

  test('R22 a simple mail has text and HTML', async () => {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        Source: 'no-reply@mail.onramp.example',
        Destination: { ToAddresses: ['a@x.example'], CcAddresses: ['b@x.example'] },
        Message: {
          Subject: { Data: 'Hej & hå' },
          Body: { Text: { Data: 'text' }, Html: { Data: '<p>html</p>' } },
        },
      }),
    );
    expect(await local.aws.inbox.get(MessageId ?? '')).toMatchObject({
      subject: 'Hej & hå',
      text: expect.stringContaining('text'),
      html: expect.stringContaining('<p>html</p>'),
      to: ['a@x.example', 'b@x.example'],
    });
  });

  test('R22 a sender that is not verified is refused', async () => {
    const sent = client.send(
      new SendRawEmailCommand({ RawMessage: raw(['From: a@evil-onramp.example', 'To: b@x.example'], 'b') }),
    );
    await expect(sent).rejects.toThrow(
      expect.objectContaining({
        name: 'MessageRejected',
        message: expect.stringContaining('Email address is not verified'),
      }),
    );
    expect(local.aws.inbox.list()).toEqual([]);
  });

  test('R22 an unknown configuration set is refused', async () => {
    const sent = client.send(
      new SendRawEmailCommand({
        RawMessage: raw(['From: a@onramp.example', 'To: b@x.example'], 'b'),
        ConfigurationSetName: 'other',
      }),
    );
    await expect(sent).rejects.toThrow(
      expect.objectContaining({ name: 'ConfigurationSetDoesNotExistException' }),
    );
  });
});
