import type { Order } from '../../domain/customer/order.ts';
import type { Partner } from '../../domain/partner/partner.ts';
import type { PartnerNews } from '../../domain/partner/partner-news.ts';
import { mailToOf } from '../../domain/partner/partner-users.ts';
import type { Mail } from '../../mail/mail.ts';

/** The mail to one person of a partner about what a customer did; `undefined` once that one has left (R59, R61). */
export function partnerNewsMailFor(
  news: PartnerNews,
  { organization, users }: Partner,
  order: Pick<Order, 'organizationName' | 'serviceName'>,
  userId: string | undefined,
): Mail | undefined {
  const user = users.find(({ id }) => id === userId);
  // What was purged has no customer to be named any more.
  if (!user || order.organizationName === undefined) return undefined;
  const { email: to, language } = mailToOf(user);
  const about = {
    to,
    language,
    partnerName: organization.name,
    accountId: user.accountId,
    customerName: order.organizationName,
    service: order.serviceName,
    at: news.at,
  };
  switch (news.type) {
    case 'transfer-asked-for': {
      const { subscriptionId, owner, by, partnerIsOut } = news;
      return { ...about, kind: news.type, subscriptionId, owner, by, ...(partnerIsOut && { partnerIsOut }) };
    }
    case 'transfer-declined':
      return { ...about, kind: news.type };
    case 'transfer-withdrawn':
      return { ...about, kind: news.type, by: news.by };
    case 'ownership-taken-over':
      return {
        ...about,
        kind: 'ownership-taken-over',
        former: news.former,
        formerIsDelegate: !news.formerHasLeft,
      };
    case 'access-removed-by-customer':
      return { ...about, kind: 'access-removed', removed: news.removed };
    case 'access-granted-by-customer':
      return { ...about, kind: 'access-restored' };
    default:
      return news satisfies never;
  }
}
