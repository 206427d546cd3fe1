import { expect, test } from '@jest/globals';
import {
  askAsCustomer,
  type CustomerRequest,
  newAnswersIn,
  toldByDesk,
  writeAsCustomer,
} from '../../../../lib/domain/desk/customer-request.ts';
import {
  answerRequest,
  bringMessage,
  closeRequest,
  openRequest,
  type RequestDecision,
  type SupportRequest,
} from '../../../../lib/domain/desk/support-request.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import type { Outcome } from '../../../../lib/domain/refusal.ts';
import { at } from '../given.ts';

const ada = accountId('ada@desk.example');
const kim = { role: 'customer', accountId: accountId('kim@contoso.example') } as const;
const days = ['2026-02-01', '2026-02-02', '2026-02-03', '2026-02-04'].map((day) => at(day));
const [first, second, third, fourth] = days as [(typeof days)[0], never, never, never];

const asked = askAsCustomer({ id: 'req_1', userId: 'usr_1', subject: 'Help', text: 'It fails.' }, first);
const desk = openRequest(
  { id: 'req_1', kind: 'question', partnerId: 'par_1', subject: 'Help', text: 'It fails.' },
  kim,
  first,
).request;
const resulting = (outcome: Outcome<RequestDecision>): SupportRequest => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.request;
};
const written = (request: CustomerRequest, text: string, when = second, id = `msg_${text}`) => {
  const outcome = writeAsCustomer(request, { id, text }, when);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};
const texts = ({ messages }: CustomerRequest) => messages.map(({ text }) => text);

test('R33 what is written here stays in sight while the desk has not got it, whatever the desk does meanwhile', () => {
  const here = written(asked, 'More.');
  const answered = resulting(answerRequest(desk, 'Sign out.', ada, third));
  const told = toldByDesk(here, answered, 2);
  expect(texts(told)).toEqual(['It fails.', 'More.', 'Sign out.']);
  expect(told).toMatchObject({ state: 'open', told: 2 });
  expect(newAnswersIn(here, told).map(({ text }) => text)).toEqual(['Sign out.']);

  const brought = resulting(bringMessage(answered, 'msg_More.', { text: 'More.', by: kim, at: second }));
  const both = toldByDesk(told, brought, 3);
  expect(texts(both)).toEqual(texts(told));
  expect(both.state).toBe('open');
  expect(newAnswersIn(told, both)).toEqual([]);
});

test('R33 several answers of which nothing was told come together', () => {
  const once = resulting(answerRequest(desk, 'One.', ada, second));
  const twice = resulting(answerRequest(once, 'Two.', ada, third));
  expect(newAnswersIn(asked, toldByDesk(asked, twice, 3)).map(({ text }) => text)).toEqual(['One.', 'Two.']);
});

test('R33 a closed request is opened again by writing, until its time is over; a message that crosses the closure counts', () => {
  const closed = resulting(closeRequest(desk, { reason: 'Solved.', reopensUntil: third }, second));
  const told = toldByDesk(asked, closed, 2);
  expect(told).toMatchObject({ state: 'closed', closure: { reason: 'Solved.' } });
  expect(written(told, 'No.', second)).toMatchObject({ state: 'open' });
  expect(writeAsCustomer(told, { id: 'msg_1', text: 'No.' }, fourth)).toMatchObject({
    refusal: { code: 'request-closed' },
  });
  const crossed = toldByDesk(written(asked, 'More.'), closed, 2);
  expect(crossed.state).toBe('open');
  expect(crossed).not.toHaveProperty('closure');
});
