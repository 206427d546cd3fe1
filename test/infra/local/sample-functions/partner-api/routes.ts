import type { Route } from '../../../../../lib/http/route.ts';

const answers = { 200: { description: 'The event as the function got it' } };

export const routes: readonly Route[] = [
  { operationId: 'listServices', method: 'GET', path: '/v1/services', summary: 'Public', answers },
  {
    operationId: 'getThing',
    method: 'GET',
    path: '/v1/things/{thingId}',
    scope: 'onramp/partner',
    summary: 'Echo',
    answers,
  },
  {
    operationId: 'addThing',
    method: 'POST',
    path: '/v1/things',
    scope: 'onramp/partner',
    summary: 'Writes a change record that asks for an alarm',
    answers,
  },
];
