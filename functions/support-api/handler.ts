import { httpApi } from '../../lib/http/api.ts';
import { newIds } from '../../lib/http/ids.ts';
import { bundledCatalog, deployedDataCenters, variable } from '../environment.ts';
import { supportEndpoints } from './endpoints.ts';
import { routes } from './routes.ts';

/** The support API of the home data center. */
export const handler = httpApi({
  routes,
  endpoints: supportEndpoints(deployedDataCenters(bundledCatalog())),
  accountClaim: variable('ACCOUNT_CLAIM'),
  newId: newIds(Date.now),
  now: () => new Date(),
});
