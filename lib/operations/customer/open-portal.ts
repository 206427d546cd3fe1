import type { Identity } from '../../domain/identity.ts';
import type { ActiveUser } from '../../domain/portal/portal.ts';
import { firstUser, openPortal } from '../../domain/portal/portal-commands.ts';
import type { PortalOpened } from '../../domain/portal/portal-events.ts';
import {
  invitationIn,
  type Subscription,
  type SubscriptionOrder,
} from '../../domain/subscription/subscription.ts';
import type { Write } from '../ports/commit.ts';
import { changeRef, ref } from '../ports/records.ts';
import { pending } from '../reactions.ts';
import type { RequestContext } from '../request.ts';
import { changeOf } from '../transact.ts';

/**
 * Part of the commit by which an administrator accepts the activation: the portal with its first user, its first line
 * of history, and the pointer by which they find it (R27, R43).
 */
export function portalWrites(
  subscription: Subscription,
  identity: Identity,
  request: RequestContext,
): Write[] {
  const invitation = invitationIn(subscription);
  if (!invitation) return [];
  const { administrator: person, language } = invitation;
  const user = firstUser(request.newId('usr'), { person, identity, language }, request.now);
  return openedFor(subscription.id, user, request);
}

/** The same for who signed up without a partner, and let themselves in (R46). */
export function ownPortalWrites(
  { id, administrator: person, signUp, contact }: SubscriptionOrder,
  request: RequestContext,
): Write[] {
  if (!person || !signUp?.identity) return [];
  const { accountId } = person;
  const first = {
    person,
    identity: { ...signUp.identity, accountId },
    language: contact.language,
  };
  const user = firstUser(request.newId('usr'), first, signUp.at);
  return openedFor(id, { ...user, addedBy: { role: 'customer', accountId } }, request);
}

function openedFor(subscriptionId: string, user: ActiveUser, request: RequestContext): Write[] {
  const self = ref('portal', subscriptionId);
  const { id: userId, accountId } = user;
  const opened: PortalOpened = { type: 'portal-opened', at: request.now, userId, accountId, user };
  const change = changeOf(
    request,
    { actor: { role: 'customer', accountId } },
    {
      of: self,
      version: 1,
      events: [opened],
      reactions: pending(),
      to: 'active',
    },
  );
  return [
    { put: self, value: openPortal(subscriptionId, user), expect: 'absent' },
    { put: changeRef(change), value: change, expect: 'absent' },
    {
      put: ref('portal-access', user.identity.issuer, user.identity.subject, subscriptionId),
      value: { subscriptionId },
      expect: 'any',
    },
  ];
}
