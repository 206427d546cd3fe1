import type { Instant } from './instant.ts';

/** What is known of a mail after it was handed to the mail service. */
export const deliveryStatuses = ['sent', 'delayed', 'delivered', 'bounced', 'complained', 'failed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Why a mail did not arrive, without saying whose it was. */
export const deliveryReasons = [
  'address-rejected',
  'mailbox-full',
  'content-rejected',
  'message-too-large',
  'temporary',
  'undetermined',
  'suppressed',
  'refused',
] as const;
export type DeliveryReason = (typeof deliveryReasons)[number];

/** What has become of one mail, as far as the mail service has told. */
export interface Delivery {
  readonly status: DeliveryStatus;
  readonly at: Instant;
  readonly reason?: DeliveryReason;
  /** Of a bounce: whether sending again can be of no use. */
  readonly permanent?: boolean;
}

/** What is told later outranks what is told earlier, whichever arrives first. An automatic reply undoes no delivery. */
const rank = ({ status, permanent }: Delivery): number => {
  if (status === 'bounced') return permanent ? 5 : 3;
  return { sent: 0, failed: 1, delayed: 2, delivered: 4, complained: 6 }[status];
};

/** Whether a report tells more than is known; reports come again, and in any order. */
export const isNews = (known: Delivery | undefined, told: Delivery): boolean =>
  known === undefined || rank(told) > rank(known);

/** Whether the address gets no more mails: it does not exist, or whoever reads it does not want them. */
export const endsMails = ({ status, permanent }: Delivery): boolean =>
  status === 'complained' || (status === 'bounced' && permanent === true);

/** Whether the mail did not arrive, or was not welcome, so that somebody has to act. */
export const wentWrong = ({ status }: Delivery): boolean =>
  status === 'bounced' || status === 'complained' || status === 'failed';

const reasons: Readonly<Record<DeliveryReason, string>> = {
  'address-rejected': 'the address does not exist, or takes no mail',
  'mailbox-full': 'the mailbox is full',
  'content-rejected': 'the recipient’s mail service did not accept the content',
  'message-too-large': 'the recipient’s mail service did not accept the size',
  temporary: 'the recipient’s mail service did not take it for now',
  undetermined: 'the recipient’s mail service gave no reason that can be read',
  suppressed:
    'earlier mails to the address came back or were reported as spam, so that no more are sent to it',
  refused: 'the mail service refused to send it',
};

/** What has become of a mail, in a phrase. */
export function deliveryInWords({ status, reason }: Delivery): string {
  if (status === 'complained') return 'reported as spam by its recipient';
  return reason ? `${status}: ${reasons[reason]}` : status;
}

/** What to do about an invitation that did not arrive; `undefined` when there is nothing to do (R7, R65). */
export function deliveryRemedy(delivery: Delivery): string | undefined {
  if (!wentWrong(delivery)) return undefined;
  if (delivery.status === 'complained') return `Ask the recipient, then ${otherAddress} ${lift}`;
  if (delivery.reason === 'suppressed') return `Correct the address: ${otherAddress} ${lift}`;
  if (delivery.status === 'bounced' && !delivery.permanent)
    return 'Ask the recipient to see to the mailbox, then send the invitation again, if need be to another address.';
  return `Correct the address: ${otherAddress} ${lift}`;
}

const otherAddress = 'send the invitation again to an address that takes it.';
const lift = 'If the address is right after all, support can lift the block.';
