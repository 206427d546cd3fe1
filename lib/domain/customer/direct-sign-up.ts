import type { Identity, Language, Person } from '../identity.ts';
import type { Instant } from '../instant.ts';
import type { Organization } from '../organization.ts';
import { directPartnerId } from '../partner/partner.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { type AgreedDocument, agreementDocuments } from '../subscription/invitation.ts';
import type { SubscriptionOrder } from '../subscription/subscription.ts';
import { type Customer, type CustomerEvent, createCustomer } from './customer.ts';
import { addService, type OfferedService, type ServiceAdded } from './order.ts';

/** A sign-up for a trial by the customer, without a partner and without an invitation. */
export interface SignUpDirectly {
  readonly service: string;
  readonly countryOfUse: string;
  readonly organization: Organization;
  readonly contactEmail: string;
  readonly language: Language;
  /** The name of who signs in. */
  readonly name: Omit<Person, 'accountId'>;
  readonly agreements: readonly AgreedDocument[];
}

export interface DirectSignUpFacts {
  readonly caller: Identity;
  readonly ids: { readonly customer: string; readonly subscription: string };
  readonly offered: OfferedService | undefined;
  /** What the vendor is called where the partner is named. */
  readonly vendorName: string;
}

/** Enrols the customer and begins its trial; who signs up accepts both documents, and administers it (R26, R28, R46). */
export function signUpDirectly(
  command: SignUpDirectly,
  facts: DirectSignUpFacts,
  now: Instant,
): Outcome<{
  readonly customer: Customer;
  readonly customerEvents: readonly CustomerEvent[];
  readonly order: SubscriptionOrder;
  readonly events: readonly ServiceAdded[];
}> {
  const { caller, ids, offered, vendorName } = facts;
  const { agreements, countryOfUse, service } = command;
  if (offered && offered.terms.trialDays === undefined) return notOffered;
  const missing = agreementDocuments.find(
    (document) => !agreements.some((agreed) => agreed.document === document),
  );
  if (missing)
    return refused('agreement-missing', 'Agree to both documents to go on.', '/agreements/documents');
  const administrator = { accountId: caller.accountId, ...command.name };
  const enrolled = createCustomer(
    {
      kind: 'prospect',
      organization: command.organization,
      contactEmail: command.contactEmail,
      customerAdministrator: administrator,
      language: command.language,
    },
    {
      id: ids.customer,
      partner: {
        id: directPartnerId,
        organization: { name: vendorName, country: countryOfUse, phone: '' },
      },
      account: undefined,
      // Whether it does is said by what claims the portal for the person (R16).
      administratorSignsInToPortal: false,
    },
    now,
  );
  if (!enrolled.ok) return enrolled;
  const added = addService(
    enrolled.value.customer,
    { service, countryOfUse },
    { id: ids.subscription, offered, partnerName: vendorName },
    now,
  );
  if (!added.ok) return added;
  const identity = { issuer: caller.issuer, subject: caller.subject };
  const signUp = { by: 'customer', accountId: caller.accountId, identity, at: now, agreements } as const;
  return accepted({
    customer: added.value.customer,
    customerEvents: enrolled.value.events,
    order: { ...added.value.order, signUp, administrator },
    events: added.value.events,
  });
}

const notOffered = refused(
  'direct-sign-up-not-offered',
  'This service has no trial to sign up for. Ask a partner to set it up: find one with GET /v1/partners.',
  '/service',
);
