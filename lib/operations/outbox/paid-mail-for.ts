import { monthOf } from '../../domain/paid.ts';
import type { PaidEvent } from '../../domain/paid-events.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { ConvertedMail, Mail } from '../../mail/mail.ts';

type AboutMail = Omit<
  ConvertedMail,
  'kind' | 'planName' | 'licences' | 'storageGb' | 'charge' | 'nextChargeAt'
>;

/** The mail that an event of a paid subscription calls for; a month that is charged calls for none (R49, R51). */
export function paidMailFor(
  event: PaidEvent,
  subscription: Subscription,
  about: AboutMail,
): Mail | undefined {
  if (subscription.phase !== 'paid') return undefined;
  switch (event.type) {
    case 'converted': {
      const { paid, allowance, charge } = event;
      return {
        ...about,
        kind: 'converted',
        planName: paid.plan.name,
        ...allowance,
        charge,
        nextChargeAt: charge.until,
      };
    }
    case 'purchased': {
      const { purchase, charge, at } = event;
      const nextChargeAt = monthOf(subscription.paid, at).until;
      return { ...about, kind: 'receipt', purchase, ...(charge && { charge }), nextChargeAt };
    }
    case 'charged':
      return undefined;
    default:
      return event satisfies never;
  }
}
