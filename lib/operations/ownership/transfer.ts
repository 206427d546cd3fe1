import { decidersOnly, decidesForCustomer } from '../../domain/billing/billing-access.ts';
import { askAsCustomer } from '../../domain/desk/customer-request.ts';
import { toExecute } from '../../domain/desk/transfer-request.ts';
import type { AccountId } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { handOverBilling as decideHandOver } from '../../domain/ownership/hand-over.ts';
import {
  type CheckedStep,
  callOffTransfer as decideCallOff,
  consentToTransfer as decideConsent,
  requestTransfer as decideRequest,
  notTheNewOwner,
  type RequestTransfer,
  transferChecklist,
} from '../../domain/ownership/ownership.ts';
import { type Portal, userOf } from '../../domain/portal/portal.ts';
import { withAccount } from '../../domain/portal/portal-rules.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import type { Commanded } from './delegates.ts';
import { type Allowed, changeOwnership, customerAlone, type Inside, openOwnership, told } from './inside.ts';

/** Whom the transfer is about: its new owner, or who looks. */
const isConcerned = ({ billing, user }: Inside): boolean => billing.transfer?.newOwner.userId === user.id;

const customerOrNewOwner: Allowed = {
  may: (inside) => decidesForCustomer(inside.billing, inside.user) || isConcerned(inside),
  otherwise: decidersOnly,
};

/** How the transfer stands, and what its new owner lacks (R58). */
export interface TransferView extends Inside {
  readonly checklistOf: AccountId;
  readonly checklist: readonly CheckedStep[];
}

/** The state of the transfer with the checklist: of its new owner, or of whoever is to be one (R57, R58). */
export const viewTransfer =
  (dataCenters: DataCenters) =>
  async (
    subscriptionId: string,
    candidate: AccountId | undefined,
    request: CallerContext,
  ): Promise<Outcome<TransferView>> => {
    const opened = await openOwnership(dataCenters, customerOrNewOwner)(subscriptionId, request);
    return opened.ok ? accepted(viewOf(opened.value, candidate)) : opened;
  };

function viewOf(inside: Inside, candidate: AccountId | undefined): TransferView {
  const { billing, portal, user } = inside;
  const named = billing.transfer?.newOwner;
  const checklistOf = named?.accountId ?? candidate ?? user.accountId;
  const checked = named ? userOf(portal, named.userId) : withAccount(portal, checklistOf);
  return { ...inside, checklistOf, checklist: transferChecklist(billing, checked) };
}

/** Asks for the transfer; whoever asks knows what is on record (R57). */
export const requestTransfer =
  (dataCenters: DataCenters) =>
  (
    { subscriptionId, dryRun, command }: Commanded & { readonly command: RequestTransfer },
    request: CallerContext,
  ) => {
    const id = request.newId('tra');
    return changeOwnership(dataCenters)(
      {
        subscriptionId,
        dryRun,
        allowed: customerAlone,
        decide: ({ subscription, billing, portal, user }) =>
          told(
            decideRequest(
              billing,
              command,
              {
                portal,
                id,
                by: { role: 'customer', accountId: user.accountId },
                subscriptionId,
                organizationName: subscription.names.organization,
                dryRun,
              },
              request.now,
            ),
            { subscription, portal, user },
          ),
      },
      request,
    );
  };

/** The billing administrator at the customer gives what they hold to somebody else there (R56). */
export const handOverBilling =
  (dataCenters: DataCenters) =>
  (
    { newAdministrator, ...which }: Commanded & { readonly newAdministrator: AccountId },
    request: CallerContext,
  ) => {
    const id = request.newId('del');
    return changeOwnership(dataCenters)(
      {
        ...which,
        allowed: customerAlone,
        decide: (inside) => {
          const { billing, portal, user } = inside;
          const facts = { portal, id, by: user.accountId };
          return told(decideHandOver(billing, { newAdministrator }, facts, request.now), inside);
        },
      },
      request,
    );
  };

/** The new owner agrees, signed in as that very person (R58), and thereby asks support to execute it (R59). */
export const consentToTransfer =
  (dataCenters: DataCenters) =>
  ({ subscriptionId, dryRun }: Commanded, request: CallerContext) => {
    const requestId = request.newId('req');
    return changeOwnership(dataCenters)(
      {
        subscriptionId,
        dryRun,
        // Once executed there is no transfer to agree to any more; that is said, not who may.
        allowed: {
          may: (inside) => !inside.billing.transfer || isConcerned(inside),
          otherwise: notTheNewOwner,
        },
        decide: ({ billing, user }) => decideConsent(billing, user, requestId, request.now),
        besides: (next, { portal }) => askedToExecute(next, portal?.value, requestId, request.now),
      },
      request,
    );
  };

/** What the new owner sees of their request to execute the transfer; nothing when they had agreed already. */
function askedToExecute(
  { id, names, billing }: Subscription,
  portal: Portal | undefined,
  requestId: string,
  now: Instant,
): Write[] {
  const transfer = billing?.transfer;
  const user = transfer?.requestId === requestId && portal && userOf(portal, transfer.newOwner.userId);
  if (!user) return [];
  const value = askAsCustomer({ id: requestId, userId: user.id, ...toExecute[user.language](names) }, now);
  return [{ put: ref('customer-request', id, requestId), value, expect: 'absent' }];
}

/** The new owner declines the transfer, or who decides for the customer withdraws it. */
export const callOffTransfer =
  (dataCenters: DataCenters) =>
  ({ subscriptionId, dryRun }: Commanded, request: CallerContext) =>
    changeOwnership(dataCenters)(
      {
        subscriptionId,
        dryRun,
        // Once it is called off there is none; that is said, not who may.
        allowed: {
          may: (inside) => !inside.billing.transfer || customerOrNewOwner.may(inside),
          otherwise: customerOrNewOwner.otherwise,
        },
        decide: (inside) => {
          const { billing, user } = inside;
          return told(decideCallOff(billing, user, decidesForCustomer(billing, user), request.now), inside);
        },
      },
      request,
    );
