import { decidesForCustomer } from '../../../lib/domain/billing/billing-access.ts';
import { type PartnerAccessKind, partnerAccessKinds } from '../../../lib/domain/billing/billing-account.ts';
import { openKinds } from '../../../lib/domain/partner-access/partner-access.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { instantInWords } from '../../../lib/instant-in-words.ts';
import { moneyInWords } from '../../../lib/money-in-words.ts';
import { nextCharge } from '../../../lib/operations/billing/charges.ts';
import type { Preview } from '../../../lib/operations/billing/preview.ts';
import { accessReceiptOf } from '../../../lib/operations/ownership/partner-access.ts';
import { type FeeAfter, PartnerPage, RemovalPage } from '../pages/ownership/partner.tsx';
import type { Search } from '../pages/ownership/record.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import type { Done } from '../pages/portal/wording.ts';
import {
  doneIn,
  type Inside,
  inside,
  isReply,
  refusedPage,
  usableInside,
  withOwnForm,
} from '../portal/entry.tsx';
import { rejectionOf, stepOf } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideOwnership, informationInside } from './entry.ts';
import { findBy } from './search.ts';

export const showPartner =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await inside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const sought = request.query.get('sought') ?? undefined;
    if (sought === undefined) return partnerPage(web, found, { done: doneIn(request) });
    const partners = await findBy(web, sought);
    return partners
      ? partnerPage(web, found, { search: { sought, found: partners } })
      : partnerPage(web, found, { rejection: { faults: { sought: 'missing' } }, status: 422 });
  };

/** The partner of record for every user; the partner's access for who decides for the customer (R54, R61). */
export async function partnerPage(
  web: Web,
  found: Inside,
  {
    chosen = [],
    done,
    search,
    rejection = noRejection,
    status = 200,
  }: {
    readonly chosen?: readonly PartnerAccessKind[];
    readonly done?: Done | undefined;
    readonly search?: Search;
    readonly rejection?: Rejection;
    readonly status?: number;
  },
): Promise<Reply> {
  const { language, session, view } = found;
  const { ifMatch, ...caller } = found.caller;
  const [record, opened] = await Promise.all([
    web.operations.viewPartnerOfRecord(view.subscriptionId, caller),
    web.operations.viewInformation(view.subscriptionId, caller),
  ]);
  if (!record.ok) return refusedPage(record.refusal, found);
  const decides =
    opened.ok && decidesForCustomer(opened.value.billing, opened.value.user) ? opened.value : undefined;
  const subscription = decides?.subscription;
  const { rates } = subscription?.phase === 'paid' ? subscription.paid : {};
  return page(
    status,
    <PartnerPage
      language={language}
      session={session}
      view={view}
      record={record.value}
      search={search}
      billing={decides?.billing}
      receipt={subscription && accessReceiptOf(subscription)}
      fee={rates && moneyInWords(rates.partnerUserMonthly, rates.currency, language)}
      chosen={chosen}
      done={done}
      rejection={rejection}
    />,
  );
}

/** Shows what a removal brings, or, confirmed, removes access of the partner (R61). */
export const submitPartnerRemoval =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const inside = withOwnForm(web, request, await usableInside(web, request, subscriptionId));
    const found = await informationInside(web, inside);
    if (isReply(found)) return found;
    const chosen = kindsIn(request);
    const step = stepOf(request);
    if (step === 'change') return partnerPage(web, found, { chosen });
    if (chosen.length === 0)
      return partnerPage(web, found, { rejection: { faults: { kinds: 'missing' } }, status: 422 });
    const removal = { subscriptionId, kinds: chosen, dryRun: step === 'look' };
    const removed = await web.operations.removePartnerAccess(removal, found.caller);
    if (!removed.ok) {
      const rejection = rejectionOf(removed.refusal);
      if (!rejection) return refusedPage(removed.refusal, found);
      return partnerPage(web, found, { chosen, rejection, status: statusOf[rejection.refusal] });
    }
    if (!removed.value.dryRun) return seeOther(`${pathIn(subscriptionId, 'partner')}?done=access-removed`);
    const { language, session, view } = found;
    return page(
      200,
      <RemovalPage
        language={language}
        session={session}
        view={view}
        kinds={chosen}
        told={[...new Set(removed.value.preview.mails.map(({ to }) => to))]}
        delegates={delegatesLost(found, removed.value.preview)}
        nobodyPays={chosen.includes('user') && found.opened.billing.administrator.of === 'partner'}
        notices={noticesAfter(removed.value.preview)}
        fee={feeAfter(found, chosen)}
      />,
    );
  };

/** Who of the partner is a delegate no longer then. */
const delegatesLost = ({ opened }: InsideOwnership, { changes }: Preview): readonly string[] =>
  changes.delegates
    ? opened.billing.delegates.flatMap(({ holder }) => (holder.of === 'partner' ? holder.accountId : []))
    : [];

/** Where notices go then, when that is another address (R12). */
function noticesAfter({ changes: { noticesTo } }: Preview) {
  return noticesTo && { from: String(noticesTo.from), to: String(noticesTo.to) };
}

/** What becomes of the fee for the partner: it ends with the last access (R62). */
function feeAfter(
  { opened: { billing, subscription }, caller, language }: InsideOwnership,
  chosen: readonly PartnerAccessKind[],
): FeeAfter | undefined {
  if (subscription.phase !== 'paid') return undefined;
  const { next, withoutPartnerAccess } = nextCharge(subscription, caller.now);
  if (!next || !withoutPartnerAccess) return undefined;
  const { rates } = subscription.paid;
  const money = (amount: number): string => moneyInWords(amount, rates.currency, language);
  const stays = openKinds(billing).some((kind) => !chosen.includes(kind));
  return stays
    ? { is: 'goes-on', fee: money(rates.partnerUserMonthly) }
    : {
        is: 'ends',
        at: instantInWords(next.at, language),
        total: money(withoutPartnerAccess.total),
        insteadOf: money(next.total),
      };
}

const kindsIn = ({ form }: WebRequest): readonly PartnerAccessKind[] => {
  const given = form.getAll('kinds');
  return partnerAccessKinds.filter((kind) => given.includes(kind));
};
