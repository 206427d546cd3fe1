import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { newIds } from '../../lib/http/ids.ts';
import { relyingParty } from '../../lib/identity/relying-party.ts';
import { keyRingOf } from '../../lib/identity/secrets.ts';
import { sessions } from '../../lib/identity/session.ts';
import { acceptInvitation } from '../../lib/operations/customer/accept-invitation.ts';
import { openInvitation } from '../../lib/operations/customer/open-invitation.ts';
import { portalsOf, viewPortal } from '../../lib/operations/customer/view-portal.ts';
import { bundledCatalog, deployedDataCenters, variable } from '../environment.ts';
import { customerWeb } from './app.ts';
import { siteAt } from './site.ts';

const dataCenters = deployedDataCenters(bundledCatalog());
const here = { store: dataCenters.in(dataCenters.here) };
const site = siteAt(variable('PUBLIC_URL'), dataCenters.here);
const secrets = new SecretsManagerClient({});

/** The pages of one data center. */
export const handler = customerWeb({
  site,
  operations: {
    openInvitation: openInvitation(here),
    acceptInvitation: acceptInvitation(dataCenters),
    viewPortal: viewPortal(here),
    portalsOf: portalsOf(here),
  },
  relyingParty: relyingParty({
    issuer: variable('ISSUER'),
    clientId: variable('CLIENT_ID'),
    publicUrl: site.publicUrl,
    accountClaim: variable('ACCOUNT_CLAIM'),
  }),
  sessions: sessions(keyRingOf(secrets, variable('SESSION_SECRET_ID')), site.dataCenter),
  linkKeys: keyRingOf(secrets, variable('LINK_SECRET_ID')),
  now: () => new Date(),
  newId: newIds(Date.now),
});
