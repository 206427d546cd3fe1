import { accepted, type Outcome } from '../../domain/refusal.ts';
import { liftMailBlock as decide } from '../../domain/subscription/subscription-commands.ts';
import { changeSubscription } from '../change-subscription.ts';
import { notFound } from '../partner/member.ts';
import { type OrderedSubscription, ordered, withReport } from '../partner/ordered-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { isAddressBlocked, mailsAbout } from './mail-blocks.ts';

/**
 * Support lets mails about a subscription go to an address again that came back from it, or were reported as spam
 * (R66). The data center of the subscription, which alone knows its blocks, lifts it a moment later.
 */
export const liftMailBlock =
  (dataCenters: DataCenters) =>
  async (
    subscriptionId: string,
    block: { readonly address: string; readonly reason: string },
    request: CallerContext,
  ): Promise<Outcome<OrderedSubscription>> => {
    const { order } = await dataCenters.home.load({ order: ref('order', subscriptionId) });
    if (!order) return notFound;
    const { partnerId, dataCenter, account } = order.value;
    const store = dataCenters.in(dataCenter);
    const changed = await changeSubscription(
      {
        store,
        subscriptionId,
        author: {
          actor: { role: 'support', accountId: request.caller.accountId },
          onBehalfOf: { role: 'partner', id: partnerId },
        },
        facts: () => Promise.resolve({ account }),
        decide: async (current) => {
          const mails = await mailsAbout(store, subscriptionId, block.address);
          const blocked = isAddressBlocked(current, mails, block.address);
          return decide(current, { ...block, blocked }, request.now);
        },
      },
      request,
    );
    return changed.ok ? accepted(ordered(withReport(order.value, changed.value), request.now)) : changed;
  };
