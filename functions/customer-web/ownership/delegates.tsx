import { billingWarnings } from '../../../lib/domain/billing/billing-access.ts';
import { account } from '../../../lib/http/fields.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { DelegateRemovalPage } from '../pages/ownership/account.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { nameOf } from '../pages/portal/people.tsx';
import { gone, isReply, refusedPage, usableInside, withOwnForm } from '../portal/entry.tsx';
import { rejectionOf } from '../portal/form.ts';
import { page, seeOther } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { accountPage } from './account.tsx';
import { versionIn } from './entry.ts';

/** Makes a user a delegate (R60). */
export const submitDelegate =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = withOwnForm(web, request, await usableInside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const chosen = account.safeParse(request.form.get('delegate') ?? '');
    if (!chosen.success)
      return accountPage(web, request, found, {
        rejection: { faults: { delegate: 'missing' } },
        status: 422,
      });
    const added = await web.operations.addDelegate(
      { subscriptionId, accountId: chosen.data, dryRun: false },
      found.caller,
    );
    if (added.ok) return seeOther(`${pathIn(subscriptionId, 'account')}?done=delegate-added`);
    const rejection = rejectionOf(added.refusal);
    if (!rejection) return refusedPage(added.refusal, found);
    return accountPage(web, request, found, { rejection, status: statusOf[rejection.refusal] });
  };

/** Asks whether to remove a delegate (R60). */
export const showDelegateRemoval =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', delegateId = '' }) => {
    const found = await usableInside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const opened = await web.operations.viewDelegates(subscriptionId, found.caller);
    if (!opened.ok) return refusedPage(opened.refusal, found);
    const { billing, portal } = opened.value;
    const delegate = billing.delegates.find(({ id }) => id === delegateId);
    if (!delegate) return gone(found.language);
    const { accountId } = delegate.holder;
    const user = portal.users.find((one) => one.accountId === accountId);
    const rest = { ...billing, delegates: billing.delegates.filter((one) => one !== delegate) };
    return page(
      200,
      <DelegateRemovalPage
        language={found.language}
        session={found.session}
        view={found.view}
        delegateId={delegateId}
        name={user ? nameOf(user) : accountId}
        account={accountId}
        version={versionIn(opened.value)}
        leavesOne={billingWarnings(rest).length > 0}
      />,
    );
  };

/** Removes a delegate, which the form has confirmed (R60). */
export const submitDelegateRemoval =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', delegateId = '' }) => {
    const found = withOwnForm(web, request, await usableInside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const removed = await web.operations.removeDelegate(
      { subscriptionId, delegateId, confirmed: true, dryRun: false },
      found.caller,
    );
    if (removed.ok) return seeOther(`${pathIn(subscriptionId, 'account')}?done=delegate-removed`);
    const rejection = rejectionOf(removed.refusal);
    if (!rejection) return refusedPage(removed.refusal, found);
    return accountPage(web, request, found, { rejection, status: statusOf[rejection.refusal] });
  };
