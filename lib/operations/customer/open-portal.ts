import type { Identity } from '../../domain/identity.ts';
import { firstUser, openPortal } from '../../domain/portal-commands.ts';
import type { PortalOpened } from '../../domain/portal-events.ts';
import { invitationIn, type Subscription } from '../../domain/subscription.ts';
import { changeRef, ref, type Write } from '../ports.ts';
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
  const { administrator: person, contactEmail, language } = invitation;
  const user = firstUser(request.newId('usr'), { person, contactEmail, identity, language }, request.now);
  const self = ref('portal', subscription.id);
  const { id: userId, accountId } = user;
  const opened: PortalOpened = { type: 'portal-opened', at: request.now, userId, accountId, user };
  const change = changeOf(
    request,
    { actor: { role: 'customer', accountId: identity.accountId } },
    {
      of: self,
      version: 1,
      events: [opened],
      reactions: pending(),
      to: 'active',
    },
  );
  return [
    { put: self, value: openPortal(subscription.id, user), expect: 'absent' },
    { put: changeRef(change), value: change, expect: 'absent' },
    {
      put: ref('portal-access', identity.issuer, identity.subject, subscription.id),
      value: { subscriptionId: subscription.id },
      expect: 'any',
    },
  ];
}
