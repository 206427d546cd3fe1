import { passOnBilling as decide } from '../../domain/ownership/pass-on.ts';
import type { Partner } from '../../domain/partner/partner.ts';
import { accepted } from '../../domain/refusal.ts';
import { changeSubscription } from '../change-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Authorship, RequestContext } from '../request.ts';
import { reportAtOnce } from '../subscription/report.ts';
import { accountAtHome } from '../time/account-at-home.ts';

export interface BillingToPassOn {
  readonly subscriptionId: string;
  readonly dataCenter: string;
  readonly partner: Pick<Partner, 'users'>;
  /** Who made the change that it follows from. */
  readonly author: Authorship;
}

/** Passes on what people who have left the partner hold in a subscription's billing account, if anything (R56). */
export async function passOnBilling(
  dataCenters: DataCenters,
  { subscriptionId, dataCenter, partner, author }: BillingToPassOn,
  request: RequestContext,
): Promise<void> {
  const changed = await changeSubscription(
    {
      store: dataCenters.in(dataCenter),
      subscriptionId,
      author,
      facts: accountAtHome(dataCenters, subscriptionId),
      decide: ({ billing, phase }) =>
        accepted(billing && phase !== 'purging' ? decide(billing, partner, request.now) : []),
    },
    request,
  );
  if (changed.ok) await reportAtOnce(dataCenters, changed.value);
  else if (changed.refusal.code !== 'subscription-purged') throw new Error(changed.refusal.code);
}
