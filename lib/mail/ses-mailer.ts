import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { brand } from '../brand.ts';
import { type Mailer, MailNotSent } from '../operations/ports/mailer.ts';
import { compose } from './compose.ts';
import type { Mail } from './mail.ts';
import { tagsOf } from './mail-marks.ts';

/** Nobody can tell whether the mail was sent: the answer was lost. Sending again may send it twice. */
export class MailOutcomeUnknown extends Error {
  override readonly name = 'MailOutcomeUnknown';
  constructor(reason: string) {
    super(`It is unknown whether the mail was sent: ${reason}`);
  }
}

export interface SesMailerOptions {
  /** Must make one attempt only (`maxAttempts: 1`): its own retries could send a mail twice. */
  readonly client: Pick<SESClient, 'send'>;
  /** `Onramp <no-reply@example.com>`, or the address alone: then the brand's name is shown. */
  readonly sender: string;
  readonly configurationSet?: string;
}

/**
 * Sends mails through SES. `id` is the caller's own name of the mail; it travels as `X-Onramp-Mail-Id`.
 * Rejects with `MailNotSent` or `MailOutcomeUnknown`.
 */
export const sesMailer = ({ client, sender, configurationSet }: SesMailerOptions): Mailer => ({
  async send(mail, id, marks) {
    const command = new SendRawEmailCommand({
      Source: addressOf(sender),
      Destinations: [mail.to],
      RawMessage: { Data: await mime(mail, id, sender) },
      Tags: tagsOf(marks),
      ...(configurationSet && { ConfigurationSetName: configurationSet }),
    });
    try {
      const { MessageId } = await client.send(command);
      if (!MessageId) throw new MailOutcomeUnknown('the answer has no message id');
      return { messageId: MessageId };
    } catch (error) {
      throw toldApart(error);
    }
  },
});

function mime(mail: Mail, id: string, sender: string): Promise<Buffer> {
  const { subject, text, html } = compose(mail);
  const message = new MailComposer({
    from: sender.includes('<') ? sender : { name: brand.name, address: sender },
    to: { name: '', address: mail.to },
    subject,
    text,
    html,
    textEncoding: 'quoted-printable',
    headers: {
      'X-Onramp-Mail-Id': id,
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
      ...unsubscribeHeaders(mail),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message.compile().build();
}

/** How a mail program stops a series by itself, in one click (R48, RFC 2369, RFC 8058). */
const unsubscribeHeaders = (mail: Mail): Record<string, string> =>
  mail.kind === 'help'
    ? {
        'List-Unsubscribe': `<${mail.unsubscribeLink}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : {};

const addressOf = (sender: string): string => /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender;

/** Failures of a connection that was never made. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const throttled = /throttl|too ?many|rate exceeded|limit ?exceeded/i;

/** SES has no client token, so the one thing to know about a failure is whether the mail can have been sent. */
function toldApart(error: unknown): MailNotSent | MailOutcomeUnknown {
  if (error instanceof MailOutcomeUnknown) return error;
  const reason = error instanceof Error ? error.name : 'unknown';
  if (error instanceof SESServiceException) {
    const status = error.$metadata.httpStatusCode;
    const refused = status !== undefined && status >= 400 && status < 500 && status !== 408;
    if (throttled.test(error.name)) return new MailNotSent(reason, true);
    if (refused) return new MailNotSent(reason, throttled.test(error.message));
    return new MailOutcomeUnknown(reason);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return neverConnected.has(code) ? new MailNotSent(code, true) : new MailOutcomeUnknown(code || reason);
}
