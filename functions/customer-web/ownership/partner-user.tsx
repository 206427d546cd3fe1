import { hasPartnerAccess } from '../../../lib/domain/billing/paid.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { instantInWords } from '../../../lib/instant-in-words.ts';
import { moneyInWords } from '../../../lib/money-in-words.ts';
import { nextCharge } from '../../../lib/operations/billing/charges.ts';
import { LettingInPage } from '../pages/ownership/partner-user.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { isReply, refusedPage, usableInside, withOwnForm } from '../portal/entry.tsx';
import { rejectionOf, stepOf } from '../portal/form.ts';
import { page, seeOther } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideOwnership, informationInside } from './entry.ts';
import { partnerPage } from './partner.tsx';

/** Shows what letting the partner's user in again brings, with the fee; confirmed, lets it in (R61, R62). */
export const submitPartnerUser =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const inside = withOwnForm(web, request, await usableInside(web, request, subscriptionId));
    const found = await informationInside(web, inside);
    if (isReply(found)) return found;
    const dryRun = stepOf(request) !== 'confirm';
    const enabled = await web.operations.enablePartnerUser({ subscriptionId, dryRun }, found.caller);
    if (!enabled.ok) {
      const rejection = rejectionOf(enabled.refusal);
      if (!rejection) return refusedPage(enabled.refusal, found);
      return partnerPage(web, found, { rejection, status: statusOf[rejection.refusal] });
    }
    if (!enabled.value.dryRun) return seeOther(`${pathIn(subscriptionId, 'partner')}?done=partner-let-in`);
    const { language, session, view } = found;
    return page(
      200,
      <LettingInPage
        language={language}
        session={session}
        view={view}
        told={[...new Set(enabled.value.preview.mails.map(({ to }) => to))]}
        fee={feeFrom(found)}
      />,
    );
  };

/** The fee that begins with it, and when it is charged first; none while it is charged already, or nothing is (R62). */
function feeFrom({ opened: { billing, subscription }, caller, language }: InsideOwnership) {
  if (subscription.phase !== 'paid' || hasPartnerAccess(billing)) return undefined;
  const { rates } = subscription.paid;
  const { next } = nextCharge(subscription, caller.now);
  return (
    next && {
      fee: moneyInWords(rates.partnerUserMonthly, rates.currency, language),
      at: instantInWords(next.at, language),
    }
  );
}
