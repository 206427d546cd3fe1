import type { Language, Person, PersonKey } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { type PortalUser, userOf } from '../../domain/portal/portal.ts';
import { notUsable } from '../../domain/portal/portal-actions.ts';
import { userLinkStanding } from '../../domain/portal/portal-invitation.ts';
import { invitationTarget, subscriptionIdOf } from '../../domain/subscription/invitation.ts';
import { type LinkStanding, linkStanding } from '../../domain/subscription/invitation-link.ts';
import { acceptanceIn, invitationIn, type Subscription } from '../../domain/subscription/subscription.ts';
import { passTime } from '../../domain/time/pass-time.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { openPortalIn, portalRecords } from './portal-entry.ts';

/** A link of an invitation as somebody presented it. */
export interface PresentedLink {
  readonly invitationId: string;
  /** Whether the link is the one made for that generation of the invitation (R23). */
  isOf(generation: number): boolean;
}

/** To what an invitation invites: to activate a service, or to the portal of one that is active. */
export type InvitedTo = 'activation' | 'portal';

/** What the page of an open invitation shows. */
export interface InvitationView {
  readonly to: InvitedTo;
  readonly subscriptionId: string;
  readonly serviceName: string;
  readonly organizationName: string;
  readonly partnerName: string;
  readonly invitee: Person;
  readonly language: Language;
  readonly expiresAt: Instant;
}

export type OpenedLink =
  | { readonly is: 'open'; readonly invitation: InvitationView }
  | {
      readonly is: Exclude<LinkStanding, 'open'>;
      readonly to?: InvitedTo;
      readonly language?: Language;
      readonly serviceName?: string;
      /** What to use instead of a service that takes no new sign-ups (R28). */
      readonly successor?: string;
      /** Of a used one: who accepted it, and where they have access since. */
      readonly accepted?: { readonly by: PersonKey; readonly subscriptionId: string };
    };

type Here = { readonly store: Store };

/** How a presented link stands. Reads, and changes nothing, however often and by whatever program (R23, R24, R40). */
export const openInvitation =
  (here: Here) =>
  (link: PresentedLink, now: Instant): Promise<OpenedLink> =>
    invitationTarget(link.invitationId).userId === undefined
      ? openActivation(here, link, now)
      : openUserInvitation(here, link, now);

async function openActivation({ store }: Here, link: PresentedLink, now: Instant): Promise<OpenedLink> {
  const { subscription } = await store.load({
    subscription: ref('subscription', subscriptionIdOf(link.invitationId)),
  });
  if (!subscription || subscription.value.phase === 'purged') return { is: 'unknown' };
  const { subscription: current } = passTime(subscription.value, now, { account: undefined });
  const invitation = invitationIn(current);
  const generation = generationOf(link, current);
  const is = linkStanding(current, generation, now);
  if (is === 'unknown' || !invitation) return { is: is === 'open' ? 'unknown' : is };
  const { language, administrator: invitee, expiresAt } = invitation;
  const successor = current.periods.endOfSupport?.successor;
  const by = is === 'used' ? acceptanceIn(current)?.identity : undefined;
  if (is !== 'open')
    return {
      is,
      language,
      serviceName: current.names.service,
      ...(successor && { successor }),
      ...(by && { accepted: { by, subscriptionId: current.id } }),
    };
  return { is, invitation: { ...about(current), to: 'activation', invitee, language, expiresAt } };
}

async function openUserInvitation({ store }: Here, link: PresentedLink, now: Instant): Promise<OpenedLink> {
  const { subscriptionId, userId = '' } = invitationTarget(link.invitationId);
  const open = openPortalIn(await store.load(portalRecords(subscriptionId)), now);
  if (!open) return { is: 'unknown', to: 'portal' };
  const user = userOf(open.portal.value, userId);
  const is = userLinkStanding(user, userGenerationOf(link, user), now);
  if (is === 'unknown' || !user?.invitation) return { is: is === 'open' ? 'unknown' : is, to: 'portal' };
  const { value: subscription } = open.subscription;
  const { accountId, firstName, lastName, language, invitation } = user;
  const inactive = is !== 'used' && notUsable(open.standing);
  if (is !== 'open' || inactive)
    return {
      is: is === 'open' || inactive ? 'inactive' : is,
      to: 'portal',
      language,
      serviceName: subscription.names.service,
    };
  const invitee = { accountId, firstName, lastName };
  const { expiresAt } = invitation;
  return { is, invitation: { ...about(subscription), to: 'portal', invitee, language, expiresAt } };
}

const about = ({ id, names }: Subscription) => ({
  subscriptionId: id,
  serviceName: names.service,
  organizationName: names.organization,
  partnerName: names.partner,
});

/** Which generation of the subscription's invitation a link belongs to. */
export const generationOf = (link: PresentedLink, subscription: Subscription): number | undefined =>
  generationUpTo(link, invitationIn(subscription)?.generation ?? 0);

/** So many generations are tried of a user who is gone, whose newest nobody knows any more. */
const mostOfTheGone = 50;

/** Which generation of a user's invitation a link belongs to; also of one who is gone, so that a forged one shows nothing. */
export const userGenerationOf = (link: PresentedLink, user: PortalUser | undefined): number | undefined =>
  generationUpTo(link, user ? (user.invitation?.generation ?? 0) : mostOfTheGone);

/** Which generation up to the newest a link belongs to; every one is tried. */
function generationUpTo(link: PresentedLink, newest: number): number | undefined {
  let found: number | undefined;
  for (let generation = 1; generation <= newest; generation++) if (link.isOf(generation)) found = generation;
  return found;
}
