import type { PaymentMethod } from '../domain/billing/billing-account.ts';
import type { Charge } from '../domain/billing/charge.ts';
import type { Purchase } from '../domain/billing/paid-events.ts';
import type { TransferWithdrawn } from '../domain/ownership/ownership-events.ts';
import type { SubscriptionEvent } from '../domain/subscription/subscription-events.ts';
import { type Details, nameAlone, type Tellers } from './history-details.ts';

/** What each event of a subscription says besides that it happened (R66). */
export const ofSubscription: Tellers<SubscriptionEvent> = {
  'subscription-added': nameAlone,
  'invitation-withdrawn': nameAlone,
  'trial-started': nameAlone,
  'help-given': ({ topic, days }) => ({ about: topic, days }),
  'help-unsubscribed': nameAlone,
  'help-resumed': nameAlone,
  expired: nameAlone,
  inactivated: nameAlone,
  'purge-started': nameAlone,
  'end-of-support-announced': ({ endOfSupport }) => ({ deadline: endOfSupport.at }),
  'invitation-sent': ({ administrator, contact }) => ({
    accountId: administrator.accountId,
    address: contact.email,
  }),
  'invitation-mail-reported': ({ delivery }) => ({
    outcome: delivery.status,
    ...(delivery.reason && { outcomeReason: delivery.reason }),
  }),
  'mail-block-lifted': ({ address }) => ({ address }),
  activated: ({ acceptance }) => ({ accountId: acceptance.identity.accountId }),
  'account-number-linked': ({ account }) => ({ accountNumber: account.accountNumber }),
  'reactivation-requested': ({ accountNumber }) => ({ accountNumber }),
  reactivated: ({ account }) => ({ accountNumber: account.accountNumber }),
  'contact-changed': ({ contact }) => ({ address: contact.email }),
  'notice-given': ({ about, days, deadline }) => ({ about, days, deadline }),
  converted: ({ paid, allowance, charge }) => ({
    bought: {
      plan: paid.plan.plan,
      release: paid.release.release,
      licences: allowance.licences,
      storageGb: allowance.storageGb,
    },
    charge: charged(charge),
  }),
  purchased: ({ purchase, charge }) => ({
    bought: boughtIn(purchase),
    ...(charge && { charge: charged(charge) }),
  }),
  charged: ({ charge }) => ({ charge: charged(charge) }),
  'billing-details-given': ({ paymentMethod }) => ({
    ...giver(paymentMethod),
    after: paymentMethod.lastFour,
  }),
  'payment-method-replaced': ({ paymentMethod, before }) => ({
    ...giver(paymentMethod),
    ...(before !== undefined && { before }),
    after: paymentMethod.lastFour,
  }),
  'account-information-corrected': ({ corrected }) => ({ fields: Object.keys(corrected) }),
  'delegate-added': ({ delegate }) => ({ accountId: delegate.holder.accountId }),
  'delegate-removed': ({ delegate }) => ({ accountId: delegate.holder.accountId }),
  'ownership-transfer-requested': ({ transfer }) => ({ accountId: transfer.newOwner.accountId }),
  'ownership-transferred': ({ owner, former }) => ({
    accountId: owner.accountId,
    before: former.accountId,
    after: owner.accountId,
  }),
  'billing-handed-over': ({ owner, former }) => ({
    accountId: owner.accountId,
    before: former.accountId,
    after: owner.accountId,
  }),
  'billing-passed-on': ({ left, successor }) => ({
    before: left.join(', '),
    ...(successor !== undefined && { accountId: successor, after: successor }),
  }),
  'ownership-transfer-consented': nameAlone,
  'ownership-transfer-not-executed': nameAlone,
  'ownership-transfer-declined': askedToTakeOver,
  'ownership-transfer-withdrawn': askedToTakeOver,
  'card-digits-mismatched': nameAlone,
  'card-block-lifted': nameAlone,
  'partner-access-granted': ({ granted }) => ({ access: [...granted] }),
  'partner-access-removed': ({ removed }) => ({ access: [...removed] }),
  'partner-of-record-designated': ({ partner: { productLine, authorizationNumber, name } }) => ({
    productLine,
    partner: { authorizationNumber, name },
  }),
  'partner-of-record-removed': ({ productLine }) => ({ productLine }),
  'advisor-fee-claimed': ({ fee }) => ({ productLine: fee.productLine }),
};

function askedToTakeOver({ newOwner }: Pick<TransferWithdrawn, 'newOwner'>): Details {
  return newOwner ? { accountId: newOwner.accountId } : {};
}

const charged = ({ currency, total, until }: Charge): Details['charge'] => ({ currency, total, until });

const giver = ({ givenBy }: PaymentMethod): Details => (givenBy ? { accountId: givenBy.accountId } : {});

function boughtIn(purchase: Purchase): Details['bought'] {
  switch (purchase.kind) {
    case 'plan':
      return { plan: purchase.plan.plan };
    case 'release':
      return { release: purchase.release.release };
    case 'licences':
      return { licences: purchase.licences };
    case 'storage':
      return { storageGb: purchase.storageGb };
    default:
      return purchase satisfies never;
  }
}
