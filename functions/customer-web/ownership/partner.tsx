import { type PartnerAccessKind, partnerAccessKinds } from '../../../lib/domain/billing-account.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { moneyInWords } from '../../../lib/money-in-words.ts';
import { PartnerPage, RemovalPage } from '../pages/ownership/partner.tsx';
import { noRejection, type Rejection } from '../pages/portal/fields.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import type { Done } from '../pages/portal/wording.ts';
import { doneIn, isReply, refusedPage, usableInside, withOwnForm } from '../portal/entry.tsx';
import { rejectionOf, stepOf } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideOwnership, informationInside } from './entry.ts';

export const showPartner =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await informationInside(web, await usableInside(web, request, subscriptionId));
    return isReply(found) ? found : partnerPage(found, { done: doneIn(request) });
  };

function partnerPage(
  found: InsideOwnership,
  {
    chosen = [],
    done,
    rejection = noRejection,
    status = 200,
  }: {
    readonly chosen?: readonly PartnerAccessKind[];
    readonly done?: Done | undefined;
    readonly rejection?: Rejection;
    readonly status?: number;
  },
): Reply {
  const { language, session, view, opened } = found;
  const { subscription, billing } = opened;
  const { rates } = subscription.phase === 'paid' ? subscription.paid : {};
  return page(
    status,
    <PartnerPage
      language={language}
      session={session}
      view={view}
      billing={billing}
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
    if (step === 'change') return partnerPage(found, { chosen });
    if (chosen.length === 0)
      return partnerPage(found, { rejection: { faults: { kinds: 'missing' } }, status: 422 });
    const removal = { subscriptionId, kinds: chosen, dryRun: step === 'look' };
    const removed = await web.operations.removePartnerAccess(removal, found.caller);
    if (!removed.ok) {
      const rejection = rejectionOf(removed.refusal);
      if (!rejection) return refusedPage(removed.refusal, found);
      return partnerPage(found, { chosen, rejection, status: statusOf[rejection.refusal] });
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
      />,
    );
  };

const kindsIn = ({ form }: WebRequest): readonly PartnerAccessKind[] => {
  const given = form.getAll('kinds');
  return partnerAccessKinds.filter((kind) => given.includes(kind));
};
