import type { PurchaseOrder } from '../../../lib/domain/billing/paid-commands.ts';
import { purchase } from '../../../lib/presentation/billing-schemas.ts';
import { fieldOfGood, PurchasePage } from '../pages/billing/purchase.tsx';
import { type Good, goods } from '../pages/billing/wording.ts';
import { pathIn } from '../pages/portal/frame.tsx';
import { type Faults, noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { isReply, nothingHere, withOwnForm } from '../portal/entry.tsx';
import { numberIn, read, stepOf } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideBilling, payerInside } from './entry.ts';
import { answerToOrder } from './ordered.tsx';

const goodIn = (text: string): Good | undefined => goods.find((good) => good === text);

export const showPurchase =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', good: asked = '' }) => {
    const found = await payerInside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const good = goodIn(asked);
    return good ? purchasePage(found, good, '') : nothingHere(found.language);
  };

/** The form; without a paid subscription there is nothing to add to, and the page about paying says so. */
function purchasePage(
  { prices, open: { subscription }, language, session, view }: InsideBilling,
  good: Good,
  entry: string,
  {
    rejection = noRejection,
    status = 200,
  }: { readonly rejection?: Rejection; readonly status?: number } = {},
): Reply {
  if (!prices || subscription.phase !== 'paid') return seeOther(pathIn(view.subscriptionId, 'billing'));
  return page(
    status,
    <PurchasePage
      language={language}
      session={session}
      view={view}
      good={good}
      subscription={subscription}
      prices={prices}
      entry={entry}
      rejection={rejection}
    />,
  );
}

/** Shows the charge before it is made, or, confirmed, buys (R51). */
export const submitPurchase =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', good: asked = '' }) => {
    const found = withOwnForm(web, request, await payerInside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const good = goodIn(asked);
    if (!good) return nothingHere(found.language);
    const field = fieldOfGood[good];
    const entry = request.form.get(field) ?? '';
    const step = stepOf(request);
    if (step === 'change') return purchasePage(found, good, entry);
    const given = orderIn(good, entry);
    if ('faults' in given) return purchasePage(found, good, entry, { rejection: given, status: 422 });
    const order = { subscriptionId, command: given.value, dryRun: step === 'look' };
    return answerToOrder(web, found, await web.operations.buy(order, found.caller), {
      of: 'purchase',
      action: pathIn(subscriptionId, 'billing', 'purchase', good),
      entries: { [field]: entry },
      done: 'bought',
      again: (rejected) => purchasePage(found, good, entry, rejected),
    });
  };

function orderIn(good: Good, entry: string): { readonly value: PurchaseOrder } | { readonly faults: Faults } {
  const counted = good === 'licences' || good === 'storage';
  return read(purchase, { kind: good, [fieldOfGood[good]]: counted ? numberIn(entry) : entry });
}
