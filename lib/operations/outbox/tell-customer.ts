import { type CustomerRequest, newAnswersIn, toldByDesk } from '../../domain/desk/customer-request.ts';
import type { SupportRequest } from '../../domain/desk/support-request.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Portal } from '../../domain/portal/portal.ts';
import type { SupportAnswered, SupportClosed } from '../../domain/portal/portal-events.ts';
import { accepted } from '../../domain/refusal.ts';
import { openPortalIn, portalRecords } from '../customer/portal-entry.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending, type Reaction } from '../reactions.ts';
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
        const whom = askerIn(open.portal.value, desk);
        const events = eventsOf(known.value, copy, whom, request);
        if (events.length === 0) return accepted({ value: undefined, commit: { writes } });
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
                events,
                reactions: pending(
                  ...events.flatMap(({ type }, event): Reaction[] =>
                    type === 'support-answered' ? [{ do: 'mail', event, to: whom.userId }] : [],
                  ),
                ),
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

interface Asker {
  readonly userId: string;
  readonly accountId: AccountId;
}

/** Who is told: whoever wrote last and is still a user, or else who asked. */
function askerIn({ users }: Portal, { asker, messages }: SupportRequest): Asker {
  const wrote = messages.findLast(({ by }) => by.role === 'customer')?.by;
  const account = wrote && 'accountId' in wrote ? wrote.accountId : undefined;
  const user = users.find(({ accountId }) => accountId === account);
  return user
    ? { userId: user.id, accountId: user.accountId }
    : { userId: asker?.userId ?? '', accountId: asker?.accountId ?? ('' as never) };
}

/** What the portal's history says of it: that support answered, with what it has answered since, or closed the request. */
function eventsOf(
  known: CustomerRequest,
  told: CustomerRequest,
  whom: Asker,
  { now: at }: RequestContext,
): (SupportAnswered | SupportClosed)[] {
  const about = { at, ...whom, requestId: told.id };
  const answers = newAnswersIn(known, told).map(({ text }) => text);
  const closes = told.state === 'closed' && known.state !== 'closed';
  const reason = told.closure?.reason;
  return [
    ...(answers.length > 0
      ? [
          {
            type: 'support-answered',
            ...about,
            subject: told.subject,
            text: answers.join('\n\n'),
          } as const,
        ]
      : []),
    ...(closes
      ? [{ type: 'support-closed', ...about, ...(reason !== undefined && { reason }) } as const]
      : []),
  ];
}
