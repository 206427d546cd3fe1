import type { Mail, MailKind } from '../../mail/mail.ts';
import { type Ref, ref } from './records.ts';

/** Which mail it is: of which change of which aggregate, of which kind, and to whom of several. */
export interface MailPlace {
  readonly of: Ref;
  readonly version: number;
  readonly mail: MailKind;
  readonly to?: string;
}

/** Where it stands what became of a mail. */
export const deliveryRef = ({ of, version, mail, to }: MailPlace): Ref<'delivery'> =>
  ref('delivery', of.kind, of.id[0] ?? '', String(version), mail, ...(to === undefined ? [] : [to]));

/** A mail was certainly not sent. `retryable`: another attempt can succeed without anybody's help. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  readonly retryable: boolean;
  constructor(reason: string, retryable: boolean) {
    super(`The mail was not sent: ${reason}`);
    this.retryable = retryable;
  }
}

/** A mail may have been sent; nobody knows. */
export class MailInDoubt extends Error {
  override readonly name = 'MailInDoubt';
  constructor(cause: unknown) {
    super('It is unknown whether the mail was sent.', { cause });
  }
}

/** A mail has been in doubt so often that it is not sent again. */
export class MailGivenUp extends Error {
  override readonly name = 'MailGivenUp';
  constructor() {
    super('The mail has been sent, perhaps, often enough.');
  }
}

export interface Mailer {
  /**
   * Sends a mail; reports of what became of it carry `marks`. Throws `MailNotSent` when it certainly was not sent, any
   * other error when the outcome is unknown.
   */
  send(mail: Mail, id: string, marks: MailMarks): Promise<{ readonly messageId: string }>;
}

/** What tells a mail apart without personal data. */
export interface MailMarks {
  readonly place: MailPlace;
  /** The keyed digest of the address it goes to. */
  readonly recipient: string;
}
