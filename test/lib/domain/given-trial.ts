import { defaultCatalog, serviceOf } from '../../../lib/catalog.ts';
import type { Convert } from '../../../lib/domain/billing/paid-commands.ts';
import { addDays, type Instant } from '../../../lib/domain/instant.ts';
import { subscriptionFrom } from '../../../lib/domain/subscription/subscription.ts';
import { addedAt, byPartner } from './given.ts';

const offered = serviceOf(defaultCatalog, 'dynamics-365')?.paid;
if (!offered) throw new Error('The catalogue has no trial that can be paid for.');
export const prices = offered;

/** A trial that the partner signed up for, on the instant it was added. */
export const trial = subscriptionFrom(byPartner);

export const conversion: Convert = {
  plan: 'essentials',
  billingAddress: { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' },
  paymentMethod: { reference: 'pm_1', lastFour: '4242' },
};

/** So many days after the trial began. */
export const day = (count: number): Instant => addDays(addedAt, count);
