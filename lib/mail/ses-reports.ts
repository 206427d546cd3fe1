import * as z from 'zod/mini';
import type { Delivery, DeliveryReason } from '../domain/delivery.ts';
import { instant } from '../domain/instant.ts';
import type { DeliveryReport } from '../operations/delivery/report-delivery.ts';
import { marksIn } from './mail-marks.ts';

const at = z.object({ timestamp: z.string() });
const mail = z.object({ tags: z.optional(z.record(z.string(), z.array(z.string()))) });
const reportSchema = z.discriminatedUnion('detail-type', [
  z.object({
    'detail-type': z.literal('Email Delivered'),
    detail: z.object({ mail, delivery: at }),
  }),
  z.object({
    'detail-type': z.literal('Email Delivery Delayed'),
    detail: z.object({ mail, deliveryDelay: z.object({ ...at.shape, delayType: z.optional(z.string()) }) }),
  }),
  z.object({
    'detail-type': z.literal('Email Bounced'),
    detail: z.object({
      mail,
      bounce: z.object({ ...at.shape, bounceType: z.string(), bounceSubType: z.string() }),
    }),
  }),
  z.object({
    'detail-type': z.literal('Email Complaint Received'),
    detail: z.object({ mail, complaint: at }),
  }),
  z.object({ 'detail-type': z.literal('Email Rejected'), time: z.string(), detail: z.object({ mail }) }),
]);
type Report = z.output<typeof reportSchema>;

/**
 * What an event of SES on the event bus says of a mail; `undefined` when the mail was none of ours. Its recipient is
 * known by the digest that it was marked with: the address in the event is not looked at.
 */
export function deliveryReportIn(event: unknown): DeliveryReport | undefined {
  const report = reportSchema.parse(event);
  const marks = marksIn(report.detail.mail.tags ?? {});
  return marks && { ...marks, delivery: deliveryOf(report) };
}

function deliveryOf(report: Report): Delivery {
  switch (report['detail-type']) {
    case 'Email Delivered':
      return { status: 'delivered', at: instant(report.detail.delivery.timestamp) };
    case 'Email Delivery Delayed': {
      const { timestamp, delayType } = report.detail.deliveryDelay;
      const reason = delayType === 'MailboxFull' ? 'mailbox-full' : 'temporary';
      return { status: 'delayed', at: instant(timestamp), reason };
    }
    case 'Email Bounced': {
      const { timestamp, bounceType, bounceSubType } = report.detail.bounce;
      const permanent = bounceType === 'Permanent';
      const reason = reasonOf(bounceSubType, bounceType);
      return { status: 'bounced', at: instant(timestamp), reason, permanent };
    }
    case 'Email Complaint Received':
      return { status: 'complained', at: instant(report.detail.complaint.timestamp) };
    case 'Email Rejected':
      return { status: 'failed', at: instant(report.time), reason: 'refused' };
    default:
      return report satisfies never;
  }
}

/** https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html#bounce-types */
const subTypes: Readonly<Record<string, DeliveryReason>> = {
  MailboxFull: 'mailbox-full',
  MessageTooLarge: 'message-too-large',
  ContentRejected: 'content-rejected',
  AttachmentRejected: 'content-rejected',
  Suppressed: 'suppressed',
  OnAccountSuppressionList: 'suppressed',
};

function reasonOf(subType: string, type: string): DeliveryReason {
  const known = subTypes[subType];
  if (known) return known;
  if (type === 'Permanent') return 'address-rejected';
  return type === 'Transient' ? 'temporary' : 'undetermined';
}
