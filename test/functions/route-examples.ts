import type { Route } from '../../lib/http/route.ts';
import { chaosIn } from '../chaos/chaos.ts';
import type { ApiAnswer, Call } from '../support/api-client.ts';
import type { LocalCloudProcess } from '../support/local-cloud.ts';
import { filled, leastQuery, withQuery } from './all-routes.ts';

export type Ids = Readonly<Record<string, string>>;

/** Sends a route's own example as a caller. */
export function example(route: Route, as: Call, ids: Ids): Promise<ApiAnswer> {
  const path = withQuery(filled(route.path, { service: 'rapidstart-services', ...ids }), leastQuery(route));
  const body = route.bodyLines ? JSON.stringify(route.bodyExample) : route.bodyExample;
  return as(route.method, path, body, route.bodyLines ? { 'content-type': 'application/x-ndjson' } : {});
}

/** Headers that are of one request only, whoever asks for whatever. */
const ofOneRequest = new Set(['date', 'x-request-id', 'apigw-requestid', 'x-amzn-requestid']);

/** All that an answer says, but for what is of one request only and for the ids that were asked with. */
export function said({ status, body, headers }: ApiAnswer, ids: Ids = {}): string {
  const shown: [string, string][] = [];
  headers.forEach((value, name) => {
    if (!ofOneRequest.has(name)) shown.push([name, value]);
  });
  const text = JSON.stringify([status, shown.sort(), body]);
  return Object.entries(ids).reduce((rest, [name, id]) => rest.replaceAll(id, `{${name}}`), text);
}

/** Status and code of an answer, as refusals are told apart. */
export const outcome = ({ status, body }: ApiAnswer): string =>
  [status, body?.code ?? (status < 400 ? '' : body?.message)].join(' ').trim();

/** Everything in every table, once all that was begun is done. */
export async function tables(cloud: LocalCloudProcess): Promise<unknown> {
  await cloud.advance({ minutes: 1 });
  return Promise.all((['eu', 'us', 'ap'] as const).map(chaosIn(cloud).items));
}
