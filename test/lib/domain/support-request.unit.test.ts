import { describe, expect, test } from '@jest/globals';
import { accountId } from '../../../lib/domain/identity.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import {
  answerRequest,
  closeRequest,
  continueRequest,
  openRequest,
  type RequestDecision,
  requestActions,
  type SupportRequest,
  takeRequest,
} from '../../../lib/domain/support-request.ts';
import { at } from './given.ts';

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

describe('requests to support', () => {
  test('R33 opened, taken, answered, continued, closed', () => {
    expect(open).toMatchObject({ state: 'open', messages: [{ by: partner }] });
    const taken = resulting(takeRequest(open, ada, now));
    expect(taken).toMatchObject({ state: 'taken', takenBy: ada });
    const answered = resulting(answerRequest(taken, 'Sign out first.', ada, now));
    expect(answered.state).toBe('answered');
    expect(resulting(continueRequest(answered, 'It did not help.', partner, now)).state).toBe('open');
    expect(resulting(closeRequest(answered, now)).state).toBe('closed');
  });

  test('R33 nobody takes what another one works on; an answer takes it over', () => {
    const taken = resulting(takeRequest(open, ada, now));
    expect(codeOf(takeRequest(taken, ben, now))).toBe('request-taken');
    expect(resulting(takeRequest(taken, ada, now))).toBe(taken);
    expect(resulting(answerRequest(taken, 'I do.', ben, now)).takenBy).toBe(ben);
  });

  test('R33 R65 what is closed stays closed, and says so', () => {
    const closed = resulting(closeRequest(open, now));
    expect(resulting(closeRequest(closed, now))).toBe(closed);
    for (const outcome of [
      takeRequest(closed, ada, now),
      answerRequest(closed, 'x', ada, now),
      continueRequest(closed, 'x', partner, now),
    ])
      expect(codeOf(outcome)).toBe('request-closed');
    expect(requestActions(closed, 'support').allowedActions).toEqual([]);
    expect(requestActions(open, 'partner').allowedActions).toEqual(['write']);
  });
});
