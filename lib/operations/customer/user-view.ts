import type { Instant } from '../../domain/instant.ts';
import { type Portal, type PortalUser, userOf } from '../../domain/portal.ts';
import type { PortalEvent } from '../../domain/portal-events.ts';
import { noSuchUser } from '../../domain/portal-rules.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { type Loaded, ref, type Store, type StoredChange } from '../ports.ts';
import { portalTag } from './portal-tag.ts';

/** What has become of an invitation that is not accepted yet. `queued`: it is about to be mailed. */
export type InvitationState = 'not-sent' | 'queued' | 'sent' | 'failed' | 'expired';

/** A user as administrators see them. */
export interface UserView {
  readonly portal: Portal;
  readonly user: PortalUser;
  /** Absent for somebody who has signed in. */
  readonly invitation?: InvitationState;
  readonly tag: string;
}

/** Users with what became of their mails, which is read only for those who have not signed in (R39, R40). */
export async function viewOf(
  store: Store,
  portal: Loaded<Portal>,
  users: readonly PortalUser[],
  now: Instant,
): Promise<UserView[]> {
  const wanted = Object.fromEntries(
    users.flatMap((user) =>
      user.status === 'invited' && user.invitation
        ? [[user.id, ref('change', 'portal', portal.value.id, String(user.invitation.sentIn))]]
        : [],
    ),
  );
  const changes = Object.keys(wanted).length > 0 ? await store.load(wanted) : {};
  return users.map((user) => {
    const change = (changes as Record<string, Loaded<StoredChange> | undefined>)[user.id];
    const invitation = user.status === 'invited' ? stateOf(user, change?.value, now) : undefined;
    return {
      portal: portal.value,
      user,
      ...(invitation && { invitation }),
      tag: portalTag(portal.version, invitation),
    };
  });
}

function stateOf(
  { id, invitation }: PortalUser,
  change: StoredChange | undefined,
  now: Instant,
): InvitationState {
  if (!invitation) return 'not-sent';
  if (invitation.expiresAt <= now) return 'expired';
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
  changed: Outcome<{ readonly portal: Loaded<Portal>; readonly about: string | undefined }>,
  now: Instant,
): Promise<Outcome<UserView>> {
  if (!changed.ok) return changed;
  const { portal, about } = changed.value;
  const user = userOf(portal.value, about ?? '');
  // A repeated request can be about somebody who is gone by now.
  const [view] = user ? await viewOf(store, portal, [user], now) : [];
  return view ? accepted(view) : noSuchUser;
}
