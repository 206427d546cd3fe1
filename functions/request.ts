import { instant } from '../lib/domain/instant.ts';
import { newIds } from '../lib/http/ids.ts';
import type { RequestContext } from '../lib/operations/request.ts';

const newId = newIds(Date.now);

/** The context of work that nobody asked for over HTTP: the stream's, the schedule's. */
export const systemRequest = (correlationId: string): RequestContext => ({
  now: instant(Date.now()),
  newId,
  correlationId,
});
