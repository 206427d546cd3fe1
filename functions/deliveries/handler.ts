import middy from '@middy/core';
import { log } from '../../lib/http/log.ts';
import { deliveryReportIn } from '../../lib/mail/ses-reports.ts';
import { reportDelivery } from '../../lib/operations/delivery/report-delivery.ts';
import { bundledCatalog, deployedDataCenters } from '../environment.ts';
import { systemRequest } from '../request.ts';

const report = reportDelivery(deployedDataCenters(bundledCatalog()));

/** Notes what SES says of a mail: that it was delivered, came back, or was taken for spam. Told twice, it does no more. */
export const handler = middy<unknown, void>().handler(async (event, context) => {
  const told = deliveryReportIn(event);
  if (!told) return;
  await report(told, systemRequest(context.awsRequestId));
  const { place, delivery } = told;
  log({
    level: 'info',
    event: 'mail-report',
    requestId: context.awsRequestId,
    what: delivery.status,
    aggregate: [...place.of.id, place.version].join('/'),
  });
});
