import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataDirectory } from '../state/data-directory.ts';
import { DurableMap } from '../state/durable-map.ts';
import { type MessageContent, parseHead, parseMessage } from './message.ts';

/** A mail as lists show it. */
export interface MailSummary {
  readonly id: string;
  readonly dataCenter: string;
  /** RFC 3339, virtual time. */
  readonly sentAt: string;
  readonly from: string;
  /** Everybody it was delivered to. */
  readonly to: readonly string[];
  readonly subject: string;
  /** What the sender marked it with, for the reports about it. */
  readonly tags?: Readonly<Record<string, string>>;
}

export type Mail = MailSummary & Omit<MessageContent, 'from' | 'subject'>;

/** A mail as the mail service hands it over. */
export interface Delivered {
  readonly id: string;
  readonly dataCenter: string;
  readonly sentAt: string;
  readonly recipients: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  /** The message in full, RFC 5322. */
  readonly raw: Buffer;
}

/** Where every mail lands: one `.eml` file each, and a list. */
export interface Inbox {
  deliver(mail: Delivered): Promise<void>;
  /** Oldest first; `to` narrows it to one recipient, whatever the case of its letters. */
  list(to?: string): MailSummary[];
  get(id: string): Promise<Mail | undefined>;
  raw(id: string): Buffer | undefined;
  /** False when there is no such mail. */
  remove(id: string): boolean;
  clear(): void;
  close(): void;
}

export function openInbox(directory: DataDirectory): Inbox {
  const folder = directory.file('inbox');
  mkdirSync(folder, { recursive: true });
  const summaries = new DurableMap<MailSummary>(directory.file('inbox.jsonl'));
  const file = (id: string) => join(folder, `${id}.eml`);

  const raw = (id: string) => (summaries.has(id) ? readFileSync(file(id)) : undefined);

  return {
    deliver: async ({ id, dataCenter, sentAt, recipients, tags, raw: message }) => {
      const { from, subject } = await parseHead(message);
      writeFileSync(file(id), message);
      summaries.set(id, { id, dataCenter, sentAt, from, to: recipients, subject, ...(tags && { tags }) });
    },
    list: (to) => {
      const wanted = to?.toLowerCase();
      const isFor = (mail: MailSummary) =>
        wanted === undefined || mail.to.some((recipient) => addressOf(recipient) === wanted);
      return [...summaries.values()].filter(isFor);
    },
    get: async (id) => {
      const summary = summaries.get(id);
      const message = raw(id);
      return summary && message ? { ...(await parseMessage(message)), ...summary } : undefined;
    },
    raw,
    remove: (id) => {
      if (!summaries.delete(id)) return false;
      rmSync(file(id), { force: true });
      return true;
    },
    clear: () => {
      for (const [id] of summaries.entries()) rmSync(file(id), { force: true });
      summaries.clear();
    },
    close: () => summaries.close(),
  };
}

/** The bare address of `Name <address>`, in lower case. */
export function addressOf(mailbox: string): string {
  const bracketed = /<([^<>]*)>\s*$/.exec(mailbox)?.[1];
  return (bracketed ?? mailbox).trim().toLowerCase();
}
