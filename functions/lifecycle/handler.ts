import middy from '@middy/core';
import * as z from 'zod/mini';
import { log } from '../../lib/http/log.ts';
import { passTimeOf } from '../../lib/operations/time/pass-time.ts';
import { bundledCatalog, deployedDataCenters } from '../environment.ts';
import { systemRequest } from '../request.ts';

const alarmSchema = z.object({ subscriptionId: z.string().check(z.regex(/^sub_[0-9A-Z]{26}$/)) });
const passTime = passTimeOf(deployedDataCenters(bundledCatalog()));

/** Rung by a subscription's alarm: passes time for it. Rung twice, late or for nothing, it does no more. */
export const handler = middy<unknown, void>().handler(async (event, context) => {
  const { subscriptionId } = alarmSchema.parse(event);
  await passTime(subscriptionId, systemRequest(context.awsRequestId));
  log({ level: 'info', event: 'alarm', requestId: context.awsRequestId, aggregate: subscriptionId });
});
