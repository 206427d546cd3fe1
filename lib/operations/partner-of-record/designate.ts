import { type Catalog, productLineOf } from '../../catalog.ts';
import type { Identity } from '../../domain/identity.ts';
import type { Designation } from '../../domain/partner-of-record/designation.ts';
import {
  type Designate,
  type DesignationFacts,
  designatePartner as decideDesignate,
  removePartner as decideRemove,
  isSignUpAccount,
  signUpAccountOnly,
} from '../../domain/partner-of-record/partner-of-record.ts';
import {
  type DesignationEvent,
  designationIn,
} from '../../domain/partner-of-record/partner-of-record-events.ts';
import { userWho } from '../../domain/portal/portal.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { type Billed, type CustomerMay, changeBillingAsCustomer } from '../billing/change-billing.ts';
import type { Preview } from '../billing/preview.ts';
import { checkTag } from '../entity-tag.ts';
import { administeredRef } from '../one-side-only.ts';
import { notFound } from '../partner/member.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Records, ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { choicesAtHome, standingChoice } from './choices.ts';
import { administersElsewhere, organizationsHere } from './organizations.ts';
import { tagOfChoice } from './view.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly catalog: Catalog;
}

export interface DesignateCommand extends Designate {
  readonly subscriptionId: string;
  readonly dryRun: boolean;
}

type Changed = Promise<Outcome<Billed<Loaded<Subscription>>>>;

/**
 * Designates a partner of record by its authorization number, for the organisation: what stands is what home and the
 * subscription know together, and home hears of the choice by the outbox (R52, R54).
 */
export const designatePartner =
  (dependencies: Dependencies) =>
  (command: DesignateCommand & { readonly authorizationNumber: string }, request: CallerContext): Changed =>
    change(dependencies, command, request, (facts) => decideDesignate(command, facts, request.now));

/** Takes the choice of a partner of record back, from whichever subscription it was made (R52, R54). */
export const removePartnerOfRecord =
  (dependencies: Dependencies) =>
  (command: DesignateCommand, request: CallerContext): Changed =>
    change(dependencies, command, request, (facts) => decideRemove(command, facts, request.now));

type Decide = (facts: DesignationFacts) => Outcome<readonly DesignationEvent[]>;

async function change(
  { dataCenters, catalog }: Dependencies,
  command: DesignateCommand & { readonly authorizationNumber?: string },
  { ifMatch, ...request }: CallerContext,
  decide: Decide,
): Changed {
  const { subscriptionId, dryRun, organization } = command;
  let replaced: Designation | undefined;
  let decided: readonly DesignationEvent[] = [];
  const outcome = await changeBillingAsCustomer(dataCenters)(
    {
      subscriptionId,
      dryRun,
      may: signUpAccountAlone,
      decide: async (current, { version }) => {
        const { billing, service } = current;
        if (!billing) return notFound;
        const productLine = productLineOf(catalog, service);
        const [organizations, { atHome, partner, elsewhere }] = await Promise.all([
          organization === undefined ? organizationsHere(dataCenters, request) : [],
          knownAtHome(dataCenters, command, request.caller),
        ]);
        const present = standingChoice(atHome, billing.designation, productLine);
        const stale = checkTag(tagOfChoice({ value: current, version }, present, request.now), ifMatch);
        if (stale) return stale;
        const by = request.caller.accountId;
        const asked = { organizationName: current.names.organization, organizations, elsewhere };
        const decision = decide({ by, productLine, ...asked, partner, present });
        replaced = present;
        decided = decision.ok ? decision.value : [];
        return decision;
      },
      besides: (_next, { version }) =>
        decided.map((event) => recordOf(event, { subscriptionId, version: version + 1 }, request)),
    },
    request,
  );
  if (!outcome.ok || !outcome.value.dryRun) return outcome;
  const { preview } = outcome.value;
  return accepted({
    dryRun: true,
    preview: { ...preview, changes: { ...preview.changes, ...changedBy(decided, replaced) } },
  });
}

/** What a dry run says of the organisation's partner of record, which is more than the subscription's own record. */
function changedBy(
  [event]: readonly DesignationEvent[],
  replaced: Designation | undefined,
): Preview['changes'] {
  if (!event) return {};
  const to = designationIn(event).partner?.name ?? null;
  return { partnerOfRecord: { from: replaced?.partner?.name ?? null, to } };
}

/** What the organisation has chosen so far, the partner to be chosen, and whether the caller has others elsewhere. */
async function knownAtHome(
  dataCenters: DataCenters,
  { subscriptionId, authorizationNumber, organization }: DesignateCommand & { authorizationNumber?: string },
  caller: Identity,
): Promise<{ readonly atHome: readonly Designation[] } & Pick<DesignationFacts, 'partner' | 'elsewhere'>> {
  const { home } = dataCenters;
  const { order, found, administered } = await home.load({
    order: ref('order', subscriptionId),
    found: authorizationNumber === undefined ? undefined : ref('authorization-number', authorizationNumber),
    administered: organization === undefined ? administeredRef(caller) : undefined,
  });
  const partner = found && { ...found.value, name: found.value.organization.name };
  const [atHome, elsewhere] = await Promise.all([
    choicesAtHome(home, order),
    administersElsewhere(dataCenters, administered, subscriptionId),
  ]);
  return { atHome, partner, elsewhere };
}

/** Users of the portal who signed up with another account are told so; for everybody else there is nothing (R52, R69). */
const signUpAccountAlone: CustomerMay = ({ billing }, { portal }, caller) => {
  if (!billing || !portal || !userWho(portal.value, caller)) return notFound;
  return isSignUpAccount(billing, caller) ? undefined : signUpAccountOnly;
};

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
