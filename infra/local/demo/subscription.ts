import type { ApiClient } from './api-client.ts';
import { day } from './story.ts';
import { terminal } from './terminal.ts';

/** A subscription as the API presents it, as far as the story reads it. */
export interface Subscription {
  readonly id: string;
  readonly organizationName: string;
  readonly countryOfUse: string;
  readonly dataCenter: string;
  readonly status: string;
  readonly deadlines: readonly { readonly kind: string; readonly at: string }[];
  readonly notices: readonly { readonly about: string; readonly days: number }[];
}

export const subscriptionOf = (partner: ApiClient, id: string): Promise<Subscription> =>
  partner.call('GET', `/v1/subscriptions/${id}`, 200);

/** The deadlines in one line: `inactivation 19 Feb 2027`. */
export const deadlinesOf = ({ deadlines }: Subscription): string =>
  deadlines.map(({ kind, at }) => `${kind.replace('-', ' ')} ${day(at)}`).join(', ') || 'no deadline';

/** The instant of a deadline; throws when there is none of that kind. */
export function deadline({ deadlines }: Subscription, kind: string): string {
  const found = deadlines.find((one) => one.kind === kind);
  if (!found) throw new TypeError(`There is no deadline of the kind ${kind}.`);
  return found.at;
}

/** Shows the partner's list of services. */
export async function showServices(partner: ApiClient): Promise<void> {
  const { items } = await partner.call<{ items: readonly Subscription[] }>('GET', '/v1/subscriptions', 200);
  terminal.table(
    ['organisation', 'country', 'data center', 'status', 'deadlines'],
    items.map((one) => [
      one.organizationName || '–',
      one.countryOfUse,
      one.dataCenter,
      one.status,
      deadlinesOf(one),
    ]),
  );
}
