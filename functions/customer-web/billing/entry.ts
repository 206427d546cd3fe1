import type { PriceList } from '../../../lib/domain/billing/price-list.ts';
import type { OpenBilling } from '../../../lib/operations/billing/open-billing.ts';
import { type Inside, isReply, refusedPage, usableInside } from '../portal/entry.tsx';
import type { Reply } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web } from '../web.ts';

/** Somebody with access to billing in front of a page about paying. */
export interface InsideBilling extends Inside {
  readonly open: OpenBilling;
  /** `undefined` for a service that costs nothing. */
  readonly prices: PriceList | undefined;
}

/** Who has access to billing, in a portal that can be used, or the page that says what is the matter (R60, R69). */
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

/** The billing administrator, who alone spends anything, or the page that says so (R51, R56). */
export async function payerInside(
  web: Web,
  request: WebRequest,
  subscriptionId: string,
): Promise<InsideBilling | Reply> {
  const found = await billingInside(web, request, subscriptionId);
  if (isReply(found) || found.open.buyer === 'billing-administrator') return found;
  return refusedPage({ code: 'billing-administrator-only' }, found);
}
