import { isPortalIdentity } from '../domain/customer/customer.ts';
import { isBeingPurged } from '../domain/customer/order.ts';
import { type PersonKey, samePerson } from '../domain/identity.ts';
import { addDays, type Instant } from '../domain/instant.ts';
import { accountIsCustomerAdministrator } from '../domain/partner/partner-users.ts';
import { confirmedAdministrators, type Portal } from '../domain/portal/portal.ts';
import { accepted, type Outcome } from '../domain/refusal.ts';
import type { Write } from './ports/commit.ts';
import type { DataCenters } from './ports/data-centers.ts';
import type { Loaded, LoadedOf } from './ports/loaded.ts';
import { type Records, type Ref, ref } from './ports/records.ts';
import type { RequestContext } from './request.ts';
import { transact } from './transact.ts';

/**
 * Nobody signs in to a partner portal and administers a customer with one identity (R16). Both sides are kept at home
 * in one partition: the membership, and what a person administers. Whoever writes one of them checks the other in the
 * same transaction, and a data center elsewhere does so before it lets an administrator in.
 */

/** What a person administers, or was about to. */
export const administeredRef = ({ issuer, subject }: PersonKey): Ref<'administered'> =>
  ref('administered', issuer, subject);

/** Longer than any request runs that has said that it is about to. */
const daysOfClaim = 15 / (24 * 60);

/** Both sides of a person. */
export const sidesOf = (person: PersonKey) => ({
  administered: administeredRef(person),
  membership: ref('membership', person.issuer, person.subject),
});
type Sides = LoadedOf<ReturnType<typeof sidesOf>>;

/** Part of a commit at home by which a person becomes administrator of a customer's portal. */
export const claimOf = (
  { administered, membership }: Sides,
  person: PersonKey,
  subscriptionId: string,
  at: Instant,
): Outcome<readonly Write[]> => {
  if (membership) return isPortalIdentity;
  const others = administered?.value.entries.filter((entry) => entry.subscriptionId !== subscriptionId) ?? [];
  const { administered: self, membership: other } = sidesOf(person);
  return accepted([
    {
      put: self,
      value: { entries: [...others, { subscriptionId, at }] },
      expect: administered?.version ?? 'absent',
    },
    { check: other, expect: 'absent' },
  ]);
};

/**
 * What lets a person in as administrator: parts of the commit where home is here. Elsewhere it is said at home
 * beforehand, and there are none; throws `DataCenterUnavailable` when home does not answer.
 */
export async function claimAdministrator(
  { home, here, in: within }: DataCenters,
  person: PersonKey,
  subscriptionId: string,
  { idempotency, ifMatch, ...request }: RequestContext,
): Promise<Outcome<readonly Write[]>> {
  const read = sidesOf(person);
  if (within(here) === home) return claimOf(await home.load(read), person, subscriptionId, request.now);
  const self = ref('order', subscriptionId);
  return transact(
    {
      store: home,
      read: { ...read, order: self },
      decide: ({ order, ...sides }) => {
        const claim = claimOf(sides, person, subscriptionId, request.now);
        if (!claim.ok) return claim;
        // Nothing is written about what is being purged (R34); its data center lets nobody in any more.
        if (!order || isBeingPurged(order.value)) return accepted({ value: [] });
        const writes = [...claim.value, { check: self, expect: order.version } as const];
        return accepted({ value: [], commit: { writes } });
      },
    },
    request,
  );
}

/** The same for everybody whom a change of a portal makes a confirmed administrator. */
export async function claimsOf(
  dataCenters: DataCenters,
  before: Portal,
  after: Portal,
  request: RequestContext,
): Promise<Outcome<readonly Write[]>> {
  const earlier = confirmedAdministrators(before);
  const writes: Write[] = [];
  for (const { identity } of confirmedAdministrators(after)) {
    if (earlier.some((user) => samePerson(user.identity, identity))) continue;
    const claim = await claimAdministrator(dataCenters, identity, after.id, request);
    if (!claim.ok) return claim;
    writes.push(...claim.value);
  }
  return accepted(writes);
}

/** Whether a person administers a customer's portal, or is just about to. Asks the data centers of the portals. */
export async function administersCustomer(
  dataCenters: DataCenters,
  person: PersonKey,
  administered: Loaded<Records['administered']> | undefined,
  now: Instant,
): Promise<boolean> {
  for (const { subscriptionId, at } of administered?.value.entries ?? []) {
    if (addDays(at, daysOfClaim) > now) return true;
    if (await isAdministratorOf(dataCenters, person, subscriptionId)) return true;
  }
  return false;
}

async function isAdministratorOf(
  { home, in: within }: DataCenters,
  person: PersonKey,
  subscriptionId: string,
): Promise<boolean> {
  const { order } = await home.load({ order: ref('order', subscriptionId) });
  if (!order || isBeingPurged(order.value)) return false;
  const { portal } = await within(order.value.dataCenter).load({ portal: ref('portal', subscriptionId) });
  if (portal)
    return confirmedAdministrators(portal.value).some(({ identity }) => samePerson(identity, person));
  // Who signed up by themselves is let in once the data center has set the service up.
  const signedUp = order.value.signUp?.identity;
  return signedUp !== undefined && samePerson(signedUp, person);
}

/**
 * Part of a commit by which a person signs in to a partner portal for the first time. What was said of customers whom
 * they do not administer, any more or after all, is forgotten.
 */
export async function signingInToPartnerPortal(
  dataCenters: DataCenters,
  person: PersonKey,
  administered: Loaded<Records['administered']> | undefined,
  now: Instant,
): Promise<Outcome<readonly Write[]>> {
  if (await administersCustomer(dataCenters, person, administered, now))
    return accountIsCustomerAdministrator;
  const self = administeredRef(person);
  return accepted([
    administered ? { remove: self, expect: administered.version } : { check: self, expect: 'absent' },
  ]);
}

/** A subscription is being purged: nobody administers it any more (R34). */
export async function forgetAdministered(
  home: DataCenters['home'],
  person: PersonKey,
  subscriptionId: string,
  request: RequestContext,
): Promise<void> {
  const self = administeredRef(person);
  const outcome = await transact(
    {
      store: home,
      read: { administered: self },
      decide: ({ administered }) => {
        const entries = administered?.value.entries ?? [];
        const left = entries.filter((entry) => entry.subscriptionId !== subscriptionId);
        if (!administered || left.length === entries.length) return accepted({ value: undefined });
        const write: Write =
          left.length === 0
            ? { remove: self, expect: administered.version }
            : { put: self, value: { entries: left }, expect: administered.version };
        return accepted({ value: undefined, commit: { writes: [write] } });
      },
    },
    request,
  );
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}
