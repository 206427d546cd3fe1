import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import { paysWithPartners } from '../../domain/billing/paid-actions.ts';
import type { Person } from '../../domain/identity.ts';
import type {
  OwnershipEvent,
  TransferDeclined,
  TransferWithdrawn,
} from '../../domain/ownership/ownership-events.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import type { Mail, MailOf } from '../../mail/mail.ts';

interface AboutSubscription {
  readonly organizationName: string;
  readonly serviceName: string;
  readonly partnerName: string;
}

/** The mail that an event of the ownership calls for, to one of those it names; `undefined` once it was overtaken. */
export function ownershipMailFor(
  event: OwnershipEvent,
  { billing, contact }: Pick<Subscription, 'billing' | 'contact'>,
  names: AboutSubscription,
  {
    to: userId,
    link,
    billingLink,
  }: { readonly to: string | undefined; readonly link: string; readonly billingLink: string },
): Mail | undefined {
  const told = 'told' in event ? event.told?.find((one) => one.userId === userId) : undefined;
  if (!told) return undefined;
  const { organizationName, serviceName, partnerName } = names;
  const { email: to, language, person } = told;
  const about = { organizationName, serviceName, partnerName, to, language, person };
  const noticesTo = contact.email;
  switch (event.type) {
    case 'ownership-transfer-requested': {
      const { id, newOwner, requestedBy, reason } = event.transfer;
      if (billing?.transfer?.id !== id) return undefined;
      const why = reason === undefined ? {} : { reason };
      if (newOwner.userId !== userId)
        return { ...about, kind: 'ownership-claimed', candidate: newOwner.accountId, ...why, link };
      return { ...about, kind: 'ownership-offered', by: requestedBy.accountId, ...why, link };
    }
    case 'ownership-transfer-declined':
    case 'ownership-transfer-withdrawn':
      return calledOffMail(event, { ...about, isOwner: isOwner(billing, person), link });
    case 'ownership-transfer-not-executed': {
      const { reason } = event;
      return { ...about, kind: 'ownership-not-executed', ...(reason !== undefined && { reason }), link };
    }
    case 'ownership-transferred': {
      const { owner, former, delegates, at } = event;
      return owner.accountId === person.accountId
        ? {
            ...about,
            kind: 'ownership-received',
            former: former.accountId,
            formerIsDelegate: delegates.some(({ holder }) => holder.accountId === former.accountId),
            at,
            noticesTo,
            ...(billing?.paymentMethod &&
              paysWithPartners(billing) && { partnersCard: billing.paymentMethod.lastFour }),
            link: billingLink,
          }
        : { ...about, kind: 'ownership-handed-over', owner: owner.accountId, at, link };
    }
    case 'billing-handed-over': {
      const { owner, former, at } = event;
      return owner.accountId === person.accountId
        ? { ...about, kind: 'billing-received', former: former.accountId, at, link: billingLink }
        : { ...about, kind: 'billing-handed-over', owner: owner.accountId, at, link };
    }
    case 'partner-access-granted':
      return { ...about, kind: 'partner-access-granted', by: event.by, at: event.at, link };
    case 'partner-access-removed': {
      const { removed, by, at, receiptId } = event;
      return { ...about, kind: 'partner-access-removed', removed, by, at, receiptId, noticesTo };
    }
    default:
      return undefined;
  }
}

const isOwner = (billing: BillingAccount | undefined, { accountId }: Person): boolean =>
  billing?.administrator.of === 'customer' && billing.administrator.accountId === accountId;

function calledOffMail(
  event: TransferDeclined | TransferWithdrawn,
  about: Omit<MailOf<'ownership-declined'>, 'kind' | 'candidate'>,
): Mail | undefined {
  const candidate = event.newOwner?.accountId;
  if (candidate === undefined) return undefined;
  if (event.type === 'ownership-transfer-declined')
    return { ...about, kind: 'ownership-declined', candidate };
  const by = event.by?.role === 'support' ? undefined : event.by?.accountId;
  return { ...about, kind: 'ownership-withdrawn', candidate, ...(by !== undefined && { by }) };
}
