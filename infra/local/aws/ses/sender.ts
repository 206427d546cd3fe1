import { addressOf } from '../../inbox/inbox.ts';
import { parseHead } from '../../inbox/message.ts';

/** The identity that vouches for an address: itself or, failing that, its domain or a domain above. */
export function identityOf(address: string, identities: readonly string[]): string | undefined {
  const sender = addressOf(address);
  const domain = sender.split('@')[1] ?? '';
  const covers = (identity: string) => domain === identity || domain.endsWith(`.${identity}`);
  const own = identities.find((identity) => identity.toLowerCase() === sender);
  return own ?? identities.find((identity) => covers(identity.toLowerCase()));
}

/** The identity that a request to send would use; the address itself when none vouches for it. */
export async function senderOf(form: URLSearchParams, identities: readonly string[]): Promise<string> {
  const raw = form.get('RawMessage.Data');
  const source =
    form.get('Source') ?? (raw === null ? '' : (await parseHead(Buffer.from(raw, 'base64'))).from);
  return identityOf(source, identities) ?? addressOf(source);
}
