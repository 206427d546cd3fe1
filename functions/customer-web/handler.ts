import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { type ApiEvent, httpApi } from '../../lib/http/api.ts';
import { newIds } from '../../lib/http/ids.ts';
import { cursors } from '../../lib/http/page.ts';
import { pathFinder } from '../../lib/http/route-pattern.ts';
import { relyingParty } from '../../lib/identity/relying-party.ts';
import { keyRingOf } from '../../lib/identity/secrets.ts';
import { sessions } from '../../lib/identity/session.ts';
import { bundledCatalog, deployedDataCenters, variable } from '../environment.ts';
import { customerEndpoints } from './api/endpoints.ts';
import { apiRoutes } from './api/routes.ts';
import { customerWeb } from './app.ts';
import { customerOperations } from './operations.ts';
import { siteAt } from './site.ts';

const catalog = bundledCatalog();
const dataCenters = deployedDataCenters(catalog);
const site = siteAt(variable('PUBLIC_URL'), dataCenters.here, JSON.parse(variable('ELSEWHERE')));
const secrets = new SecretsManagerClient({});
const operations = customerOperations(dataCenters, catalog);
const sessionKeys = keyRingOf(secrets, variable('SESSION_SECRET_ID'));
const common = {
  operations,
  cursors: cursors(sessionKeys),
  now: () => new Date(),
  newId: newIds(Date.now),
};

const pages = customerWeb({
  ...common,
  site,
  relyingParty: relyingParty({
    issuer: variable('ISSUER'),
    clientId: variable('CLIENT_ID'),
    publicUrl: site.publicUrl,
    accountClaim: variable('ACCOUNT_CLAIM'),
  }),
  sessions: sessions(sessionKeys, site.dataCenter),
  linkKeys: keyRingOf(secrets, variable('LINK_SECRET_ID')),
});

const api = httpApi({
  routes: apiRoutes,
  endpoints: customerEndpoints(common),
  accountClaim: variable('ACCOUNT_CLAIM'),
  now: common.now,
  newId: common.newId,
});

const apiRoutesAt = pathFinder(apiRoutes);

/** The customer web of one data center: JSON calls behind the gateway's authorizer, and pages for everything else. */
export const handler = (event: APIGatewayProxyEventV2, context: Context) =>
  apiRoutesAt(event.rawPath).length > 0 ? api(event as ApiEvent, context) : pages(event, context);
