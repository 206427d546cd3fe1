import type { Route } from '../../lib/http/route.ts';
import { apiRoutes } from './api/routes.ts';
import { pageRoutes } from './page-routes.ts';

/** Everything that customers open or call, at the data center of their subscription. */
export const routes = [...pageRoutes, ...apiRoutes] as const satisfies readonly Route[];
