import type { Address } from '../../../lib/domain/organization.ts';
import { informationOf } from '../../../lib/domain/ownership/account-information.ts';
import type { Subscription } from '../../../lib/domain/subscription/subscription.ts';
import { address } from '../../../lib/http/fields.ts';
import { replacement } from '../../../lib/presentation/billing-schemas.ts';
import type { PaymentEntries } from '../pages/billing/payment-fields.tsx';
import type { WebRequest } from '../request.ts';

/** Fields of the billing address and of the payment method, as every form has them that asks for both (R49). */
export const paymentFields = {
  billingLine1: address.shape.line1,
  billingLine2: address.shape.line2,
  billingPostalCode: address.shape.postalCode,
  billingCity: address.shape.city,
  reference: replacement.shape.reference,
  lastFour: replacement.shape.lastFour,
};

export const blankPayment: PaymentEntries = {
  billingLine1: '',
  billingLine2: '',
  billingPostalCode: '',
  billingCity: '',
  reference: '',
  lastFour: '',
};

/** The billing address as far as it is known: that of the organisation will do in the country of use. */
export function addressKnown({ names, billing, countryOfUse }: Subscription): Partial<PaymentEntries> {
  const { address, billingAddress = address } = billing ? informationOf({ names, billing }) : {};
  if (billingAddress?.country !== countryOfUse) return {};
  const { line1, line2 = '', postalCode, city } = billingAddress;
  return {
    billingLine1: line1,
    billingLine2: line2,
    billingPostalCode: postalCode,
    billingCity: city,
  };
}

/** The billing address that was entered; it has to be in the country of use. */
export const addressEntered = (
  entered: {
    readonly billingLine1: string;
    readonly billingLine2?: string;
    readonly billingPostalCode: string;
    readonly billingCity: string;
  },
  country: string,
): Address => ({
  line1: entered.billingLine1,
  ...(entered.billingLine2 && { line2: entered.billingLine2 }),
  postalCode: entered.billingPostalCode,
  city: entered.billingCity,
  country,
});

/** What was entered into the fields that a blank form has. */
export const entriesLike = <T extends Readonly<Record<string, string>>>(blank: T, { form }: WebRequest): T =>
  Object.fromEntries(Object.keys(blank).map((name) => [name, form.get(name) ?? ''])) as T;
