import type { Order } from '../../domain/customer/order.ts';
import {
  type Designation,
  standingFor,
  withDesignation,
} from '../../domain/partner-of-record/designation.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';

/**
 * Every choice of the organisation to which an order belongs, as home has them: those on its account of record,
 * whichever customer of whichever partner made them, else those of the customer (R54).
 */
export async function choicesAtHome(
  home: Store,
  order: Loaded<Order> | undefined,
): Promise<readonly Designation[]> {
  if (!order) return [];
  const { account: { accountNumber } = {}, customerId } = order.value;
  const { holder } =
    accountNumber === undefined
      ? await home.load({ holder: ref('customer', customerId) })
      : await home.load({ holder: ref('account', accountNumber) });
  return holder?.value.designations ?? [];
}

/** The choices with what was chosen here and has not arrived at home yet: what home will have once it has. */
export const withOwn = (
  atHome: readonly Designation[],
  own: Designation | undefined,
): readonly Designation[] => (own ? withDesignation(atHome, own) : atHome);

/** What stands of a product line, as home and the subscription's own record have it together. */
export const standingChoice = (
  atHome: readonly Designation[],
  own: Designation | undefined,
  productLine: string,
): Designation | undefined => standingFor(withOwn(atHome, own), productLine);
