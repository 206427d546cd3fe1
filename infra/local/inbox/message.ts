import PostalMime, { type Address } from 'postal-mime';

/** What one wants to read of a message. */
export interface MessageContent {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By lower-case name; of a repeated header the last. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads an RFC 5322 message; parts that are missing are empty texts. */
export async function parseMessage(raw: Buffer): Promise<MessageContent> {
  const message = await PostalMime.parse(raw);
  return {
    from: message.from ? writeMailbox(message.from) : '',
    subject: message.subject ?? '',
    text: message.text ?? '',
    html: message.html ?? '',
    headers: Object.fromEntries(message.headers.map(({ key, value }) => [key, value])),
  };
}

/** Reads the header fields alone, without the work of decoding what they introduce. */
export async function parseHead(raw: Buffer): Promise<Pick<MessageContent, 'from' | 'subject'>> {
  const { from, subject } = await parseMessage(headOf(raw));
  return { from, subject };
}

/** All addresses of the headers To, Cc and Bcc. */
export async function recipientsOf(raw: Buffer): Promise<string[]> {
  const { to = [], cc = [], bcc = [] } = await PostalMime.parse(headOf(raw));
  return [...to, ...cc, ...bcc].flatMap(flatten);
}

/** Up to the first empty line. */
function headOf(raw: Buffer): Buffer {
  const ends = ['\r\n\r\n', '\n\n'].map((end) => raw.indexOf(end)).filter((at) => at >= 0);
  return raw.subarray(0, ends.length > 0 ? Math.min(...ends) : raw.length);
}

function flatten({ address, group }: Address): string[] {
  return group ? group.flatMap(flatten) : address ? [address] : [];
}

function writeMailbox({ name, address }: Address): string {
  return name ? `${name} <${address}>` : (address ?? '');
}
