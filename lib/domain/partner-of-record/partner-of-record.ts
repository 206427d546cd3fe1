import { type Actions, actionsFrom, type Block, refusedFor } from '../action.ts';
import type { BillingAccount } from '../billing/billing-account.ts';
import { type AccountId, type PersonKey, samePerson } from '../identity.ts';
import type { Instant } from '../instant.ts';
import { accepted, type Outcome, refused } from '../refusal.ts';
import { type ChosenPartner, type Designation, instantAfter } from './designation.ts';
import type { DesignationEvent } from './partner-of-record-events.ts';

export interface Designate {
  readonly productLine?: string;
  /** Whose it is, named by who has several subscriptions (R52). */
  readonly organization?: string;
}

/** What must be known to decide. */
export interface DesignationFacts {
  readonly by: AccountId;
  /** Of the subscription's service. */
  readonly productLine: string;
  readonly organizationName: string;
  /** The organisations of the caller's subscriptions in this data center, as far as the organisation was not named. */
  readonly organizations: readonly string[];
  /** Whether the caller has subscriptions in other data centers too, as far as the organisation was not named. */
  readonly elsewhere: boolean;
  /** The partner of the authorization number, if there is one. */
  readonly partner: ChosenPartner | undefined;
  /** The organisation's choice for the product line, from whichever of its subscriptions it was made (R54). */
  readonly present: Designation | undefined;
}

/** Designates a partner of record for the product line of a service; the same one again changes nothing (R52, R54). */
export function designatePartner(
  command: Designate,
  facts: DesignationFacts,
  now: Instant,
): Outcome<readonly DesignationEvent[]> {
  const { by, productLine, partner, present } = facts;
  const refusal = whyNotThis(command, facts);
  if (refusal) return refusal;
  if (!partner)
    return refused(
      'partner-not-found',
      'No active partner has this authorization number. Search with GET /v1/partners, by name or phone number too.',
      '/authorizationNumber',
    );
  if (present?.partner?.partnerId === partner.partnerId) return accepted([]);
  const { partnerId, accountNumber, authorizationNumber, name } = partner;
  const since = instantAfter(present, now);
  const designated = { productLine, partnerId, accountNumber, authorizationNumber, name, since, by };
  return accepted([{ type: 'partner-of-record-designated', at: since, partner: designated }]);
}

/** Takes the choice back; none to take back changes nothing (R52). */
export function removePartner(
  command: Designate,
  facts: Omit<DesignationFacts, 'partner' | 'by'>,
  now: Instant,
): Outcome<readonly DesignationEvent[]> {
  const refusal = whyNotThis(command, facts);
  if (refusal) return refusal;
  const { present, productLine } = facts;
  if (!present?.partner) return accepted([]);
  return accepted([{ type: 'partner-of-record-removed', at: instantAfter(present, now), productLine }]);
}

/** Whether what was named is what the subscription is. */
function whyNotThis(
  { productLine: asked, organization }: Designate,
  {
    productLine,
    organizationName,
    organizations,
    elsewhere,
  }: Pick<DesignationFacts, 'productLine' | 'organizationName' | 'organizations' | 'elsewhere'>,
): Outcome<never> | undefined {
  if (asked !== undefined && asked !== productLine)
    return refused(
      'product-line-not-of-service',
      `This subscription is of the product line ${productLine}. Leave the product line out, or name this one.`,
      '/productLine',
    );
  if (organization === undefined) {
    if (organizations.length > 1) return organizationRequired(organizations);
    return elsewhere ? organizationRequired([organizationName], elsewhereToo) : undefined;
  }
  return same(organization, organizationName) ? undefined : organizationRequired([organizationName]);
}

const same = (a: string, b: string): boolean =>
  a.trim().normalize('NFC').toLowerCase() === b.trim().normalize('NFC').toLowerCase();

const mostChoices = 20;
const elsewhereToo = 'With this account there are, or were, subscriptions in other data centers too. ';
const organizationRequired = (organizations: readonly string[], because = ''): Outcome<never> =>
  refused(
    'organization-required',
    `${because}Name the organisation that this is for, as it stands on the subscription: ${[
      ...new Set(organizations),
    ]
      .slice(0, mostChoices)
      .map((name) => `“${name}”`)
      .join(', ')}.`,
    '/organization',
  );

/** Whether somebody signed in with the account that signed up, or that took over from it (R52, R59). */
export const isSignUpAccount = (
  { initialUser }: Pick<BillingAccount, 'initialUser'>,
  person: PersonKey,
): boolean => initialUser.of === 'customer' && samePerson(initialUser.identity, person);

const block: Block = {
  code: 'sign-up-account-only',
  reason:
    'The partner of record is chosen with the account that signed up for the service, or that took it over.',
  remedy: 'Sign in with that account. If it is not the customer’s own, have the ownership transferred first.',
};

export const signUpAccountOnly = refusedFor(block);

/** What somebody inside can do about the partner of record (R65). */
export const designationActions = (
  billing: BillingAccount,
  present: Designation | undefined,
  person: PersonKey,
): Actions<'designate' | 'remove'> => {
  const may = isSignUpAccount(billing, person) ? true : block;
  return actionsFrom<'designate' | 'remove'>({
    designate: may,
    remove:
      may === true && !present?.partner
        ? {
            code: 'nothing-to-change',
            reason: 'No partner of record was chosen.',
            remedy: 'There is nothing to take back.',
          }
        : may,
  });
};
