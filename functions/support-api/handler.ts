import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { httpApi } from '../../lib/http/api.ts';
import { newIds } from '../../lib/http/ids.ts';
import { cursors } from '../../lib/http/page.ts';
import { keyRingOf } from '../../lib/identity/secrets.ts';
import { bundledCatalog, deployedDataCenters, variable } from '../environment.ts';
import { supportEndpoints } from './endpoints.ts';
import { routes } from './routes.ts';

const catalog = bundledCatalog();

/** The support API of the home data center. */
export const handler = httpApi({
  routes,
  endpoints: supportEndpoints({
    catalog,
    dataCenters: deployedDataCenters(catalog),
    cursors: cursors(keyRingOf(new SecretsManagerClient({}), variable('CURSOR_SECRET_ID'))),
    milliseconds: () => performance.now(),
  }),
  accountClaim: variable('ACCOUNT_CLAIM'),
  newId: newIds(Date.now),
  now: () => new Date(),
});
