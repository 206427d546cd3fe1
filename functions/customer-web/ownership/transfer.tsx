import * as z from 'zod/mini';
import { transferNeeded } from '../../../lib/domain/ownership/ownership.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { transferRequest } from '../../../lib/presentation/ownership-schemas.ts';
import { type TransferEntries, TransferPage } from '../pages/ownership/transfer.tsx';
import { transferFields } from '../pages/ownership/wording.ts';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { isReply, refusedPage, usableInside, withOwnForm } from '../portal/entry.tsx';
import { read, rejectionOf, textIn } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { accountPage } from './account.tsx';
import { type InsideOwnership, informationInside, versionIn } from './entry.ts';

export const showTransfer =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await informationInside(web, await usableInside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const { billing } = found.opened;
    if (billing.transfer || !transferNeeded(billing)) return seeOther(pathIn(subscriptionId, 'account'));
    return transferPage(found, {
      newAdministrator: '',
      signUpAccount: '',
      companyName: found.view.organizationName,
      accountReference: subscriptionId,
      cardLastFour: '',
    });
  };

function transferPage(
  { opened, language, session, view }: InsideOwnership,
  entries: TransferEntries,
  {
    rejection = noRejection,
    status = 200,
  }: { readonly rejection?: Rejection; readonly status?: number } = {},
): Reply {
  return page(
    status,
    <TransferPage
      language={language}
      session={session}
      view={view}
      users={opened.portal.users}
      paidByCard={opened.billing.paymentMethod !== undefined}
      version={versionIn(opened)}
      entries={entries}
      rejection={rejection}
    />,
  );
}

const { accountId, ...shape } = transferRequest.shape;
const form = z.strictObject({ ...shape, accountReference: accountId });

/** Asks for a transfer of the ownership (R57). */
export const submitTransfer =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const inside = withOwnForm(web, request, await usableInside(web, request, subscriptionId));
    const found = await informationInside(web, inside);
    if (isReply(found)) return found;
    const entries = entriesIn(request);
    const given = entered(entries, found);
    if ('faults' in given) return transferPage(found, entries, { rejection: given, status: 422 });
    const { accountReference, ...rest } = given.value;
    const command = { ...rest, accountId: accountReference };
    const asked = await web.operations.requestTransfer(
      { subscriptionId, command, dryRun: false },
      found.caller,
    );
    if (asked.ok) return seeOther(`${pathIn(subscriptionId, 'account')}?done=transfer-requested`);
    const rejection = rejectionOf(asked.refusal);
    if (!rejection) return refusedPage(asked.refusal, found);
    // Wrong digits are counted: the form that is sent next is made from the state after that.
    const now = await informationInside(web, found);
    return isReply(now)
      ? now
      : transferPage(now, entries, { rejection, status: statusOf[rejection.refusal] });
  };

/** What was entered; the digits of the card that pays are asked for where there is one. */
function entered(entries: TransferEntries, { opened }: InsideOwnership) {
  const cardLastFour = textIn(entries.cardLastFour);
  const given = read(form, { ...entries, cardLastFour });
  if (cardLastFour !== undefined || !opened.billing.paymentMethod) return given;
  return { faults: { ...('faults' in given && given.faults), cardLastFour: 'missing' } } as const;
}

const entriesIn = ({ form: given }: WebRequest): TransferEntries =>
  Object.fromEntries(transferFields.map((name) => [name, given.get(name) ?? ''])) as TransferEntries;

/** The new owner agrees or declines; who decides for the customer withdraws (R58). */
export const submitTransferAnswer =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = withOwnForm(web, request, await usableInside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const agrees = request.form.get('answer') === 'agree';
    const answer = agrees ? web.operations.consentToTransfer : web.operations.callOffTransfer;
    const answered = await answer({ subscriptionId, dryRun: false }, found.caller);
    const done = agrees ? 'transfer-agreed' : 'transfer-called-off';
    if (answered.ok) return seeOther(`${pathIn(subscriptionId, 'account')}?done=${done}`);
    const rejection = rejectionOf(answered.refusal);
    if (!rejection) return refusedPage(answered.refusal, found);
    return accountPage(web, request, found, { rejection, status: statusOf[rejection.refusal] });
  };
