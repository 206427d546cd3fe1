import { decidesForCustomer } from '../../../lib/domain/billing/billing-access.ts';
import type { Inside as Opened } from '../../../lib/operations/ownership/inside.ts';
import { type Inside, isReply, refusedPage } from '../portal/entry.tsx';
import type { Reply } from '../reply.ts';
import type { Web } from '../web.ts';

/** Somebody in front of the billing account. */
export interface InsideOwnership extends Inside {
  readonly opened: Opened;
}

/** Who decides for the customer, or the page that says who does (R56, R64, R69). */
export async function informationInside(web: Web, found: Inside | Reply): Promise<InsideOwnership | Reply> {
  if (isReply(found)) return found;
  const { ifMatch, ...caller } = found.caller;
  const opened = await web.operations.viewInformation(found.view.subscriptionId, caller);
  if (!opened.ok) return refusedPage(opened.refusal, found);
  const { billing, user } = opened.value;
  if (!decidesForCustomer(billing, user)) return refusedPage({ code: 'billing-administrator-only' }, found);
  return { ...found, opened: opened.value };
}

/** The version in a tag, as forms carry it. */
export const versionIn = ({ tag }: Opened): string => tag.replaceAll('"', '');
