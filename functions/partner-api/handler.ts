import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { agreedDocumentsIn } from '../../lib/agreements/current.ts';
import { httpApi } from '../../lib/http/api.ts';
import { newAuthorizationNumber, newIds } from '../../lib/http/ids.ts';
import { cursors } from '../../lib/http/page.ts';
import { keyRingOf } from '../../lib/identity/secrets.ts';
import { bundledCatalog, deployedDataCenters, variable } from '../environment.ts';
import { partnerEndpoints } from './endpoints.ts';
import { routes } from './routes.ts';

const catalog = bundledCatalog();

/** The partner API of the home data center. */
export const handler = httpApi({
  routes,
  endpoints: partnerEndpoints({
    catalog,
    dataCenters: deployedDataCenters(catalog),
    cursors: cursors(keyRingOf(new SecretsManagerClient({}), variable('CURSOR_SECRET_ID'))),
    newAuthorizationNumber,
    agreementsIn: agreedDocumentsIn,
    openApiFile: join(variable('LAMBDA_TASK_ROOT'), 'openapi.json'),
  }),
  accountClaim: variable('ACCOUNT_CLAIM'),
  newId: newIds(Date.now),
  now: () => new Date(),
});
