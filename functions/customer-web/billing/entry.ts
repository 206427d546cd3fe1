import type { PriceList } from '../../../lib/domain/price-list.ts';
import type { OpenBilling } from '../../../lib/operations/billing/open-billing.ts';
import { type Inside, isReply, refusedPage, usableInside } from '../portal/entry.tsx';
import type { Reply } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web } from '../web.ts';

/** The billing administrator in front of a page about paying. */
export interface InsideBilling extends Inside {
  readonly open: OpenBilling;
  /** `undefined` for a service that costs nothing. */
  readonly prices: PriceList | undefined;
}

/** The billing administrator in a portal that can be used, or the page that says what is the matter (R56, R69). */
export async function billingInside(
  web: Web,
  request: WebRequest,
  subscriptionId: string,
): Promise<InsideBilling | Reply> {
  const found = await usableInside(web, request, subscriptionId);
  if (isReply(found)) return found;
  const open = await web.operations.openBilling(subscriptionId, found.caller);
  if (!open.ok) return refusedPage(open.refusal, found);
  return { ...found, open: open.value, prices: web.operations.pricesOf(open.value.subscription.service) };
}
