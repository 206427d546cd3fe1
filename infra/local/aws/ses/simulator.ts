import { addressOf } from '../../inbox/inbox.ts';

/** What a mailbox makes of a mail, and so many milliseconds after it was sent. */
export interface Outcome {
  readonly after: number;
  /** As a configuration set names it. */
  readonly type: 'DELIVERY' | 'BOUNCE' | 'COMPLAINT';
  readonly detailType: string;
  /** The part of the event that is of its type, but for recipients and instant. */
  readonly detail: Readonly<Record<string, unknown>>;
}

const second = 1_000;
const delivery: Outcome = {
  after: second,
  type: 'DELIVERY',
  detailType: 'Email Delivered',
  detail: { processingTimeMillis: second, smtpResponse: '250 2.0.0 OK', reportingMTA: 'local' },
};
const bounce = (bounceType: string, bounceSubType: string, after = second): Outcome => ({
  after,
  type: 'BOUNCE',
  detailType: 'Email Bounced',
  detail: { bounceType, bounceSubType },
});

/** https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator-how-to-use */
const mailboxes: Readonly<Record<string, readonly Outcome[]>> = {
  success: [delivery],
  bounce: [bounce('Permanent', 'General')],
  // An automatic answer comes back as a bounce that does not last.
  ooto: [delivery, bounce('Transient', 'General', 2 * second)],
  complaint: [
    delivery,
    {
      after: 2 * second,
      type: 'COMPLAINT',
      detailType: 'Email Complaint Received',
      detail: { complaintFeedbackType: 'abuse' },
    },
  ],
  suppressionlist: [bounce('Permanent', 'Suppressed')],
};

const simulated = /^(?<mailbox>\w+)(?:\+[^@]*)?@simulator\.amazonses\.com$/;

/** What becomes of a mail: delivered, but at the addresses that SES keeps for trying out what else can happen. */
export function outcomesAt(recipient: string): readonly Outcome[] {
  const mailbox = simulated.exec(addressOf(recipient))?.groups?.mailbox;
  return (mailbox !== undefined && mailboxes[mailbox]) || [delivery];
}
