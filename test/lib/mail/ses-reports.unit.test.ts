import { describe, expect, test } from '@jest/globals';
import { marksIn, tagsOf } from '../../../lib/mail/mail-marks.ts';
import { deliveryReportIn } from '../../../lib/mail/ses-reports.ts';
import type { MailMarks } from '../../../lib/operations/ports/mailer.ts';
import { ref } from '../../../lib/operations/ports/records.ts';

const marks: MailMarks = {
  place: { of: ref('subscription', 'sub_01K'), version: 2, mail: 'activation' },
  recipient: 'k1-digest',
};
const tags = {
  'ses:configuration-set': ['onramp-eu'],
  mail: ['subscription.sub_01K.2.activation'],
  kind: ['activation'],
  recipient: ['k1-digest'],
};
const timestamp = '2026-02-01T10:00:00.123Z';
const event = (detailType: string, detail: object, withTags: object = tags) => ({
  version: '0',
  source: 'aws.ses',
  'detail-type': detailType,
  time: '2026-02-01T10:00:00Z',
  region: 'eu-north-1',
  detail: { mail: { destination: ['kim@contoso.example'], tags: withTags }, ...detail },
});
const bounce = (bounceType: string, bounceSubType: string) =>
  event('Email Bounced', {
    bounce: {
      bounceType,
      bounceSubType,
      timestamp,
      bouncedRecipients: [
        { emailAddress: 'kim@contoso.example', diagnosticCode: 'smtp; 550 <kim@contoso.example>' },
      ],
    },
  });

describe('what SES says of a mail', () => {
  test.each([
    ['Permanent', 'General', 'address-rejected', true],
    ['Permanent', 'NoEmail', 'address-rejected', true],
    ['Permanent', 'Suppressed', 'suppressed', true],
    ['Permanent', 'OnAccountSuppressionList', 'suppressed', true],
    ['Transient', 'General', 'temporary', false],
    ['Transient', 'MailboxFull', 'mailbox-full', false],
    ['Transient', 'MessageTooLarge', 'message-too-large', false],
    ['Transient', 'ContentRejected', 'content-rejected', false],
    ['Transient', 'AttachmentRejected', 'content-rejected', false],
    ['Undetermined', 'Undetermined', 'undetermined', false],
  ])('R22 a bounce, %s and %s, without the address', (type, subType, reason, permanent) => {
    const report = deliveryReportIn(bounce(type, subType));
    expect(report).toEqual({ ...marks, delivery: { status: 'bounced', at: timestamp, reason, permanent } });
  });

  test.each([
    ['Email Delivered', { delivery: { timestamp } }, { status: 'delivered', at: timestamp }],
    ['Email Complaint Received', { complaint: { timestamp } }, { status: 'complained', at: timestamp }],
    [
      'Email Delivery Delayed',
      { deliveryDelay: { timestamp, delayType: 'MailboxFull' } },
      { status: 'delayed', at: timestamp, reason: 'mailbox-full' },
    ],
    [
      'Email Rejected',
      { reject: { reason: 'Bad content' } },
      { status: 'failed', at: '2026-02-01T10:00:00.000Z', reason: 'refused' },
    ],
  ])('R22 %s', (detailType, detail, delivery) => {
    expect(deliveryReportIn(event(detailType, detail))?.delivery).toEqual(delivery);
  });

  test('R22 a mail that was none of ours is left alone', () => {
    const delivered = { delivery: { timestamp } };
    for (const foreign of [
      {},
      { mail: tags.mail },
      { ...tags, mail: ['subscription.sub_01K.2'] },
      { ...tags, mail: ['order.sub_01K.2.activation'] },
    ])
      expect(deliveryReportIn(event('Email Delivered', delivered, foreign))).toBeUndefined();
  });

  test('R22 an event of another kind is refused, for somebody to look at', () => {
    expect(() => deliveryReportIn(event('Email Opened', {}))).toThrow();
  });
});

test.each<MailMarks>([
  marks,
  {
    place: { of: ref('portal', 'sub_01K'), version: 71, mail: 'user-invitation', to: 'usr_01K' },
    recipient: 'k2-_-A',
  },
  {
    place: { of: ref('partner', 'par_01K'), version: 3, mail: 'partner-invitation', to: 'usr_2' },
    recipient: 'k',
  },
])('R22 the marks of a mail come back as they went out, in letters that SES takes: $place.mail', (sent) => {
  const written = tagsOf(sent);
  for (const { Name, Value } of written) {
    expect(Name).toMatch(/^[\w-]+$/);
    expect(Value).toMatch(/^[\w.@-]{1,256}$/);
  }
  expect(marksIn(Object.fromEntries(written.map(({ Name, Value }) => [Name, [Value]])))).toEqual(sent);
});
