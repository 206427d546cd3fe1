import type { MailMarks, MailPlace } from '../operations/ports/mailer.ts';

/** A name and a value of letters, digits and `_-.@`, which come back with every report of a mail. */
interface MessageTag {
  readonly Name: string;
  readonly Value: string;
}

/** The marks of a mail as message tags; `kind` apart, for rules on reports to select by. */
export const tagsOf = ({ place: { of, version, mail, to }, recipient }: MailMarks): MessageTag[] => [
  {
    Name: 'mail',
    Value: [of.kind, ...of.id, version, mail, ...(to === undefined ? [] : [to])].join('.'),
  },
  { Name: 'kind', Value: mail },
  { Name: 'recipient', Value: recipient },
];

const placePattern =
  /^(?<kind>subscription|portal|forecourt|partner|support-request)\.(?<id>[a-z]{3}_\w{1,40})\.(?<version>\d{1,8})\.(?<mail>[a-z-]{1,40})(?:\.(?<to>(?:usr|inv)_\w{1,40}))?$/;

/** The marks in the tags of a report; `undefined` when the mail was none of ours. */
export function marksIn(tags: Readonly<Record<string, readonly string[]>>): MailMarks | undefined {
  const [recipient] = tags.recipient ?? [];
  const parts = placePattern.exec(tags.mail?.[0] ?? '')?.groups;
  if (!recipient || !parts) return undefined;
  const { kind, id = '', version, mail, to } = parts;
  const place = { of: { kind, id: [id] }, version: Number(version), mail, ...(to !== undefined && { to }) };
  return { recipient, place: place as MailPlace };
}
