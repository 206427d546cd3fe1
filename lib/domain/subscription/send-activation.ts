import { type Block, refusedFor } from '../action.ts';
import { administratorIsPortalIdentity } from '../customer/customer.ts';
import { type Delivery, isNews } from '../delivery.ts';
import type { Language, Person } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, refused } from '../refusal.ts';
import { hasEnded, serviceEnded } from '../time/end-of-support.ts';
import { acceptanceIn, invitationIn, isInvited, nextGeneration, type Subscription } from './subscription.ts';
import {
  activatedBlock,
  expiredBlock,
  inactiveBlock,
  noInvitationBlock,
  purgedBlock,
} from './subscription-blocks.ts';
import type { SubscriptionDecision } from './subscription-events.ts';

export interface SendActivation {
  /** Absent when sending again to the same person. */
  readonly customerAdministrator?: Person;
  readonly contactEmail?: string;
  readonly language?: Language;
  /** Changes nothing where an activation was sent before, whatever became of it. */
  readonly once?: true;
}

/** Sends the activation, or sends it again, which replaces the link (R21, R23). Time must have been passed first. */
export function sendActivation(
  state: Subscription,
  command: SendActivation,
  facts: { readonly administratorSignsInToPortal: boolean },
  now: Instant,
): SubscriptionDecision {
  if (command.once && invitationIn(state)) return accepted([]);
  const blocked = whyNotInvitable(state);
  if (blocked) return refusedFor(blocked);
  const { endOfSupport } = state.periods;
  if (takesSignUp(state) && hasEnded(endOfSupport, now)) return serviceEnded(endOfSupport?.successor);
  const earlier = invitationIn(state);
  const administrator = command.customerAdministrator ?? earlier?.administrator;
  if (!administrator)
    return refused(
      'administrator-missing',
      'Name the customer administrator: account, first name and last name.',
      '/customerAdministrator',
    );
  if (facts.administratorSignsInToPortal) return administratorIsPortalIdentity;
  return accepted([
    {
      type: 'invitation-sent',
      at: now,
      generation: nextGeneration(state),
      administrator,
      contact: {
        email: command.contactEmail ?? earlier?.contactEmail ?? state.contact.email,
        language: command.language ?? earlier?.language ?? state.contact.language,
      },
    },
  ]);
}

/** Withdraws the open invitation; its link then says so (R23). */
export function withdrawActivation(state: Subscription, now: Instant): SubscriptionDecision {
  const blocked = whyNotWithdrawable(state);
  if (blocked) return refusedFor(blocked);
  return accepted([{ type: 'invitation-withdrawn', at: now }]);
}

/** Notes what became of the mail with the invitation, unless it was replaced, withdrawn or accepted meanwhile. */
export function reportInvitationMail(
  state: Subscription,
  { generation, delivery }: { readonly generation: number; readonly delivery: Delivery },
  now: Instant,
): SubscriptionDecision {
  const invitation = isInvited(state) ? invitationIn(state) : undefined;
  const news = invitation?.generation === generation && isNews(invitation.delivery, delivery);
  return accepted(news ? [{ type: 'invitation-mail-reported', at: now, generation, delivery }] : []);
}

/** Whether the customer has yet to sign up: what is in use already goes on after the end of support (R28). */
const takesSignUp = ({ phase }: Subscription): boolean => phase === 'added' || phase === 'invitation-sent';

function whyNotInvitable(state: Subscription): Block | undefined {
  switch (state.phase) {
    case 'inactive':
      return inactiveBlock;
    case 'expired':
      return expiredBlock;
    case 'purging':
      return purgedBlock;
    case 'added':
    case 'invitation-sent':
    case 'active':
    case 'trial':
    case 'paid':
      return acceptanceIn(state) ? activatedBlock : undefined;
    default:
      return state satisfies never;
  }
}

const whyNotWithdrawable = (state: Subscription): Block | undefined =>
  whyNotInvitable(state) ?? (isInvited(state) ? undefined : noInvitationBlock);
