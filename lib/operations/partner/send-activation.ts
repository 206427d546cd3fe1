import type { Person } from '../../domain/identity.ts';
import type { Outcome } from '../../domain/refusal.ts';
import { sendActivation as decide, type SendActivation } from '../../domain/subscription/send-activation.ts';
import { invitationIn } from '../../domain/subscription/subscription.ts';
import type { Decided } from '../change-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { changeOrdered, type OrderedChange, previewOrdered } from './change-ordered.ts';
import type { OrderedSubscription } from './ordered-subscription.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
}

/**
 * Sends the customer administrator the activation, or sends it again with a new link (R16, R21, R23). Without a name
 * it goes to whom the last one went to, or else to the administrator that the customer was enrolled with.
 */
export const sendActivation =
  ({ dataCenters }: Dependencies) =>
  (
    subscriptionId: string,
    command: SendActivation,
    request: CallerContext,
  ): Promise<Outcome<OrderedSubscription>> =>
    changeOrdered(dataCenters)(activation(dataCenters, subscriptionId, command, request), request);

/** What {@link sendActivation} would bring; nothing is written. */
export const previewActivation =
  ({ dataCenters }: Dependencies) =>
  (subscriptionId: string, command: SendActivation, request: CallerContext): Promise<Outcome<Decided>> =>
    previewOrdered(dataCenters)(activation(dataCenters, subscriptionId, command, request), request);

const activation = (
  dataCenters: DataCenters,
  subscriptionId: string,
  command: SendActivation,
  request: CallerContext,
): OrderedChange => {
  const named = command.customerAdministrator;
  return {
    subscriptionId,
    ...(named && { portalAccount: named.accountId }),
    decide: async (current, { order, signsInToPortal }) => {
      const administrator =
        named ??
        invitationIn(current)?.administrator ??
        (await enrolledAdministrator(dataCenters, order.customerId));
      return decide(
        current,
        { ...command, ...(administrator && { customerAdministrator: administrator }) },
        {
          administratorSignsInToPortal:
            administrator !== undefined && (await signsInToPortal(administrator.accountId)),
        },
        request.now,
      );
    },
  };
};

const enrolledAdministrator = async (
  { home }: DataCenters,
  customerId: string,
): Promise<Person | undefined> =>
  (await home.load({ customer: ref('customer', customerId) })).customer?.value.customerAdministrator;
