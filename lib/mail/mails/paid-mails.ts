import type { Charge } from '../../domain/billing/charge.ts';
import type { Purchase } from '../../domain/billing/paid-events.ts';
import type { Payer } from '../../domain/billing/who-pays.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import type { AboutContact } from './about-subscription.ts';

/** About money, to whoever reads it. */
interface AboutPaying extends AboutContact {
  /** Whom to ask about it, if not support (R56). */
  readonly payer: Payer['is'];
}

/** Says that the trial became a paid subscription, and what was charged (R49). */
interface ConvertedMail extends AboutPaying {
  readonly kind: 'converted';
  readonly planName: string;
  readonly charge: Charge;
  readonly nextChargeAt: Instant;
}

/** Says what was bought, and what was charged for it (R51). */
interface ReceiptMail extends AboutPaying {
  readonly kind: 'receipt';
  readonly purchase: Purchase;
  /** Absent when it cost nothing. */
  readonly charge?: Charge;
  readonly nextChargeAt: Instant;
}

/** The receipt of a month, to the billing administrator (R62). */
interface MonthChargedMail extends AboutPaying {
  readonly kind: 'month-charged';
  readonly charge: Charge;
  readonly nextChargeAt: Instant;
  /** Every charge; for a billing administrator who can open the portal. */
  readonly link?: string;
}

/** Says that it is paid in another way from now on; of the method, only by which digits its owner knows it (R15). */
interface PaymentMethodReplacedMail extends AboutPaying {
  readonly kind: 'payment-method-replaced';
  readonly lastFour: string;
  readonly by?: AccountId;
  readonly at: Instant;
}

/** Everything mailed about paying. */
export type PaidMail = ConvertedMail | ReceiptMail | MonthChargedMail | PaymentMethodReplacedMail;
