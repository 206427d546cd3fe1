import { ownershipRoutes as customerOwnership } from '../../functions/customer-web/api/ownership-routes.ts';
import { paidRoutes as customerPaid } from '../../functions/customer-web/api/paid-routes.ts';
import { partnerRoutes } from '../../functions/customer-web/api/partner-routes.ts';
import { signUpRoutes } from '../../functions/customer-web/api/sign-up-routes.ts';
import { ownershipRoutes as partnerOwnership } from '../../functions/partner-api/ownership-routes.ts';
import { paidRoutes as partnerPaid } from '../../functions/partner-api/paid-routes.ts';
import { partnerOfRecordRoutes } from '../../functions/partner-api/partner-of-record-routes.ts';
import { routes as partnerApi } from '../../functions/partner-api/routes.ts';
import { ownershipRoutes as supportOwnership } from '../../functions/support-api/ownership-routes.ts';
import { paidRoutes as supportPaid } from '../../functions/support-api/paid-routes.ts';
import type { Route } from '../../lib/http/route.ts';

const routes: readonly Route[] = [
  ...signUpRoutes,
  ...customerPaid,
  ...partnerRoutes,
  ...customerOwnership,
  ...partnerPaid,
  ...partnerOfRecordRoutes,
  ...partnerOwnership,
  ...supportPaid,
  ...supportOwnership,
  ...partnerApi.filter(({ operationId }) => operationId === 'addService'),
];

/** Every command about trials, paying, the partner of record, the ownership, and leaving the partner (R46 to R64). */
export const sectionCommands: readonly Route[] = routes.filter(({ method }) => method !== 'GET');
