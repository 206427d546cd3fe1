import { openRequest, type RequestKind } from '../../domain/desk/support-request.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Authorship, RequestContext } from '../request.ts';
import { openOnce } from './open-once.ts';

/** What a customer has said, and where. */
export interface Said {
  readonly dataCenters: DataCenters;
  readonly change: StoredChange;
  readonly request: RequestContext;
  readonly subscription: Subscription;
}

/** In the history the desk acts for the customer. */
export const authorOf = ({ change, subscription: { customerId } }: Said): Authorship => ({
  actor: change.actor,
  onBehalfOf: { role: 'customer', id: customerId },
});

/** What the customer's users see of the request, which has the words; none once it was purged. */
export async function copyOf(
  { dataCenters: { here, in: within }, subscription }: Omit<Said, 'change' | 'request'>,
  requestId: string,
) {
  const { asked } = await within(here).load({ asked: ref('customer-request', subscription.id, requestId) });
  return asked?.value;
}

interface Asked {
  readonly kind: RequestKind;
  readonly requestId: string;
  readonly accountId: AccountId;
  readonly at: Instant;
}

/** Opens at the desk what somebody at a customer has asked, as theirs and not their partner's (R33, R69). */
export async function openForCustomer(said: Said, { kind, requestId, accountId, at }: Asked): Promise<void> {
  const { dataCenters, change, request, subscription } = said;
  const { id: subscriptionId, partnerId, customerId } = subscription;
  const asked = await copyOf(said, requestId);
  if (!asked) return;
  const { subject, userId, messages } = asked;
  const opened = openRequest(
    {
      id: requestId,
      kind,
      partnerId,
      subscriptionId,
      subject,
      text: messages[0]?.text ?? '',
      asker: { customerId, dataCenter: dataCenters.here, userId, accountId },
    },
    change.actor,
    at,
  );
  await openOnce(dataCenters.home, { opened, subscriptionId, author: authorOf(said) }, request);
}
