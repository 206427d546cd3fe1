import type { SubscriptionEvent } from '../../domain/subscription-events.ts';
import { MailNotSent } from '../ports.ts';
import { mailFor } from './mail-for.ts';
import type { Reactor } from './reactor.ts';

/** Mails what an event calls for. A mail that can never be sent is recorded as failed and not tried again. */
export const sendMail: Reactor<'mail'> = async (
  { mailer, linkTo },
  reaction,
  { change, subscription, request: { now } },
) => {
  if (!subscription || subscription.value.phase === 'purged') return undefined;
  const event = change.events[reaction.event] as SubscriptionEvent | undefined;
  const mail = event && (await mailFor(event, subscription.value, { now, linkTo }));
  if (!mail) return undefined;
  try {
    const { messageId } = await mailer.send(mail, `${change.id}.${reaction.event}`);
    return { event: reaction.event, at: now, messageId };
  } catch (error) {
    if (error instanceof MailNotSent && !error.retryable)
      return { event: reaction.event, at: now, failure: error.message };
    throw error;
  }
};
