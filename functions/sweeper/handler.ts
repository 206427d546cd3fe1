import middy from '@middy/core';
import { errorPlace, log } from '../../lib/http/log.ts';
import { react } from '../../lib/operations/outbox/react.ts';
import type { Overdue } from '../../lib/operations/ports/store.ts';
import { announceEndOfSupport } from '../../lib/operations/time/announce-end-of-support.ts';
import { passTimeOf } from '../../lib/operations/time/pass-time.ts';
import { type Swept, sweep } from '../../lib/operations/time/sweep.ts';
import { bundledCatalog, deployedDataCenters } from '../environment.ts';
import { deployedReactions } from '../reactions.ts';
import { systemRequest } from '../request.ts';

const catalog = bundledCatalog();
const dataCenters = deployedDataCenters(catalog);
const announce = announceEndOfSupport({ dataCenters, catalog });
const reactions = deployedReactions(dataCenters, catalog);
/** What is begun last must still end: a mail or an alarm waits ten seconds at most, another region three times three. */
const reserveMs = 30_000;
const runOverdue = sweep({
  dataCenters,
  passTime: passTimeOf,
  react: (seen) => react({ ...reactions, dataCenters: seen }),
  onFailure: (overdue, error) =>
    log({
      level: 'warn',
      event: 'overdue-failed',
      aggregate: nameOf(overdue),
      ...errorPlace(error),
    }),
});

function nameOf(overdue: Overdue): string {
  if (overdue.is === 'subscription') return overdue.subscriptionId;
  return overdue.is === 'change' ? overdue.change.id.join('/') : overdue.place;
}

/** Runs whatever should have happened by now and has not, whether its alarm or its reaction was lost (R36). */
export const handler = middy<unknown, Swept>().handler(async (_event, context) => {
  const newRequest = () => systemRequest(context.awsRequestId);
  const swept = await runOverdue({
    newRequest,
    hasTime: () => context.getRemainingTimeInMillis() > reserveMs,
  });
  if (!swept.unfinished) await announce(newRequest);
  log({
    level: swept.unfinished ? 'warn' : 'info',
    event: 'sweep',
    requestId: context.awsRequestId,
    count: swept.overdue,
    failed: swept.failed,
    lateSeconds: swept.lateSeconds,
    unfinished: swept.unfinished,
  });
  return swept;
});
