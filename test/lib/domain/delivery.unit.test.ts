import { describe, expect, test } from '@jest/globals';
import {
  type Delivery,
  deliveryInWords,
  deliveryReasons,
  deliveryRemedy,
  deliveryStatuses,
  endsMails,
  isNews,
  wentWrong,
} from '../../../lib/domain/delivery.ts';
import { at } from './given.ts';

const now = at('2026-02-01T10:00:00Z');
const told = (status: Delivery['status'], more: Partial<Delivery> = {}): Delivery => ({
  status,
  at: now,
  ...more,
});
const lasting = told('bounced', { reason: 'address-rejected', permanent: true });
const passing = told('bounced', { reason: 'temporary', permanent: false });

/** Every report that there is, as the later ones outrank the earlier ones. */
const inOrder = [
  told('sent'),
  told('failed', { reason: 'refused' }),
  told('delayed', { reason: 'temporary' }),
  passing,
  told('delivered'),
  lasting,
  told('complained'),
];

describe('reports of a mail', () => {
  test('R22 whichever order they come in, and however often, the same is known in the end', () => {
    const learned = (reports: readonly Delivery[]) =>
      reports.reduce<Delivery | undefined>((known, next) => (isNews(known, next) ? next : known), undefined);
    for (const [rank, best] of inOrder.entries()) {
      const some = inOrder.slice(0, rank + 1);
      const rotated = some.map((_, turn) => [...some.slice(turn), ...some.slice(0, turn), ...some]);
      for (const order of [...rotated, [...some].reverse()]) expect(learned(order)).toEqual(best);
    }
  });

  test('R22 an automatic reply undoes no delivery, a bounce that lasts does', () => {
    expect(isNews(told('delivered'), passing)).toBe(false);
    expect(isNews(told('delivered'), lasting)).toBe(true);
    expect(isNews(passing, told('delivered'))).toBe(true);
  });

  test.each(inOrder)(
    'R22 only a bounce that lasts and a complaint end mails: $status, $permanent',
    (report) => {
      expect(endsMails(report)).toBe(report === lasting || report.status === 'complained');
    },
  );
});

describe('what to do about a mail', () => {
  test('R65 whatever went wrong has a remedy, and nothing else has', () => {
    for (const status of deliveryStatuses)
      for (const reason of deliveryReasons)
        for (const permanent of [true, false]) {
          const report = told(status, { reason, permanent });
          const remedy = deliveryRemedy(report);
          expect(remedy !== undefined).toBe(wentWrong(report));
          expect(remedy ?? 'A sentence.').toMatch(/^[A-Z].*\.$/);
          expect(deliveryInWords(report)).toMatch(/\w/);
        }
  });

  test('R65 a blocked address says that support can lift the block; a full mailbox does not send to support', () => {
    for (const report of [lasting, told('complained'), told('failed', { reason: 'suppressed' })])
      expect(deliveryRemedy(report)).toContain('support can lift the block');
    expect(deliveryRemedy(told('bounced', { reason: 'mailbox-full' }))).not.toContain('support');
  });
});
