import { type CustomerMessage, newAnswersIn, toldByDesk } from '../../domain/customer-request.ts';
import { type Portal, type PortalUser, userOf } from '../../domain/portal.ts';
import type { SupportAnswered } from '../../domain/portal-events.ts';
import { accepted } from '../../domain/refusal.ts';
import type { SupportRequest } from '../../domain/support-request.ts';
import { openPortalIn, portalRecords } from '../customer/portal-entry.ts';
import { type Loaded, ref, type Store, type StoredChange, type Write } from '../ports.ts';
import { pending } from '../reactions.ts';
import type { RequestContext } from '../request.ts';
import { changeOf, transact } from '../transact.ts';
import type { Reactor } from './reactor.ts';

/**
 * Brings what the desk did with a customer's request to the data center of the subscription, whose portal shows it and
 * from where an answer is mailed (R20). In any order: only a newer state of the request counts.
 */
export const tellCustomer: Reactor<'tell-customer'> = async (
  { dataCenters },
  _reaction,
  { change, request },
) => {
  const { stored } = await dataCenters.home.load({
    stored: ref('support-request', ...change.of.id),
  });
  const asker = stored?.value.asker;
  if (!stored || !asker) return undefined;
  await tell(dataCenters.in(asker.dataCenter), stored, change, request);
  return undefined;
};

async function tell(
  store: Store,
  { value: desk, version }: Loaded<SupportRequest>,
  change: StoredChange,
  request: RequestContext,
): Promise<void> {
  const subscriptionId = desk.subscriptionId ?? '';
  const self = ref('customer-request', subscriptionId, desk.id);
  const outcome = await transact(
    {
      store,
      read: { ...portalRecords(subscriptionId), known: self },
      decide: ({ known, ...records }) => {
        const open = openPortalIn(records, request.now);
        if (!open || !known || known.value.told >= version) return accepted({ value: undefined });
        const copy = toldByDesk(known.value, desk, version);
        const writes: Write[] = [
          { put: self, value: copy, expect: known.version },
          // What is purged meanwhile is not told of any more (R34).
          { check: ref('subscription', subscriptionId), expect: open.subscription.version },
        ];
        const answers = newAnswersIn(known.value, copy);
        const whom = answers.length > 0 ? askerIn(open.portal.value, desk) : undefined;
        if (!whom) return accepted({ value: undefined, commit: { writes } });
        const portal = ref('portal', subscriptionId);
        const { version: stands, value } = open.portal;
        return accepted({
          value: undefined,
          commit: {
            writes: [...writes, { put: portal, value, expect: stands }],
            change: changeOf(
              request,
              { actor: change.actor, ...(change.onBehalfOf && { onBehalfOf: change.onBehalfOf }) },
              {
                of: portal,
                version: stands + 1,
                events: [answeredEvent(desk, whom, answers, request)],
                reactions: pending({ do: 'mail', event: 0, to: whom.id }),
              },
            ),
          },
        });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

/** Who is told: whoever wrote last, or else asked, and is still a user. */
function askerIn(portal: Portal, { asker, messages }: SupportRequest): PortalUser | undefined {
  const wrote = messages.findLast(({ by }) => by.role === 'customer')?.by;
  const account = wrote && 'accountId' in wrote ? wrote.accountId : undefined;
  return portal.users.find(({ accountId }) => accountId === account) ?? userOf(portal, asker?.userId ?? '');
}

const answeredEvent = (
  { id, subject }: SupportRequest,
  user: PortalUser,
  answers: readonly CustomerMessage[],
  { now }: RequestContext,
): SupportAnswered => ({
  type: 'support-answered',
  at: now,
  userId: user.id,
  accountId: user.accountId,
  requestId: id,
  subject,
  text: answers.map(({ text }) => text).join('\n\n'),
});
