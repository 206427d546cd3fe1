import { type Catalog, productLineOf } from '../../catalog.ts';
import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import { type Designation, standingFor } from '../../domain/partner-of-record/designation.ts';
import { userWho } from '../../domain/portal/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import { tagOfStanding } from '../entity-tag.ts';
import { notFound } from '../partner/member.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Records, ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { choicesAtHome, withOwn } from './choices.ts';

/** A choice, with who made it if it was made from this subscription: people stay in its data center (R20). */
export interface ShownChoice extends Omit<Records['designation'], 'by'> {
  readonly by?: string;
}

/** The partner of record that the organisation chose, and every choice before it, newest first (R54). */
export interface PartnerOfRecordView {
  readonly billing: BillingAccount;
  readonly productLine: string;
  readonly organizationName: string;
  readonly present: Designation | undefined;
  readonly history: readonly ShownChoice[];
  readonly tag: string;
}

/** More than anybody looks back. */
const mostShown = 100;

/** Shows a user of the portal who is partner of record; foreign equals missing (R52, R54, R69). */
export const viewPartnerOfRecord =
  ({ dataCenters, catalog }: { readonly dataCenters: DataCenters; readonly catalog: Catalog }) =>
  async (subscriptionId: string, { caller, now }: CallerContext): Promise<Outcome<PartnerOfRecordView>> => {
    const store = dataCenters.in(dataCenters.here);
    const [{ subscription, portal }, { items }, { order }] = await Promise.all([
      store.load({
        subscription: ref('subscription', subscriptionId),
        portal: ref('portal', subscriptionId),
      }),
      store.list({ of: 'designations', subscriptionId }, { limit: mostShown, newestFirst: true }),
      dataCenters.home.load({ order: ref('order', subscriptionId) }),
    ]);
    if (!subscription || subscription.value.phase === 'purged') return notFound;
    const { value, version } = subscription;
    const { billing, service, names } = value;
    if (!billing || !portal || !userWho(portal.value, caller)) return notFound;
    const productLine = productLineOf(catalog, service);
    const atHome = await choicesAtHome(dataCenters.home, order);
    const choices = withOwn(atHome, billing.designation).filter((one) => one.productLine === productLine);
    const present = standingFor(choices, productLine);
    return accepted({
      billing,
      productLine,
      organizationName: names.organization,
      present,
      history: historyOf(
        items.map((item) => item.value),
        choices,
      ),
      tag: tagOfChoice({ value, version }, present, now),
    });
  };

/** The tag of what is shown: it changes with a choice from another subscription of the organisation too (R67). */
export const tagOfChoice = (
  { value, version }: Loaded<Subscription>,
  present: Designation | undefined,
  now: CallerContext['now'],
): string => {
  const tag = tagOfStanding(version, standingOf(value, now));
  return present ? `${tag.slice(0, -1)}-${present.since}"` : tag;
};

/** What was chosen here, and what home knows of the organisation besides, newest first. */
function historyOf(own: readonly Records['designation'][], choices: readonly Designation[]): ShownChoice[] {
  const others = choices.flatMap(({ productLine, since: at, partner }): ShownChoice[] =>
    own.some((row) => row.at === at && row.partner?.authorizationNumber === partner?.authorizationNumber)
      ? []
      : [{ productLine, at, ...(partner && { partner }) }],
  );
  return [...own, ...others].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostShown);
}
