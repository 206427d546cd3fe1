import { type Catalog, serviceOf } from '../../catalog.ts';
import type { BillingAccount } from '../../domain/billing-account.ts';
import {
  type Designate,
  type DesignationFacts,
  designatePartner as decideDesignate,
  removePartner as decideRemove,
  isSignUpAccount,
  signUpAccountOnly,
} from '../../domain/partner-of-record.ts';
import type { DesignationEvent } from '../../domain/partner-of-record-events.ts';
import { userWho } from '../../domain/portal.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { type Billed, type CustomerMay, changeBillingAsCustomer } from '../billing/change-billing.ts';
import { portalsOf } from '../customer/view-portal.ts';
import { notFound } from '../partner/member.ts';
import { type DataCenters, type Loaded, type Records, ref, type Write } from '../ports.ts';
import type { CallerContext } from '../request.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly catalog: Catalog;
}

export interface DesignateCommand extends Designate {
  readonly subscriptionId: string;
  readonly dryRun: boolean;
}

type Changed = Promise<Outcome<Billed<Loaded<Subscription>>>>;

/** Designates a partner of record by its authorization number; home hears of it by the outbox (R52, R54). */
export const designatePartner =
  (dependencies: Dependencies) =>
  (command: DesignateCommand & { readonly authorizationNumber: string }, request: CallerContext): Changed =>
    change(dependencies, command, request, async (billing, facts) => {
      const { found } = await dependencies.dataCenters.home.load({
        found: ref('authorization-number', command.authorizationNumber),
      });
      const partner = found && { ...found.value, name: found.value.organization.name };
      return decideDesignate(billing, command, { ...facts, partner }, request.now);
    });

/** Takes the choice of a partner of record back (R52). */
export const removePartnerOfRecord =
  (dependencies: Dependencies) =>
  (command: DesignateCommand, request: CallerContext): Changed =>
    change(dependencies, command, request, async (billing, facts) =>
      decideRemove(billing, command, facts, request.now),
    );

type Decide = (
  billing: BillingAccount,
  facts: Omit<DesignationFacts, 'partner'>,
) => Promise<Outcome<readonly DesignationEvent[]>>;

function change(
  { dataCenters, catalog }: Dependencies,
  command: DesignateCommand,
  request: CallerContext,
  decide: Decide,
): Changed {
  const { subscriptionId, dryRun, organization } = command;
  let decided: readonly DesignationEvent[] = [];
  return changeBillingAsCustomer(dataCenters)(
    {
      subscriptionId,
      dryRun,
      may: signUpAccountAlone,
      decide: async ({ billing, service, names }) => {
        if (!billing) return notFound;
        const facts = {
          by: request.caller.accountId,
          productLine: serviceOf(catalog, service)?.productLine ?? service,
          organizationName: names.organization,
          organizations: organization === undefined ? await organizationsOf(dataCenters, request) : [],
        };
        const decision = await decide(billing, facts);
        decided = decision.ok ? decision.value : [];
        return decision;
      },
      besides: (_next, { version }) =>
        decided.map((event) => recordOf(event, { subscriptionId, version: version + 1 }, request)),
    },
    request,
  );
}

/** Users of the portal who signed up with another account are told so; for everybody else there is nothing (R52, R69). */
const signUpAccountAlone: CustomerMay = ({ billing }, { portal }, caller) => {
  if (!billing || !portal || !userWho(portal.value, caller)) return notFound;
  return isSignUpAccount(billing, caller) ? undefined : signUpAccountOnly;
};

/** The organisations of the subscriptions that the caller has access to in this data center, one for each. */
async function organizationsOf(dataCenters: DataCenters, { caller }: CallerContext): Promise<string[]> {
  const store = dataCenters.in(dataCenters.here);
  const ids = await portalsOf({ store })(caller);
  if (ids.length < 2) return [];
  const found = await store.load(Object.fromEntries(ids.map((id) => [id, ref('subscription', id)])));
  return Object.values(found).flatMap((loaded) =>
    loaded && loaded.value.phase !== 'purged' ? [loaded.value.names.organization] : [],
  );
}

/** Part of the commit: the designation in the history that shows them alone (R54). */
function recordOf(
  event: DesignationEvent,
  { subscriptionId, version }: { readonly subscriptionId: string; readonly version: number },
  { caller }: CallerContext,
): Write {
  const value: Records['designation'] =
    event.type === 'partner-of-record-removed'
      ? { productLine: event.productLine, at: event.at, by: caller.accountId }
      : {
          productLine: event.partner.productLine,
          at: event.at,
          by: caller.accountId,
          partner: {
            authorizationNumber: event.partner.authorizationNumber,
            name: event.partner.name,
          },
        };
  return { put: ref('designation', subscriptionId, String(version)), value, expect: 'absent' };
}
