import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Inbox } from '../../inbox/inbox.ts';
import { parseHead, recipientsOf } from '../../inbox/message.ts';
import { type AwsCall, AwsError, type AwsRequest, type AwsService } from '../call.ts';
import { listOf, queryAnswer, queryRefusal, requiredOf } from './query-protocol.ts';
import type { SentMail } from './reports.ts';
import { identityOf } from './sender.ts';

export interface SesOptions {
  readonly inbox: Inbox;
  /** Takes a mail whose fate its configuration set may have to tell. */
  report(mail: SentMail): void;
  now(): number;
  /** Verified domains and addresses of a region. */
  identitiesOf(region: string): readonly string[];
  configurationSetsOf(region: string): readonly string[];
}

interface Outgoing {
  readonly raw: Buffer;
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

const mostRecipients = 50;

/** The sending half of the SES API, version 1: every mail lands in the inbox. */
export function createSes(options: SesOptions): AwsService {
  const compose: Readonly<Record<string, (form: URLSearchParams) => Promise<Outgoing>>> = {
    SendRawEmail: readRaw,
    SendEmail: composeSimple,
  };
  return {
    name: 'ses',
    operationOf: (request) => {
      const action = formOf(request).get('Action') ?? '';
      return action in compose ? action : undefined;
    },
    answer: async (call) => {
      const form = formOf(call);
      const outgoing = await compose[call.operation]?.(form);
      if (!outgoing) throw new AwsError('InvalidAction', `${call.operation} is not known here`);
      requireConfigurationSet(form.get('ConfigurationSetName'), options.configurationSetsOf(call.region));
      requireVerified(outgoing.senders, options.identitiesOf(call.region), call.region);
      requireRecipients(outgoing.recipients);
      const MessageId = await send(options, call, outgoing);
      const { region } = call;
      const configurationSet = form.get('ConfigurationSetName') ?? undefined;
      options.report({ ...outgoing, id: MessageId, region, configurationSet });
      return queryAnswer(call.operation, { MessageId }, call.id);
    },
    refuse: queryRefusal,
    throttled: () => new AwsError('Throttling', 'Maximum sending rate exceeded.'),
  };
}

function formOf({ body }: Pick<AwsRequest, 'body'>): URLSearchParams {
  return new URLSearchParams(body.toString());
}

async function readRaw(form: URLSearchParams): Promise<Outgoing> {
  const raw = Buffer.from(requiredOf(form, 'RawMessage.Data'), 'base64');
  const { from } = await parseHead(raw);
  const source = form.get('Source');
  if (!from && !source) throw new AwsError('InvalidParameterValue', "Missing required header 'From'.");
  const destinations = listOf(form, 'Destinations');
  return {
    raw,
    senders: [from, source ?? ''].filter((sender) => sender !== ''),
    recipients: destinations.length > 0 ? destinations : await recipientsOf(raw),
    tags: tagsOf(form),
  };
}

async function composeSimple(form: URLSearchParams): Promise<Outgoing> {
  const from = requiredOf(form, 'Source');
  const to = listOf(form, 'Destination.ToAddresses');
  const cc = listOf(form, 'Destination.CcAddresses');
  const bcc = listOf(form, 'Destination.BccAddresses');
  const text = form.get('Message.Body.Text.Data');
  const html = form.get('Message.Body.Html.Data');
  const raw = await new MailComposer({
    from,
    to,
    cc,
    replyTo: listOf(form, 'ReplyToAddresses').join(', '),
    subject: requiredOf(form, 'Message.Subject.Data'),
    ...(text !== null && { text }),
    ...(html !== null && { html }),
  })
    .compile()
    .build();
  return { raw, senders: [from], recipients: [...to, ...cc, ...bcc], tags: tagsOf(form) };
}

/** @throws AwsError for a tag that the service would not take */
function tagsOf(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let index = 1; form.has(`Tags.member.${index}.Name`); index += 1) {
    const name = form.get(`Tags.member.${index}.Name`) ?? '';
    const value = form.get(`Tags.member.${index}.Value`) ?? '';
    if (!/^[\w-]{1,256}$/.test(name) || !/^[\w.@-]{1,256}$/.test(value))
      throw new AwsError('InvalidParameterValue', `Invalid message tag <${name}>.`);
    tags[name] = value;
  }
  return tags;
}

function requireConfigurationSet(name: string | null, known: readonly string[]): void {
  if (name === null || known.includes(name)) return;
  throw new AwsError('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
}

function requireVerified(senders: readonly string[], identities: readonly string[], region: string): void {
  const failed = senders.filter((sender) => identityOf(sender, identities) === undefined);
  if (failed.length === 0) return;
  throw new AwsError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${failed.join(', ')}`,
  );
}

function requireRecipients(recipients: readonly string[]): void {
  if (recipients.length === 0) throw new AwsError('InvalidParameterValue', "Missing required header 'To'.");
  if (recipients.length <= mostRecipients) return;
  throw new AwsError('MessageRejected', `Recipient count exceeds ${mostRecipients}.`);
}

/** Like the service, replaces Message-ID, adds Date if there is none, and keeps Bcc to itself. */
async function send({ inbox, now }: SesOptions, call: AwsCall, outgoing: Outgoing): Promise<string> {
  const sentAt = new Date(now());
  const id = `${now().toString(16).padStart(16, '0')}-${randomUUID()}-000000`;
  const added = [`Message-ID: <${id}@${call.region}.amazonses.com>`];
  const { head, body } = splitMessage(outgoing.raw);
  if (!/^date:/im.test(head)) added.push(`Date: ${sentAt.toUTCString().replace('GMT', '+0000')}`);
  const kept = head.replace(/^(?:message-id|bcc):.*(?:\r?\n[ \t].*)*(?:\r?\n|$)/gim, '');
  await inbox.deliver({
    id,
    dataCenter: call.dataCenter,
    sentAt: sentAt.toISOString(),
    recipients: outgoing.recipients,
    tags: outgoing.tags,
    raw: Buffer.concat([Buffer.from(`${added.join('\r\n')}\r\n${kept}`, 'latin1'), body]),
  });
  return id;
}

/** The body begins with the empty line. */
function splitMessage(raw: Buffer): { head: string; body: Buffer } {
  const text = raw.toString('latin1');
  const end = /\r?\n(?=\r?\n)/.exec(text);
  const at = end ? end.index + end[0].length : text.length;
  return { head: text.slice(0, at), body: raw.subarray(at) };
}
