import type { Actor } from '../../domain/change.ts';
import { type CustomerRequest, newAnswersIn, toldByDesk } from '../../domain/desk/customer-request.ts';
import type { SupportRequest } from '../../domain/desk/support-request.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Portal } from '../../domain/portal/portal.ts';
import type { SupportAnswered, SupportClosed } from '../../domain/portal/portal-events.ts';
import { accepted } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { standingOf } from '../../domain/subscription/subscription-timeline.ts';
import { askerRecords, forecourtWrites } from '../customer/asker.ts';
import { openPortalIn } from '../customer/portal-entry.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded, LoadedOf } from '../ports/loaded.ts';
import { type Ref, ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending, type Reaction } from '../reactions.ts';
import { authorOf, type RequestContext } from '../request.ts';
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
      read: { ...askerRecords(subscriptionId), known: self },
      decide: ({ known, ...records }) => {
        const place = placeOf(records, desk, request);
        if (!place || !known || known.value.told >= version) return accepted({ value: undefined });
        const copy = toldByDesk(known.value, desk, version);
        const writes: Write[] = [
          { put: self, value: copy, expect: known.version },
          // What is purged meanwhile is not told of any more (R34).
          { check: ref('subscription', subscriptionId), expect: place.subscription.version },
        ];
        const events = eventsOf(known.value, copy, { whom: place.whom, by: change.actor }, request);
        if (events.length === 0) return accepted({ value: undefined, commit: { writes } });
        return accepted({
          value: undefined,
          commit: {
            writes: [...writes, ...place.writes],
            change: changeOf(request, authorOf(change), {
              of: place.of,
              version: place.version + 1,
              events,
              reactions: pending(
                ...events.flatMap(({ type }, event): Reaction[] =>
                  type === 'support-answered' ? [{ do: 'mail', event, to: place.whom.userId }] : [],
                ),
              ),
            }),
          },
        });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

/** Whose history says it, and who is told: the portal's, or what goes before it. */
interface Place {
  readonly subscription: Loaded<Subscription>;
  readonly of: Ref;
  readonly version: number;
  readonly writes: readonly Write[];
  readonly whom: Asker;
}

function placeOf(
  records: LoadedOf<ReturnType<typeof askerRecords>>,
  desk: SupportRequest,
  { now }: RequestContext,
): Place | undefined {
  const open = openPortalIn(records, now);
  if (open) {
    const { value, version } = open.portal;
    const of = ref('portal', value.id);
    const writes: Write[] = [{ put: of, value, expect: version }];
    return { subscription: open.subscription, of, version, writes, whom: askerIn(value, desk) };
  }
  const { subscription, forecourt, portal } = records;
  if (!subscription || subscription.value.phase === 'purged' || !forecourt || portal || !desk.asker)
    return undefined;
  const { value } = subscription;
  if (standingOf(value, now).status === 'purged') return undefined;
  const { userId, accountId } = desk.asker;
  return {
    subscription: { value, version: subscription.version },
    of: ref('forecourt', value.id),
    version: forecourt.version,
    writes: forecourtWrites(value.id, forecourt, forecourt.value),
    whom: { userId, accountId },
  };
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
  { whom, by }: { readonly whom: Asker; readonly by: Actor },
  { now: at }: RequestContext,
): (SupportAnswered | SupportClosed)[] {
  const about = { at, ...whom, requestId: told.id };
  const answers = newAnswersIn(known, told).map(({ text }) => text);
  // What the customer itself has ended closes without support.
  const closes = told.state === 'closed' && known.state !== 'closed' && by.role === 'support';
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
