import { type Block, refusedFor } from '../action.ts';
import type { EventBase } from '../change.ts';
import type { Instant } from '../instant.ts';
import type { OwnershipEvent } from '../ownership/ownership-events.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import type { BillingAccount } from './billing-account.ts';

type Decision = Outcome<readonly OwnershipEvent[]>;

/** So many wrong answers can be mistakes. Whoever guesses is right with them once in two thousand times. */
const mostMismatches = 5;

/** Whether wrong digits of the card were given so often that support has to look first (R57). */
export const isCardBlocked = ({ cardMismatches = 0 }: Pick<BillingAccount, 'cardMismatches'>): boolean =>
  cardMismatches >= mostMismatches;

/**
 * What the digits of the card that were given bring, if not what is asked for: wrong ones an event that counts them,
 * and which {@link refusedBy} makes a refusal; past the limit right ones are no better. A dry run writes nothing and
 * counts nothing, and so never says whether they are right (R57).
 */
export function digitsGiven(
  billing: BillingAccount,
  { cardLastFour }: { readonly cardLastFour?: string },
  dryRun: boolean,
  now: Instant,
): Decision | undefined {
  const { paymentMethod } = billing;
  if (!paymentMethod) return undefined;
  if (isCardBlocked(billing)) return cardBlocked;
  if (dryRun || cardLastFour === paymentMethod.lastFour) return undefined;
  return accepted([{ type: 'card-digits-mismatched', at: now }]);
}

/** Why a command was refused that left an event of it nevertheless. */
export const refusedBy = (events: readonly EventBase[]): Outcome<never> | undefined =>
  events.some(({ type }) => type === 'card-digits-mismatched') ? digitsMismatch : undefined;

/** Support has looked, and lets the digits be given again; nothing to lift changes nothing (R57). */
export const liftCardBlock = (
  { cardMismatches }: Pick<BillingAccount, 'cardMismatches'>,
  reason: string,
  now: Instant,
): Decision => accepted(cardMismatches === undefined ? [] : [{ type: 'card-block-lifted', at: now, reason }]);

export const detailsMismatch = (field: string, what: string): Outcome<never> =>
  refused('transfer-details-mismatch', `This is not ${what} on record. Correct it.`, `/${field}`);
export const digitsMismatch = detailsMismatch('cardLastFour', 'the end of the number of the card');

export const cardBlockedBlock: Block = {
  code: 'card-digits-blocked',
  reason: 'The digits of the card were given wrongly too often.',
  remedy: 'Ask support, which looks into it and lets you try again.',
};
const cardBlocked = refusedFor(cardBlockedBlock);
