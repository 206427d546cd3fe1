import type { Language, Person } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { subscriptionIdOf } from '../../domain/invitation.ts';
import { passTime } from '../../domain/pass-time.ts';
import { invitationIn, type Subscription } from '../../domain/subscription.ts';
import { type LinkStanding, linkStanding } from '../../domain/subscription-commands.ts';
import { ref, type Store } from '../ports.ts';

/** An activation link as somebody presented it. */
export interface PresentedLink {
  readonly invitationId: string;
  /** Whether the link is the one made for that generation of the invitation (R23). */
  isOf(generation: number): boolean;
}

/** What the page of an open invitation shows. */
export interface InvitationView {
  readonly subscriptionId: string;
  readonly serviceName: string;
  readonly organizationName: string;
  readonly partnerName: string;
  readonly administrator: Person;
  readonly language: Language;
  readonly expiresAt: Instant;
}

export type OpenedLink =
  | { readonly is: 'open'; readonly invitation: InvitationView }
  | {
      readonly is: Exclude<LinkStanding, 'open'>;
      readonly language?: Language;
      readonly serviceName?: string;
    };

/** How a presented link stands. Reads, and changes nothing, however often and by whatever program (R23, R24). */
export const openInvitation =
  ({ store }: { readonly store: Store }) =>
  async (link: PresentedLink, now: Instant): Promise<OpenedLink> => {
    const { subscription } = await store.load({
      subscription: ref('subscription', subscriptionIdOf(link.invitationId)),
    });
    if (!subscription || subscription.value.phase === 'purged') return { is: 'unknown' };
    const { subscription: current } = passTime(subscription.value, now, { account: undefined });
    const invitation = invitationIn(current);
    const generation = generationOf(link, current);
    const is = linkStanding(current, generation, now);
    if (is === 'unknown' || !invitation) return { is: is === 'open' ? 'unknown' : is };
    const { language, administrator, expiresAt } = invitation;
    const { names, id: subscriptionId } = current;
    if (is !== 'open') return { is, language, serviceName: names.service };
    const view = {
      serviceName: names.service,
      organizationName: names.organization,
      partnerName: names.partner,
    };
    return { is, invitation: { subscriptionId, ...view, administrator, language, expiresAt } };
  };

/** Which generation of the subscription's invitation a link belongs to; every generation is tried. */
export function generationOf(link: PresentedLink, subscription: Subscription): number | undefined {
  const newest = invitationIn(subscription)?.generation ?? 0;
  let found: number | undefined;
  for (let generation = 1; generation <= newest; generation++) if (link.isOf(generation)) found = generation;
  return found;
}
