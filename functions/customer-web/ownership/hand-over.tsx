import * as z from 'zod/mini';
import { mayTakeOver } from '../../../lib/domain/ownership/hand-over.ts';
import { transferNeeded } from '../../../lib/domain/ownership/ownership.ts';
import { account } from '../../../lib/http/fields.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { HandOverConfirmationPage, HandOverPage } from '../pages/ownership/hand-over.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { isReply, refusedPage, usableInside, withOwnForm } from '../portal/entry.tsx';
import { read, rejectionOf, stepOf } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideOwnership, informationInside, versionIn } from './entry.ts';

export const showHandOver =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await informationInside(web, await usableInside(web, request, subscriptionId));
    return isReply(found) ? found : handOverPage(found, '');
  };

/** The form; where it takes a transfer instead, the account says so. */
function handOverPage(
  { opened, language, session, view }: InsideOwnership,
  entry: string,
  {
    rejection = noRejection,
    status = 200,
  }: { readonly rejection?: Rejection; readonly status?: number } = {},
): Reply {
  const { billing, portal } = opened;
  if (billing.transfer || transferNeeded(billing)) return seeOther(pathIn(view.subscriptionId, 'account'));
  return page(
    status,
    <HandOverPage
      language={language}
      session={session}
      view={view}
      candidates={portal.users.filter((user) => mayTakeOver(billing, user))}
      entry={entry}
      rejection={rejection}
    />,
  );
}

const form = z.strictObject({ newAdministrator: account });

/** Shows what handing billing over brings; confirmed, hands it over (R56). */
export const submitHandOver =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const inside = withOwnForm(web, request, await usableInside(web, request, subscriptionId));
    const found = await informationInside(web, inside);
    if (isReply(found)) return found;
    const entry = request.form.get('newAdministrator') ?? '';
    const step = stepOf(request);
    if (step === 'change') return handOverPage(found, entry);
    const given = read(form, { newAdministrator: entry });
    if ('faults' in given) return handOverPage(found, entry, { rejection: given, status: 422 });
    const command = { subscriptionId, ...given.value, dryRun: step === 'look' };
    const handed = await web.operations.handOverBilling(command, found.caller);
    if (!handed.ok) {
      const rejection = rejectionOf(handed.refusal);
      if (!rejection) return refusedPage(handed.refusal, found);
      return handOverPage(found, entry, { rejection, status: statusOf[rejection.refusal] });
    }
    if (!handed.value.dryRun)
      return seeOther(`${pathIn(subscriptionId, 'account')}?done=billing-handed-over`);
    const { language, session, view, opened } = found;
    return page(
      200,
      <HandOverConfirmationPage
        language={language}
        session={session}
        view={view}
        newAdministrator={given.value.newAdministrator}
        told={[...new Set(handed.value.preview.mails.map(({ to }) => to))]}
        version={versionIn(opened)}
      />,
    );
  };
