import * as z from 'zod/mini';
import type { Engines } from '../engine/engines.ts';
import { type ConsoleRoute, json } from './router.ts';

const runningSchema = z.strictObject({ running: z.boolean() });

/** The DynamoDB of each data center: which runs, and stopping it as a failure of its region would. */
export function engineRoutes(engines: Engines): ConsoleRoute[] {
  const list = () =>
    json({
      items: engines.all.map(({ dataCenter, url, pid }) => ({ dataCenter, running: url !== '', pid })),
    });
  return [
    { method: 'GET', path: /^\/_local\/engines$/, handle: list },
    {
      method: 'PUT',
      path: /^\/_local\/engines\/([\w-]+)$/,
      handle: async ({ input, parameters: [dataCenter = ''] }) => {
        const { running } = await input(runningSchema);
        await (running ? engines.resume(dataCenter) : engines.halt(dataCenter));
        return list();
      },
    },
  ];
}
