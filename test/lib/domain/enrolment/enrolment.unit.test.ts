import { describe, expect, test } from '@jest/globals';
import type { Customer } from '../../../../lib/domain/customer/customer.ts';
import { forgetRows } from '../../../../lib/domain/enrolment/end-enrolment.ts';
import { asSeen, type Enrolment } from '../../../../lib/domain/enrolment/enrolment.ts';
import { enrolmentActions } from '../../../../lib/domain/enrolment/enrolment-actions.ts';
import {
  cancelEnrolment,
  openEnrolment,
  runEnrolment,
} from '../../../../lib/domain/enrolment/enrolment-commands.ts';
import { afterSlice, isLastTry, type Slice } from '../../../../lib/domain/enrolment/enrolment-pass.ts';
import {
  type EnrolmentRow,
  type RowOrder,
  rowsOf,
  sameCustomer,
  withOutcome,
} from '../../../../lib/domain/enrolment/enrolment-row.ts';
import { accountId, type Identity } from '../../../../lib/domain/identity.ts';
import { addDays } from '../../../../lib/domain/instant.ts';
import { at, codeOf, kim } from '../given.ts';

const now = at('2026-03-01T09:00:00Z');
const later = at('2026-03-01T09:05:00Z');
const caller: Identity = {
  issuer: 'https://id',
  subject: 'nora',
  accountId: accountId('nora@partner.example'),
};

const order = (externalId: string): RowOrder => ({
  customer: { externalId, kind: 'prospect', contactEmail: 'it@contoso.example' },
});
const rowsFor = (count: number) =>
  rowsOf(Array.from({ length: count }, (_, line) => ({ line: line + 1, order: order(`c-${line + 1}`) })));
const opened = (count: number) =>
  openEnrolment(rowsFor(count), { id: 'enr_1', partnerId: 'par_1', caller }, now);

const slice = (
  before: readonly EnrolmentRow[],
  after: readonly EnrolmentRow[],
  more: Partial<Slice> = {},
): Slice => ({
  before,
  after,
  isWhole: true,
  silent: [],
  stopped: false,
  ...more,
});
const as = (status: EnrolmentRow['status']) => (row: EnrolmentRow) => withOutcome(row, { status });

/** An enrolment of some rows in one chunk, of which the dry run says that all would be enrolled. */
function checkedWith(count: number): { enrolment: Enrolment; rows: EnrolmentRow[] } {
  const { enrolment, chunks } = opened(count);
  const before = chunks[0] ?? [];
  const rows = before.map(as('would-enrol'));
  return { enrolment: afterSlice(enrolment, slice(before, rows), now).enrolment, rows };
}
function runningWith(count: number): { enrolment: Enrolment; rows: EnrolmentRow[] } {
  const { enrolment, rows } = checkedWith(count);
  const run = runEnrolment(enrolment, caller, now);
  if (!run.ok) throw new Error(run.refusal.code);
  return { enrolment: run.value.enrolment, rows };
}

describe('the rows of a file', () => {
  test('of one externalId the first counts, and the others say where it is', () => {
    const sent = [
      { line: 2, order: order('a') },
      { line: 3, problem: { code: 'invalid-request', detail: 'No.', errors: [] } },
      { line: 9, order: order('a') },
    ];
    expect(rowsOf(sent)).toMatchObject([
      { line: 2, status: 'unchecked', order: order('a') },
      { line: 3, status: 'refused', problem: { code: 'invalid-request' } },
      {
        line: 9,
        status: 'refused',
        problem: { code: 'external-id-repeated', detail: expect.stringContaining('Line 2 ') },
      },
    ]);
    expect(rowsOf(sent)[2]).not.toHaveProperty('order');
  });

  test.each(['unchanged', 'refused', 'enrolled', 'left'] as const)(
    'R34 what a row asked for is forgotten once it is %s',
    (status) => {
      expect(
        withOutcome({ line: 1, externalId: 'a', status: 'unchecked', order: order('a') }, { status }),
      ).toEqual({
        line: 1,
        externalId: 'a',
        status,
      });
    },
  );

  const there: Customer = {
    id: 'cus_1',
    partnerId: 'par_1',
    kind: 'prospect',
    organization: { name: 'Contoso', phone: '+46 8 1' },
    contactEmail: 'it@contoso.example',
    customerAdministrator: kim,
    language: 'sv',
    account: { accountNumber: 'A-1', since: now },
    services: [],
    createdAt: now,
  };
  const asked = { externalId: 'a', kind: 'prospect', contactEmail: 'it@contoso.example' } as const;

  test('a row need not repeat what the customer has, but must not contradict it', () => {
    expect(sameCustomer(asked, there)).toBeUndefined();
    const whole = {
      ...asked,
      accountNumber: 'A-1',
      organization: there.organization,
      customerAdministrator: kim,
    };
    expect(sameCustomer(whole, there)).toBeUndefined();
  });

  test.each([
    ['/kind', { kind: 'existing' as const }],
    ['/accountNumber', { accountNumber: 'A-2' }],
    ['/organization', { organization: { name: 'Contoso' } }],
    [
      '/organization',
      {
        organization: {
          ...there.organization,
          address: { line1: 'x', city: 'x', postalCode: 'x', country: 'SE' },
        },
      },
    ],
    ['/contactEmail', { contactEmail: 'x@contoso.example' }],
    ['/customerAdministrator', { customerAdministrator: { ...kim, lastName: 'Borg' } }],
    ['/language', { language: 'en' as const }],
  ])('another %s is another customer', (pointer, other) => {
    const outcome = sameCustomer({ ...asked, ...other }, there);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'external-id-in-use', pointer } });
  });
});

describe('a bulk enrolment', () => {
  test('begins with the dry run, in chunks', () => {
    const { enrolment, chunks, goesOnAt } = opened(60);
    expect(chunks.map(({ length }) => length)).toEqual([25, 25, 10]);
    expect(enrolment).toMatchObject({
      status: 'checking',
      total: 60,
      rows: { unchecked: 60 },
      pass: { ahead: [0, 1, 2] },
    });
    expect(goesOnAt).toBe(now);
  });

  test('is checked once every chunk was come to', () => {
    const { enrolment, chunks } = opened(30);
    const [first = [], second = []] = chunks;
    const half = afterSlice(enrolment, slice(first, first.map(as('would-enrol'))), later);
    expect(half).toMatchObject({ enrolment: { status: 'checking', pass: { ahead: [1] } }, goesOnAt: later });
    const whole = afterSlice(half.enrolment, slice(second, second.map(as('unchanged'))), later);
    expect(whole.enrolment).toMatchObject({
      status: 'checked',
      checkedAt: later,
      rows: { unchecked: 0, 'would-enrol': 25, unchanged: 5 },
    });
    expect(whole.goesOnAt).toBeUndefined();
  });

  test('a slice that time cut short goes on with the same chunk', () => {
    const { enrolment, rows } = runningWith(3);
    const [first, ...rest] = rows;
    const after = [as('enrolled')(first as EnrolmentRow), ...rest];
    const next = afterSlice(enrolment, slice(rows, after, { isWhole: false }), later).enrolment;
    expect(next).toMatchObject({
      status: 'running',
      pass: { ahead: [0], again: [] },
      rows: { enrolled: 1, 'would-enrol': 2 },
    });
  });

  test('R20 rows that wait are tried again, later and later, and left in the end', () => {
    let { enrolment } = runningWith(2);
    const { rows } = runningWith(2);
    const minutes: number[] = [];
    for (let tries = 0; tries < 6; tries++) {
      expect(isLastTry(enrolment)).toBe(false);
      const { enrolment: next, goesOnAt } = afterSlice(enrolment, slice(rows, rows, { silent: ['us'] }), now);
      minutes.push((Date.parse(goesOnAt ?? now) - Date.parse(now)) / 60_000);
      expect(next.pass).toMatchObject({ ahead: [0], again: [], silent: [], tries: tries + 1 });
      enrolment = next;
    }
    expect(minutes).toEqual([2, 4, 8, 16, 30, 30]);
    expect(isLastTry(enrolment)).toBe(true);
    const last = afterSlice(enrolment, slice(rows, rows.map(as('left'))), now).enrolment;
    expect(last).toMatchObject({ status: 'finished', endedAt: now, rows: { left: 2 } });
  });

  test('R20 a data center that was silent is not asked again in the same pass', () => {
    const { enrolment, rows } = runningWith(2);
    const next = afterSlice(enrolment, slice(rows, rows, { isWhole: false, silent: ['us'] }), now).enrolment;
    expect(next.pass.silent).toEqual(['us']);
  });

  test('R4 stops when whoever started it is no member any more', () => {
    const { enrolment, rows } = runningWith(3);
    const after = [as('enrolled')(rows[0] as EnrolmentRow), ...rows.slice(1)];
    const stopped = afterSlice(enrolment, slice(rows, after, { stopped: true }), later).enrolment;
    expect(stopped).toMatchObject({
      status: 'stopped',
      endedAt: later,
      rows: { enrolled: 1, left: 2, 'would-enrol': 0 },
    });
    expect(asSeen(rows[1] as EnrolmentRow, stopped).status).toBe('left');
  });

  test('cancelled: what is not done is left; what was done meanwhile is counted', () => {
    const { enrolment, rows } = runningWith(3);
    const cancelled = cancelEnrolment(enrolment, later);
    if (!cancelled.ok) throw new Error(cancelled.refusal.code);
    expect(cancelled.value.enrolment.rows).toMatchObject({ left: 3, 'would-enrol': 0 });
    const after = [as('enrolled')(rows[0] as EnrolmentRow), ...rows.slice(1)];
    const late = afterSlice(cancelled.value.enrolment, slice(rows, after), later).enrolment;
    expect(late).toMatchObject({ status: 'cancelled', rows: { left: 2, enrolled: 1, 'would-enrol': 0 } });
  });

  test('the counts add up to all rows, whatever happens', () => {
    const { enrolment, rows } = runningWith(4);
    const after = rows.map((row, at) =>
      as((['enrolled', 'refused', 'unchanged', 'left'] as const)[at] ?? 'left')(row),
    );
    const { rows: counts, total } = afterSlice(enrolment, slice(rows, after), now).enrolment;
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(counts).toMatchObject({ enrolled: 1, refused: 1, unchanged: 1, left: 1 });
  });

  test('R34 one that was never run lapses when its rows are forgotten; one that has ended stays as it is', () => {
    const month = addDays(now, 30);
    const lapsed = forgetRows(checkedWith(2).enrolment, month);
    expect(lapsed.enrolment).toMatchObject({
      status: 'cancelled',
      rows: { left: 2 },
      rowsForgottenAt: month,
    });
    expect(lapsed.events.map(({ type }) => type)).toEqual([
      'enrolment-lapsed',
      'enrolment-cancelled',
      'rows-forgotten',
    ]);
    const { enrolment, rows } = runningWith(1);
    const finished = afterSlice(enrolment, slice(rows, rows.map(as('enrolled'))), now).enrolment;
    expect(forgetRows(finished, month).enrolment).toMatchObject({
      status: 'finished',
      rows: { enrolled: 1 },
    });
  });
});

describe('what can be done with it', () => {
  const blocked = (enrolment: Enrolment) =>
    Object.fromEntries(enrolmentActions(enrolment).blockedActions.map(({ action, code }) => [action, code]));

  test('R65 each status says what it allows, and why not', () => {
    expect(blocked(opened(1).enrolment)).toEqual({ run: 'enrolment-not-checked' });
    expect(enrolmentActions(checkedWith(1).enrolment).allowedActions).toEqual(['run', 'cancel']);
    expect(blocked(runningWith(1).enrolment)).toEqual({ run: 'enrolment-running' });
    const { enrolment, rows } = runningWith(1);
    const finished = afterSlice(enrolment, slice(rows, rows.map(as('enrolled'))), now).enrolment;
    expect(blocked(finished)).toEqual({ run: 'enrolment-ended', cancel: 'enrolment-ended' });
    expect(codeOf(runEnrolment(finished, caller, now))).toBe('enrolment-ended');
    expect(codeOf(cancelEnrolment(finished, now))).toBe('enrolment-ended');
  });

  test('R65 nothing is run where nothing would be enrolled', () => {
    const { enrolment, chunks } = opened(1);
    const before = chunks[0] ?? [];
    const checked = afterSlice(enrolment, slice(before, before.map(as('refused'))), now).enrolment;
    expect(blocked(checked)).toEqual({ run: 'nothing-to-enrol' });
  });

  test('R67 what was done already changes nothing', () => {
    const { enrolment } = runningWith(1);
    expect(runEnrolment(enrolment, caller, later)).toEqual({ ok: true, value: { enrolment, events: [] } });
    const cancelled = cancelEnrolment(enrolment, now);
    if (!cancelled.ok) throw new Error(cancelled.refusal.code);
    const again = cancelEnrolment(cancelled.value.enrolment, later);
    expect(again).toEqual({ ok: true, value: { enrolment: cancelled.value.enrolment, events: [] } });
  });
});
