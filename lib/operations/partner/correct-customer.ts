import {
  type CorrectCustomer,
  type Customer,
  correctCustomer as decide,
} from '../../domain/customer/customer.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending, type Reaction } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, transact } from '../transact.ts';
import { notInPortal } from './create-customer.ts';
import { byPartner, mayChange, membershipRef, stillMember } from './member.ts';

/** Corrects a customer; a new contact is carried to the customer's subscriptions (R12, R16). */
export const correctCustomer =
  ({ home }: { readonly home: Store }) =>
  (
    customerId: string,
    correction: CorrectCustomer,
    request: CallerContext,
  ): Promise<Outcome<Loaded<Customer>>> => {
    const self = ref('customer', customerId);
    const administrator = correction.customerAdministrator?.accountId;
    return transact(
      {
        store: home,
        read: {
          membership: membershipRef(request),
          customer: self,
          portalAccount: administrator && ref('portal-account', administrator),
        },
        decide: ({ membership, customer, portalAccount }) => {
          const allowed = mayChange(customer, membership, request);
          if (!allowed.ok) return allowed;
          const { own, member } = allowed.value;
          const facts = { administratorSignsInToPortal: portalAccount !== undefined };
          const decision = decide(own.value, correction, facts, request.now);
          if (!decision.ok) return decision;
          const next = decision.value.customer;
          return accepted({
            value: { value: next, version: own.version + 1 },
            commit: {
              writes: [
                { put: self, value: next, expect: own.version },
                stillMember(request, member),
                ...notInPortal(administrator),
              ],
              change: changeOf(request, byPartner(request, member), {
                of: self,
                version: own.version + 1,
                events: decision.value.events,
                reactions: pending(...carryContact(next, correction)),
              }),
            },
          });
        },
      },
      request,
    );
  };

const carryContact = ({ services }: Customer, { contactEmail, language }: CorrectCustomer): Reaction[] =>
  contactEmail === undefined && language === undefined
    ? []
    : services.map(({ subscriptionId, dataCenter }) => ({
        do: 'carry-customer',
        subscriptionId,
        dataCenter,
        contact: true,
      }));
