import type { Outcome } from '../../../lib/domain/refusal.ts';
import { statusOf } from '../../../lib/http/status.ts';
import type { Billed } from '../../../lib/operations/billing/change-billing.ts';
import { ConfirmationPage, type ConfirmationProps } from '../pages/billing/confirmation.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import type { Rejection } from '../pages/portal/rejection.tsx';
import type { Done } from '../pages/portal/wording.ts';
import { refusedPage } from '../portal/entry.tsx';
import { rejectionOf } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { Web } from '../web.ts';
import type { InsideBilling } from './entry.ts';

interface Order extends Pick<ConfirmationProps, 'of' | 'facts'> {
  /** Where the form goes. */
  readonly action: string;
  readonly entries: Readonly<Record<string, string>>;
  readonly done: Done;
  /** The form again, with why. */
  readonly again: (rejected: { readonly rejection: Rejection; readonly status: number }) => Reply;
}

/** Answers an order: the charge to be confirmed, what was bought, or the form again (R49, R51, R56, R62). */
export function answerToOrder(
  web: Web,
  found: InsideBilling,
  ordered: Outcome<Billed<unknown>>,
  { of, facts, action, entries, done, again }: Order,
): Reply {
  const { language, session, view } = found;
  if (!ordered.ok) {
    const rejection = rejectionOf(ordered.refusal);
    return rejection
      ? again({ rejection, status: statusOf[rejection.refusal] })
      : refusedPage(ordered.refusal, found);
  }
  if (!ordered.value.dryRun) return seeOther(`${pathIn(view.subscriptionId, 'billing')}?done=${done}`);
  return page(
    200,
    <ConfirmationPage
      language={language}
      session={session}
      view={view}
      preview={ordered.value.preview}
      action={action}
      entries={entries}
      once={web.newId('chg')}
      of={of}
      facts={facts}
    />,
  );
}
