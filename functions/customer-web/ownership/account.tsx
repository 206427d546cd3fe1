import type { Outcome } from '../../../lib/domain/refusal.ts';
import { AccountPage } from '../pages/ownership/account.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { doneIn, type Inside, isReply, refusedPage, usableInside } from '../portal/entry.tsx';
import { page, type Reply } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';

export const showAccount =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await usableInside(web, request, subscriptionId);
    return isReply(found) ? found : accountPage(web, request, found);
  };

/** Of the account, what whoever looks may see; nothing of it is a page for somebody else (R57 to R60, R64). */
export async function accountPage(
  web: Web,
  request: WebRequest,
  found: Inside,
  {
    rejection = noRejection,
    status = 200,
  }: { readonly rejection?: Rejection; readonly status?: number } = {},
): Promise<Reply> {
  const { language, session, view } = found;
  const { ifMatch, ...caller } = found.caller;
  const [information, delegates, transfer] = await Promise.all([
    web.operations.viewInformation(view.subscriptionId, caller),
    web.operations.viewDelegates(view.subscriptionId, caller),
    web.operations.viewTransfer(view.subscriptionId, undefined, caller),
  ]);
  if (!delegates.ok && !transfer.ok) return refusedPage(delegates.refusal, found);
  return page(
    status,
    <AccountPage
      language={language}
      session={session}
      view={view}
      information={shown(information)}
      delegates={shown(delegates)}
      transfer={shown(transfer)}
      done={doneIn(request)}
      rejection={rejection}
    />,
  );
}

const shown = <T,>(outcome: Outcome<T>): T | undefined => (outcome.ok ? outcome.value : undefined);
