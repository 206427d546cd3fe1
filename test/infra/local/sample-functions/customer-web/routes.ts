import type { Route } from '../../../../../lib/http/route.ts';

export const routes: readonly Route[] = [
  {
    operationId: 'portal',
    method: 'GET',
    path: '/portal',
    summary: 'A page',
    answers: { 200: { description: 'A page', html: true } },
  },
];
