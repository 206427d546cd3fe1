import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import type { Delivery, DeliveryStatus } from '../../domain/delivery.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Portal, type PortalUser, userOf } from '../../domain/portal/portal.ts';
import type { PortalEvent } from '../../domain/portal/portal-events.ts';
import { noSuchUser } from '../../domain/portal/portal-rules.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Loaded } from '../ports/loaded.ts';
import { deliveryRef, type MailPlace } from '../ports/mailer.ts';
import { changeRef, type Records, type Ref, ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { OpenPortal } from './portal-entry.ts';
import { portalTag } from './portal-tag.ts';

/** What has become of an invitation that is not accepted yet. `queued`: it is about to be mailed. */
export type InvitationState = 'not-sent' | 'queued' | DeliveryStatus | 'expired';

/** A user as administrators see them. */
export interface UserView {
  readonly portal: Portal;
  readonly billing: BillingAccount | undefined;
  readonly user: PortalUser;
  /** Absent for somebody who has signed in. */
  readonly invitation?: InvitationState;
  /** What the mail service told of its mail. */
  readonly delivery?: Delivery;
  readonly tag: string;
}

/** Users with what became of their mails, which is read only for those who have not signed in (R39, R40). */
export async function viewOf(
  store: Store,
  { portal, subscription }: Pick<OpenPortal, 'portal' | 'subscription'>,
  users: readonly PortalUser[],
  now: Instant,
): Promise<UserView[]> {
  const invited = users.filter(({ status, invitation }) => status === 'invited' && invitation);
  const [changes, deliveries] = await Promise.all([
    loadEach(store, invited, (user) => changeRef(mailIn(portal.value, user))),
    loadEach(store, invited, (user) => deliveryRef(mailIn(portal.value, user))),
  ]);
  return users.map((user) => {
    const delivery = deliveries.get(user.id);
    const invitation =
      user.status === 'invited' ? stateOf(user, changes.get(user.id), delivery, now) : undefined;
    return {
      portal: portal.value,
      billing: subscription.value.billing,
      user,
      ...(invitation && { invitation }),
      ...(delivery?.status === invitation && delivery && { delivery }),
      tag: portalTag(portal.version, invitation),
    };
  });
}

/** Which mail a user's invitation is. */
const mailIn = ({ id }: Portal, user: PortalUser): MailPlace => ({
  of: ref('portal', id),
  version: user.invitation?.sentIn ?? 0,
  mail: 'user-invitation',
  to: user.id,
});

/** One record for each user, by the user's id; any page of users is one round trip. */
async function loadEach<K extends 'change' | 'delivery'>(
  store: Store,
  users: readonly PortalUser[],
  refOf: (user: PortalUser) => Ref<K>,
): Promise<ReadonlyMap<string, Records[K]>> {
  if (users.length === 0) return new Map();
  const found = await store.load(Object.fromEntries(users.map((user) => [user.id, refOf(user)])));
  return new Map(
    Object.entries(found as Record<string, Loaded<Records[K]> | undefined>).flatMap(([id, loaded]) =>
      loaded ? [[id, loaded.value] as const] : [],
    ),
  );
}

function stateOf(
  { id, invitation }: PortalUser,
  change: StoredChange | undefined,
  delivery: Delivery | undefined,
  now: Instant,
): InvitationState {
  if (!invitation) return 'not-sent';
  if (invitation.expiresAt <= now) return 'expired';
  if (delivery) return delivery.status;
  const mail = change?.mails.find(({ event }) => {
    const { type, userId } = (change.events[event] ?? {}) as Partial<PortalEvent & { userId: string }>;
    return type === 'user-invited' && userId === id;
  });
  if (!mail) return 'queued';
  return mail.failure === undefined ? 'sent' : 'failed';
}

/** The user whom a change was about, as they are by now. */
export async function changedUser(
  store: Store,
  changed: Outcome<Pick<OpenPortal, 'portal' | 'subscription'> & { readonly about: string | undefined }>,
  now: Instant,
): Promise<Outcome<UserView>> {
  if (!changed.ok) return changed;
  const { portal, about } = changed.value;
  const user = userOf(portal.value, about ?? '');
  // A repeated request can be about somebody who is gone by now.
  const [view] = user ? await viewOf(store, changed.value, [user], now) : [];
  return view ? accepted(view) : noSuchUser;
}
