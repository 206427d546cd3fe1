import { MessageRejected, SESServiceException } from '@aws-sdk/client-ses';
import { describe, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import type { Mail } from '../../../lib/mail/mail.ts';
import { type SesMailerOptions, sesMailer } from '../../../lib/mail/ses-mailer.ts';
import { type MailMarks, MailNotSent } from '../../../lib/operations/ports/mailer.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import { mails, unsubscribeLink } from './mails.ts';

const [activation] = mails('sv') as [Mail];
const marks: MailMarks = {
  place: { of: ref('portal', 'sub_01K'), version: 7, mail: 'user-invitation', to: 'usr_01K' },
  recipient: 'k1-digest_of-it',
};
const sender = 'Onramp <no-reply@onramp.example>';

const mailerAnswering = (answer: () => unknown) => {
  const inputs: { RawMessage: { Data: Uint8Array }; [name: string]: unknown }[] = [];
  const send = async (command: { input: (typeof inputs)[number] }) => {
    inputs.push(command.input);
    return answer();
  };
  const client = { send } as unknown as SesMailerOptions['client'];
  return { inputs, mailer: sesMailer({ client, sender, configurationSet: 'onramp-eu' }) };
};

const serviceError = (name: string, status: number) => () => {
  throw new SESServiceException({
    name,
    $fault: 'client',
    message: name,
    $metadata: { httpStatusCode: status },
  });
};
const connectionError = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

describe('the SES mailer', () => {
  test('a refusal is the one that the outbox knows, so that it is recorded and not tried again', async () => {
    const { mailer } = mailerAnswering(serviceError('MessageRejected', 400));
    await expect(mailer.send(activation, 'mail_1', marks)).rejects.toBeInstanceOf(MailNotSent);
  });

  test('R22 a mail goes out as text and HTML from the configured sender, with its own id', async () => {
    const { inputs, mailer } = mailerAnswering(() => ({ MessageId: 'ses-1' }));
    expect(await mailer.send(activation, 'mail_1', marks)).toEqual({ messageId: 'ses-1' });

    const [input] = inputs;
    expect(input).toMatchObject({
      Source: 'no-reply@onramp.example',
      Destinations: ['office@contoso.example'],
      ConfigurationSetName: 'onramp-eu',
      Tags: [
        { Name: 'mail', Value: 'portal.sub_01K.7.user-invitation.usr_01K' },
        { Name: 'kind', Value: 'user-invitation' },
        { Name: 'recipient', Value: 'k1-digest_of-it' },
      ],
    });
    const parsed = await PostalMime.parse(input?.RawMessage.Data ?? '');
    expect(parsed.from).toEqual({ name: 'Onramp', address: 'no-reply@onramp.example' });
    expect(parsed.to).toEqual([{ name: '', address: 'office@contoso.example' }]);
    expect(parsed.subject).toBe('Aktivera RapidStart Services för Contoso AB');
    expect(parsed.text).toContain('Kim Åkesson');
    expect(parsed.html).toContain('<html lang="sv"');
    const header = (key: string) => parsed.headers.find((found) => found.key === key)?.value;
    expect(header('x-onramp-mail-id')).toBe('mail_1');
    expect(header('auto-submitted')).toBe('auto-generated');
  });

  test.each(mails('en'))('R48 $kind: only a help mail can be unsubscribed from', async (mail) => {
    const { inputs, mailer } = mailerAnswering(() => ({ MessageId: 'ses-1' }));
    await mailer.send(mail, 'mail_1', marks);
    const { headers } = await PostalMime.parse(inputs[0]?.RawMessage.Data ?? '');
    const unsubscribe = headers.filter(({ key }) => key.startsWith('list-'));
    expect(unsubscribe.map(({ key, value }) => [key, value])).toEqual(
      mail.kind === 'help'
        ? [
            ['list-unsubscribe', `<${unsubscribeLink}>`],
            ['list-unsubscribe-post', 'List-Unsubscribe=One-Click'],
          ]
        : [],
    );
  });

  test.each([
    ['MessageRejected', 400, false],
    ['ValidationError', 400, false],
    ['AccessDenied', 403, false],
    ['Throttling', 400, true],
    ['TooManyRequestsException', 429, true],
  ])('R35 %s (%i) means that the mail was not sent', async (name, status, retryable) => {
    const { mailer } = mailerAnswering(serviceError(name, status));
    await expect(mailer.send(activation, 'mail_1', marks)).rejects.toMatchObject({
      name: 'MailNotSent',
      retryable,
    });
  });

  test('R35 an account over its quota is told apart from a refused mail', async () => {
    const { mailer } = mailerAnswering(() => {
      throw new MessageRejected({
        message: 'Email address is not verified.',
        $metadata: { httpStatusCode: 400 },
      });
    });
    await expect(mailer.send(activation, 'mail_1', marks)).rejects.toMatchObject({ retryable: false });
  });

  test('R35 a connection that was never made means that the mail was not sent', async () => {
    const { mailer } = mailerAnswering(connectionError('ECONNREFUSED'));
    await expect(mailer.send(activation, 'mail_1', marks)).rejects.toMatchObject({
      name: 'MailNotSent',
      retryable: true,
    });
  });

  test.each([
    ['a time-out', connectionError('ETIMEDOUT')],
    ['a connection cut off', connectionError('ECONNRESET')],
    ['an internal failure', serviceError('InternalFailure', 500)],
    ['an answer without an id', () => ({})],
  ])('R35 after %s nobody knows whether the mail was sent', async (_, answer) => {
    const { mailer } = mailerAnswering(answer);
    await expect(mailer.send(activation, 'mail_1', marks)).rejects.toMatchObject({
      name: 'MailOutcomeUnknown',
    });
  });
});
