import type { PaymentMethodReplaced } from '../../domain/billing/billing-events.ts';
import { monthOf } from '../../domain/billing/paid.ts';
import type { PaidEvent } from '../../domain/billing/paid-events.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { Mail, MailOf } from '../../mail/mail.ts';

type AboutMail = Omit<MailOf<'converted'>, 'kind' | 'planName' | 'charge' | 'nextChargeAt'>;

/** The mail that an event of a paid subscription calls for (R49, R51, R62). */
export function paidMailFor(
  event: PaidEvent,
  subscription: Subscription,
  about: AboutMail,
  chargesPage: string,
): Mail | undefined {
  if (subscription.phase !== 'paid') return undefined;
  switch (event.type) {
    case 'converted': {
      const { paid, charge } = event;
      return { ...about, kind: 'converted', planName: paid.plan.name, charge, nextChargeAt: charge.until };
    }
    case 'purchased': {
      const { purchase, charge, at } = event;
      const nextChargeAt = monthOf(subscription.paid, at).until;
      return { ...about, kind: 'receipt', purchase, ...(charge && { charge }), nextChargeAt };
    }
    case 'charged': {
      const { charge } = event;
      const administrator = subscription.billing?.administrator;
      // Nobody at the partner can open the portal, and a contact need not be a user.
      const canOpen = administrator?.of === 'customer' && administrator.accountId === about.to;
      const link = canOpen ? { link: chargesPage } : {};
      return { ...about, kind: 'month-charged', charge, nextChargeAt: charge.until, ...link };
    }
    default:
      return event satisfies never;
  }
}

/** The mail about another payment method: of it, by which digits its owner knows it (R15). */
export function paymentMailFor(
  { paymentMethod: { lastFour, givenBy }, at }: PaymentMethodReplaced,
  about: AboutMail,
): Mail {
  const by = givenBy ? { by: givenBy.accountId } : {};
  return { ...about, kind: 'payment-method-replaced', lastFour, ...by, at };
}
