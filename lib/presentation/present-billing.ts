import type { PaymentMethod } from '../domain/billing/billing-account.ts';
import type { Charge } from '../domain/billing/charge.ts';
import { type Buyer, paidActions } from '../domain/billing/paid-actions.ts';
import { paymentWarnings, referenceFor } from '../domain/billing/payment-method.ts';
import type { Instant } from '../domain/instant.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { Subscription } from '../domain/subscription/subscription.ts';
import { standingOf } from '../domain/subscription/subscription-timeline.ts';
import { type Reply, replyTo } from '../http/reply.ts';
import type { Billed } from '../operations/billing/change-billing.ts';
import { type MadeCharge, type NextCharge, nextCharge } from '../operations/billing/charges.ts';
import type { Preview } from '../operations/billing/preview.ts';
import { tagOfStanding } from '../operations/entity-tag.ts';
import type { Loaded } from '../operations/ports/loaded.ts';
import { presentPaid } from './present.ts';

export const presentCharge = ({ at, until, currency, lines, total }: Charge) => ({
  at,
  until,
  currency,
  lines: lines.map((line) => ({
    for: line.for,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    amount: line.amount,
  })),
  total,
});

export const presentMadeCharge = ({ id, occasion, charge }: MadeCharge) => ({
  id,
  occasion,
  ...presentCharge(charge),
});

export const presentNextCharge = ({ next, withoutPartnerAccess }: NextCharge) => ({
  next: next ? presentCharge(next) : null,
  withoutPartnerAccess: withoutPartnerAccess ? presentCharge(withoutPartnerAccess) : null,
});

export const presentPreview = ({ changes, mails, charges, deadlines, warnings, irreversible }: Preview) => ({
  dryRun: true,
  changes: Object.fromEntries(Object.entries(changes).map(([name, { from, to }]) => [name, { from, to }])),
  mails: mails.map(({ kind, to }) => ({ kind, to })),
  charges: charges.map(presentCharge),
  deadlines: deadlines.map(({ kind, at }) => ({ kind, at })),
  warnings: warnings.map(({ code, detail }) => ({ code, detail })),
  irreversible: [...irreversible],
});

/** Answers a dry run. */
export const replyToPreview = (outcome: Outcome<Preview>): Reply =>
  replyTo(outcome, (preview) => ({ status: 200, body: presentPreview(preview) }));

/** Answers a command of this section: what it did, or with `dryRun` what it would do. */
export const replyToBilling = <T>(outcome: Outcome<Billed<T>>, present: (done: T) => Reply): Reply =>
  replyTo(outcome, (billed) =>
    billed.dryRun ? { status: 200, body: presentPreview(billed.preview) } : present(billed.done),
  );

/** Who looks at the money side. */
interface Viewer {
  readonly buyer: Buyer;
  readonly accountId: string;
}

const presentMethod = (method: PaymentMethod, viewer: string) => ({
  reference: referenceFor(method, viewer) ?? null,
  lastFour: method.lastFour,
  givenBy: method.givenBy ? { role: method.givenBy.of, accountId: method.givenBy.accountId } : null,
});

/** The money side of a subscription, for who has access to billing at the customer. */
export function presentBilling(subscription: Subscription, { buyer, accountId }: Viewer, now: Instant) {
  const { status, deadlines, paid } = standingOf(subscription, now);
  const { id, allowance, billing } = subscription;
  const method = billing?.paymentMethod;
  const { next } = nextCharge(subscription, now);
  return {
    id,
    status,
    paid: presentPaid(paid),
    licences: allowance?.licences ?? null,
    storageGb: allowance?.storageGb ?? null,
    paymentMethod: method ? presentMethod(method, accountId) : null,
    warnings: billing ? paymentWarnings(billing).map(({ code, detail }) => ({ code, detail })) : [],
    nextCharge: next ? presentCharge(next) : null,
    deadlines: deadlines.map(({ kind, at }) => ({ kind, at })),
    ...paidActions(status, buyer, { billing }),
  };
}

/** The answer with the money side of a subscription as it is by now. */
export const billingReply = (
  { value, version }: Loaded<Subscription>,
  viewer: Viewer,
  now: Instant,
): Reply => ({
  status: 200,
  body: presentBilling(value, viewer, now),
  headers: { etag: tagOfStanding(version, standingOf(value, now)) },
});

/** What a purchase answers beside what was bought for: the charge that was made, as the dry run showed it (R51). */
export const withCharge = (reply: Reply, { charge }: { readonly charge?: Charge }): Reply => ({
  ...reply,
  body: { ...(reply.body as object), charge: charge ? presentCharge(charge) : null },
});
