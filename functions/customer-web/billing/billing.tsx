import { chargesOf, nextCharge } from '../../../lib/operations/billing/charges.ts';
import { BillingPage } from '../pages/billing/billing.tsx';
import { doneIn, isReply } from '../portal/entry.tsx';
import { page } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { billingInside } from './entry.ts';

const chargesPerPage = 12;

/** What is paid for, what comes next and what was charged (R51, R62). */
export const showBilling =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await billingInside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const { open, prices, session, view, language, caller } = found;
    const cursor = request.query.get('charges');
    const { issuer, subject } = session.identity;
    const list = { path: request.path, query: { limit: chargesPerPage }, owner: `${issuer}\n${subject}` };
    const part = await web.cursors.pageRequest(cursor ? { ...list, query: { ...list.query, cursor } } : list);
    const { items, next } = await chargesOf(open.store, subscriptionId, { ...part, newestFirst: true });
    return page(
      200,
      <BillingPage
        language={language}
        session={session}
        view={view}
        subscription={open.subscription}
        forSale={prices !== undefined}
        next={nextCharge(open.subscription, caller.now)}
        charges={items.map(({ value }) => value)}
        earlier={next === undefined ? undefined : await web.cursors.seal(list, next)}
        further={cursor !== null}
        done={doneIn(request)}
      />,
    );
  };
