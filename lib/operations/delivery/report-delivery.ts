import { type Delivery, endsMails, isNews } from '../../domain/delivery.ts';
import { accepted } from '../../domain/refusal.ts';
import { reportInvitationMail } from '../../domain/subscription/send-activation.ts';
import type { InvitationSentEvent } from '../../domain/subscription/subscription-events.ts';
import { changeSubscription } from '../change-subscription.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { deliveryRef, type MailMarks, type MailPlace } from '../ports/mailer.ts';
import { changeRef, type Ref, ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { accountAtHome } from '../time/account-at-home.ts';
import { transact } from '../transact.ts';

/** What became of a mail, by the marks that it went out with. */
export interface DeliveryReport extends MailMarks {
  readonly delivery: Delivery;
}

/**
 * Notes what became of a mail, blocks the address where no mail should go to it any more, and shows it on the
 * invitation. Reports may come again, in any order, and late: what was purged or overtaken is left alone (R34).
 */
export const reportDelivery =
  (dataCenters: DataCenters) =>
  async (report: DeliveryReport, request: RequestContext): Promise<void> => {
    const { place, delivery } = report;
    const store = dataCenters.in(dataCenters.here);
    const change = await noted(store, report, request);
    if (!change || place.of.kind !== 'subscription' || place.mail !== 'activation') return;
    const sent = change.events.find(({ type }) => type === 'invitation-sent');
    if (!sent) return;
    const subscriptionId = place.of.id[0] ?? '';
    const { generation } = sent as InvitationSentEvent;
    const changed = await changeSubscription(
      {
        store,
        subscriptionId,
        author: { actor: { role: 'system' } },
        facts: accountAtHome(dataCenters, subscriptionId),
        decide: (current) => reportInvitationMail(current, { generation, delivery }, request.now),
      },
      request,
    );
    if (!changed.ok && changed.refusal.code !== 'subscription-purged') throw new Error(changed.refusal.code);
  };

/** The change that the mail belongs to, if it is still there, the report noted beside it. */
async function noted(
  store: Store,
  { place, recipient, delivery }: DeliveryReport,
  request: RequestContext,
): Promise<StoredChange | undefined> {
  const record = deliveryRef(place);
  const holder = holderOf(place);
  const outcome = await transact(
    {
      store,
      read: { change: changeRef(place), known: record, holder },
      decide: ({ change, known, holder: stands }) => {
        if (!change || !stands || isGone(stands.value)) return accepted({ value: undefined });
        if (!isNews(known?.value, delivery)) return accepted({ value: change.value });
        const suppression = endsMails(delivery) ? suppressing(holder, recipient, delivery) : [];
        return accepted({
          value: change.value,
          commit: {
            writes: [
              {
                put: record,
                value: { ...delivery, ...(place.to !== undefined && { to: place.to }) },
                expect: known?.version ?? 'absent',
              },
              ...suppression,
              // A purge that has begun meanwhile must not leave this behind.
              { check: holder, expect: stands.version },
            ],
          },
        });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

/** What a mail's record goes with: the subscription of a portal or of what goes before it, else the aggregate itself. */
const holderOf = ({ of }: MailPlace): Ref =>
  of.kind === 'portal' || of.kind === 'forecourt' ? ref('subscription', ...of.id) : ref(of.kind, ...of.id);

const isGone = (holder: object): boolean =>
  'phase' in holder && (holder.phase === 'purging' || holder.phase === 'purged');

function suppressing(holder: Ref, digest: string, { status, at }: Delivery): Write[] {
  const reason = status === 'complained' ? 'complained' : 'bounced';
  const block: Write = { put: ref('suppression', digest), value: { since: at, reason }, expect: 'any' };
  if (holder.kind !== 'subscription') return [block];
  const pointer = ref('suppression-pointer', holder.id[0] ?? '', digest);
  return [block, { put: pointer, value: { digest }, expect: 'any' }];
}
