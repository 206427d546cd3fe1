import { passOnBilling } from '../ownership/pass-on-billing.ts';
import { ref } from '../ports/records.ts';
import { report } from '../subscription/report.ts';
import type { Reactor } from './reactor.ts';

/**
 * A change gave somebody at the partner a place in a billing account: if they have left meanwhile, it passes on at once
 * (R56). Home is told of the place before it is asked who works there, so whoever leaves later is found by their leaving.
 */
export const checkHolders: Reactor<'check-holders'> = async (
  { dataCenters },
  _reaction,
  { subscription, request },
) => {
  if (!subscription || subscription.value.phase === 'purged') return undefined;
  await report(dataCenters, subscription);
  const { value } = subscription;
  const { partner } = await dataCenters.home.load({ partner: ref('partner', value.partnerId) });
  if (!partner) return undefined;
  const { id: subscriptionId, dataCenter } = value;
  const author = { actor: { role: 'system' } } as const;
  await passOnBilling(dataCenters, { subscriptionId, dataCenter, partner: partner.value, author }, request);
  return undefined;
};
