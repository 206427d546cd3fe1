import { describe, expect, test } from '@jest/globals';
import {
  answerRequest,
  askerActions,
  bringMessage,
  closeRequest,
  continueRequest,
  deskActions,
  openRequest,
  type RequestDecision,
  releaseRequest,
  type SupportRequest,
  takeRequest,
} from '../../../../lib/domain/desk/support-request.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import type { Outcome } from '../../../../lib/domain/refusal.ts';
import { at } from '../given.ts';

const now = at('2026-02-01');
const [ada, ben] = [accountId('ada@desk.example'), accountId('ben@desk.example')];
const partner = { role: 'partner', accountId: accountId('anna@partner.example') } as const;
const { request: open } = openRequest(
  { id: 'req_1', kind: 'question', partnerId: 'par_1', subject: 'Help', text: 'It does not work.' },
  partner,
  now,
);
const resulting = (outcome: Outcome<RequestDecision>): SupportRequest => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.request;
};
const codeOf = (outcome: Outcome<RequestDecision>) => (outcome.ok ? 'ok' : outcome.refusal.code);

const write = (request: SupportRequest, text: string, when = now) =>
  continueRequest(request, { text, by: partner, at: when });

describe('requests to support', () => {
  test('R33 opened, taken, answered, continued, closed', () => {
    expect(open).toMatchObject({ state: 'open', messages: [{ by: partner }] });
    const taken = resulting(takeRequest(open, { by: ada }, now));
    expect(taken).toMatchObject({ state: 'taken', takenBy: ada });
    const answered = resulting(answerRequest(taken, 'Sign out first.', ada, now));
    expect(answered.state).toBe('answered');
    expect(resulting(write(answered, 'It did not help.')).state).toBe('open');
    expect(resulting(closeRequest(answered, { reason: 'Solved.' }, now))).toMatchObject({
      state: 'closed',
      closure: { at: now, reason: 'Solved.' },
    });
  });

  test('R33 what another one works on is taken over only expressly, or by an answer', () => {
    const taken = resulting(takeRequest(open, { by: ada }, now));
    expect(codeOf(takeRequest(taken, { by: ben }, now))).toBe('request-taken');
    expect(resulting(takeRequest(taken, { by: ada }, now))).toBe(taken);
    expect(resulting(takeRequest(taken, { by: ben, takeOver: true }, now)).takenBy).toBe(ben);
    expect(resulting(answerRequest(taken, 'I do.', ben, now)).takenBy).toBe(ben);
    expect(deskActions(taken, ben).allowedActions).toEqual(['take-over', 'release', 'answer', 'close']);
    expect(deskActions(taken, ada).allowedActions).toEqual([
      'take',
      'take-over',
      'release',
      'answer',
      'close',
    ]);
  });

  test('R65 what the desk is told of an action is what the action answers, in every state and to everybody', () => {
    const taken = resulting(takeRequest(open, { by: ada }, now));
    const answered = resulting(answerRequest(taken, 'Sign out first.', ada, now));
    const closed = resulting(closeRequest(answered, {}, now));
    const full = {
      ...open,
      messages: Array.from({ length: 150 }, () => ({ at: now, by: partner, text: 'x' })),
    };
    for (const request of [open, taken, answered, resulting(releaseRequest(taken, now)), closed, full])
      for (const by of [ada, ben]) {
        const outcomes = {
          take: takeRequest(request, { by }, now),
          'take-over': takeRequest(request, { by, takeOver: true }, now),
          release: releaseRequest(request, now),
          answer: answerRequest(request, 'x', by, now),
          close: closeRequest(request, { reason: 'Solved.' }, now),
        };
        const { allowedActions, blockedActions } = deskActions(request, by);
        const told = Object.fromEntries([
          ...allowedActions.map((action) => [action, 'ok']),
          ...blockedActions.map(({ action, code }) => [action, code]),
        ]);
        const answers = Object.entries(outcomes).map(([action, outcome]) => [action, codeOf(outcome)]);
        expect([request.state, told]).toEqual([request.state, Object.fromEntries(answers)]);
      }
  });

  test('R33 what is put back waits as before it was taken', () => {
    const taken = resulting(takeRequest(open, { by: ada }, now));
    const released = resulting(releaseRequest(taken, now));
    expect(released.state).toBe('open');
    expect(released).not.toHaveProperty('takenBy');
    const answered = resulting(answerRequest(open, 'Sign out.', ada, now));
    const again = resulting(takeRequest(answered, { by: ben }, now));
    expect(resulting(releaseRequest(again, now)).state).toBe('answered');
    expect(codeOf(releaseRequest(open, now))).toBe('request-not-taken');
  });

  test('R33 R65 what is closed stays closed, and says so', () => {
    const closed = resulting(closeRequest(open, {}, now));
    for (const outcome of [
      takeRequest(closed, { by: ada }, now),
      releaseRequest(closed, now),
      answerRequest(closed, 'x', ada, now),
      closeRequest(closed, { reason: 'Later.' }, now),
      write(closed, 'x'),
    ])
      expect(codeOf(outcome)).toBe('request-closed');
    expect(deskActions(closed, ada).allowedActions).toEqual([]);
    expect(askerActions(open, now).allowedActions).toEqual(['write']);
    expect(askerActions(closed, now).blockedActions).toMatchObject([{ remedy: 'Open a new one.' }]);
  });

  test('R33 whoever asked opens it again by writing, for as long as the closure says', () => {
    const until = at('2026-02-15');
    const closed = resulting(closeRequest(open, { reopensUntil: until }, now));
    const reopened = resulting(write(closed, 'It came back.', at('2026-02-14')));
    expect(reopened).toMatchObject({ state: 'open', messages: [{}, { text: 'It came back.' }] });
    expect(reopened).not.toHaveProperty('closure');
    expect(codeOf(write(closed, 'It came back.', until))).toBe('request-closed');
  });

  test('R33 R67 what a data center brings counts whatever has happened, in its order, and once', () => {
    const answered = resulting(answerRequest(open, 'Sign out first.', ada, at('2026-02-03')));
    const closed = resulting(closeRequest(answered, {}, at('2026-02-04')));
    const message = { text: 'I did.', by: partner, at: at('2026-02-02') };
    const brought = resulting(bringMessage(closed, 'msg_1', message));
    expect(brought.state).toBe('open');
    expect(brought.messages.map(({ text }) => text)).toEqual([
      'It does not work.',
      'I did.',
      'Sign out first.',
    ]);
    expect(resulting(bringMessage(brought, 'msg_1', message))).toBe(brought);
  });

  test('R33 R65 there is an end to one request, which support can still answer', () => {
    const long = 'x'.repeat(4_000);
    let thread = open;
    while (askerActions(thread, now).allowedActions.length > 0) thread = resulting(write(thread, long));
    expect(thread.messages).toHaveLength(16);
    expect(codeOf(write(thread, 'x'))).toBe('request-full');
    expect(codeOf(answerRequest(thread, long, ada, now))).toBe('ok');
    let short = open;
    while (askerActions(short, now).allowedActions.length > 0) short = resulting(write(short, 'x'));
    expect(short.messages).toHaveLength(100);
    expect(askerActions(short, now).blockedActions).toMatchObject([{ code: 'request-full' }]);
  });
});
