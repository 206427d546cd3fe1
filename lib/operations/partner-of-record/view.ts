import { type Catalog, serviceOf } from '../../catalog.ts';
import type { BillingAccount } from '../../domain/billing-account.ts';
import { userWho } from '../../domain/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { standingOf } from '../../domain/subscription-commands.ts';
import { tagOfStanding } from '../entity-tag.ts';
import { notFound } from '../partner/member.ts';
import { type DataCenters, type Records, ref } from '../ports.ts';
import type { CallerContext } from '../request.ts';

/** The partner of record that the customer chose, and every choice before it, newest first (R54). */
export interface PartnerOfRecordView {
  readonly billing: BillingAccount;
  readonly productLine: string;
  readonly organizationName: string;
  readonly history: readonly Records['designation'][];
  readonly tag: string;
}

/** More than anybody looks back. */
const mostShown = 100;

/** Shows a user of the portal who is partner of record; foreign equals missing (R52, R54, R69). */
export const viewPartnerOfRecord =
  ({ dataCenters, catalog }: { readonly dataCenters: DataCenters; readonly catalog: Catalog }) =>
  async (subscriptionId: string, { caller, now }: CallerContext): Promise<Outcome<PartnerOfRecordView>> => {
    const store = dataCenters.in(dataCenters.here);
    const [{ subscription, portal }, { items }] = await Promise.all([
      store.load({
        subscription: ref('subscription', subscriptionId),
        portal: ref('portal', subscriptionId),
      }),
      store.list({ of: 'designations', subscriptionId }, { limit: mostShown, newestFirst: true }),
    ]);
    if (!subscription || subscription.value.phase === 'purged') return notFound;
    const { value, version } = subscription;
    const { billing, service, names } = value;
    if (!billing || !portal || !userWho(portal.value, caller)) return notFound;
    return accepted({
      billing,
      productLine: serviceOf(catalog, service)?.productLine ?? service,
      organizationName: names.organization,
      history: items.map((item) => item.value),
      tag: tagOfStanding(version, standingOf(value, now)),
    });
  };
