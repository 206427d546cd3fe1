import { type Catalog, serviceOf } from '../../catalog.ts';
import { signUpDirectly as decide, type SignUpDirectly } from '../../domain/customer/direct-sign-up.ts';
import { orderRecord, orderStanding } from '../../domain/customer/order.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { type Preview, previewOfNothing, previewOfOrder } from '../billing/preview.ts';
import { claimOf, sidesOf } from '../one-side-only.ts';
import { type OrderedSubscription, ordered } from '../partner/ordered-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded, LoadedOf } from '../ports/loaded.ts';
import { changeRef, type Records, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, transact } from '../transact.ts';
import { viewSignUp } from './view-sign-up.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly catalog: Catalog;
  /** What the vendor is called where the partner is named. */
  readonly vendorName: string;
}

/** Nobody signs up for more organisations by themselves. */
const mostSignUps = 20;

/**
 * Signs the caller's organisation up for a trial, without a partner (R46). The order is placed at home, and the outbox
 * creates the subscription in its data center. The same organisation again is answered with what there
 * is, unless the country would be another one (R18).
 */
export const signUpDirectly =
  (dependencies: Dependencies) =>
  async (command: SignUpDirectly, request: CallerContext): Promise<Outcome<OrderedSubscription>> => {
    const { dataCenters } = dependencies;
    const { home } = dataCenters;
    if (dataCenters.in(dataCenters.here) !== home) return onlyAtHome;
    const { caller, now } = request;
    const read = recordsOf(command, request);
    return transact(
      {
        store: home,
        read,
        decide: async (records) => {
          const decision = await decidedOn(dependencies, command, request, records);
          if (!decision.ok) return decision;
          if ('earlier' in decision.value) {
            const { earlier } = decision.value;
            return accepted({ value: earlier, result: ref('order', earlier.order.id) });
          }
          const { customer, customerEvents, order, events, entries, claim } = decision.value;
          const author = { actor: { role: 'customer', accountId: caller.accountId } } as const;
          const [holder, self] = [ref('customer', customer.id), ref('order', order.id)];
          const enrolment = changeOf(request, author, {
            of: holder,
            version: 1,
            events: customerEvents,
            reactions: pending(),
          });
          const record = orderRecord(order);
          return accepted({
            value: ordered(record, now),
            result: self,
            commit: {
              writes: [
                { put: holder, value: customer, expect: 'absent' },
                { put: changeRef(enrolment), value: enrolment, expect: 'absent' },
                { put: self, value: record, expect: 'absent' },
                {
                  put: read.signUps,
                  value: { entries },
                  expect: records.signUps?.version ?? 'absent',
                },
                ...claim,
              ],
              change: changeOf(request, author, {
                of: self,
                version: 1,
                events,
                reactions: pending({ do: 'provision' }),
                to: 'provisioning',
              }),
            },
          });
        },
        replay: (_records, { id: [subscriptionId = ''] }) => viewSignUp(dataCenters)(subscriptionId, request),
      },
      request,
    );
  };

/** What signing up would bring: the same decision, and nothing is written. */
export const previewSignUp =
  (dependencies: Dependencies) =>
  async (command: SignUpDirectly, request: CallerContext): Promise<Outcome<Preview>> => {
    const { dataCenters } = dependencies;
    const { home } = dataCenters;
    if (dataCenters.in(dataCenters.here) !== home) return onlyAtHome;
    const records = await home.load(recordsOf(command, request));
    const decided = await decidedOn(dependencies, command, request, records);
    if (!decided.ok) return decided;
    return accepted(
      'earlier' in decided.value
        ? previewOfNothing(decided.value.earlier.standing.deadlines)
        : await previewOfOrder(decided.value.order, request.now),
    );
  };

const recordsOf = ({ service }: SignUpDirectly, { caller }: CallerContext) => ({
  signUps: ref('direct-sign-ups', caller.issuer, caller.subject, service),
  ...sidesOf(caller),
});

async function decidedOn(
  { dataCenters: { home }, catalog, vendorName }: Dependencies,
  command: SignUpDirectly,
  request: CallerContext,
  { signUps, ...sides }: LoadedOf<ReturnType<typeof recordsOf>>,
) {
  const present = signUps?.value.entries ?? [];
  const organization = nameOf(command.organization.name);
  const earlier = await orderOf(home, present, organization, request);
  if (earlier)
    return earlier.order.countryOfUse === command.countryOfUse ? accepted({ earlier }) : signedUpElsewhere;
  const others = present.filter((entry) => entry.organization !== organization);
  if (others.length >= mostSignUps) return tooManySignUps;
  const ids = { customer: request.newId('cus'), subscription: request.newId('sub') };
  const decision = decide(
    command,
    {
      caller: request.caller,
      ids,
      offered: serviceOf(catalog, command.service),
      vendorName,
    },
    request.now,
  );
  if (!decision.ok) return decision;
  const claim = claimOf(sides, request.caller, ids.subscription, request.now);
  if (!claim.ok) return claim;
  const entries = [...others, { organization, subscriptionId: ids.subscription }];
  return accepted({ ...decision.value, entries, claim: claim.value });
}

const nameOf = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** What the same organisation was signed up for before, unless it is purged. */
async function orderOf(
  home: Store,
  entries: Records['direct-sign-ups']['entries'],
  organization: string,
  { now }: CallerContext,
): Promise<OrderedSubscription | undefined> {
  const entry = entries.find((one) => one.organization === organization);
  const { order }: { order?: Loaded<Records['order']> | undefined } = entry
    ? await home.load({ order: ref('order', entry.subscriptionId) })
    : {};
  return order && orderStanding(order.value, now).status !== 'purged' ? ordered(order.value, now) : undefined;
}

const signedUpElsewhere = refused(
  'country-of-use-is-fixed',
  'This organisation was signed up before, for another country of use, which cannot change. To use the service in this country too, sign up another organisation.',
  '/countryOfUse',
);
const onlyAtHome = refused(
  'sign-up-at-home',
  'Sign up at the home data center, which then sets the service up in the one of your country.',
);
const tooManySignUps = refused(
  'too-many-sign-ups',
  'This account has signed up for as many organisations as one can. Sign up with the account of the organisation itself.',
);
