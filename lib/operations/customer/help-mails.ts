import type { Language } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import { accepted } from '../../domain/refusal.ts';
import type { Subscription } from '../../domain/subscription/subscription.ts';
import { changeHelp, type HelpStanding, helpStanding } from '../../domain/time/help-mails.ts';
import { passTime } from '../../domain/time/pass-time.ts';
import { changeSubscription } from '../change-subscription.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import { ref } from '../ports/records.ts';
import { DataCenterUnavailable, type Store } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { accountAtHome } from '../time/account-at-home.ts';

/** The help mails of a subscription; nothing more is known of one that is purged. */
export interface HelpMails {
  readonly is: HelpStanding;
  readonly organizationName?: string;
  readonly serviceName?: string;
  readonly language?: Language;
}

const over: HelpMails = { is: 'over' };

/** Whether the help mails of a subscription go on. Reads, and changes nothing (R48). */
export const viewHelpMails =
  ({ store }: { readonly store: Store }) =>
  async (subscriptionId: string, now: Instant): Promise<HelpMails> => {
    const { subscription } = await store.load({ subscription: ref('subscription', subscriptionId) });
    if (!subscription || subscription.value.phase === 'purged') return over;
    return viewOf(passTime(subscription.value, now, { account: undefined }).subscription);
  };

/** Stops the help mails of one subscription, or starts them again, for whoever has the link (R48, RFC 8058). */
export const changeHelpMails =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, wanted: boolean, request: RequestContext): Promise<HelpMails> => {
    const changed = await changeSubscription(
      {
        store: dataCenters.in(dataCenters.here),
        subscriptionId,
        author: { actor: { role: 'mail-recipient' } },
        facts: accountAtHome(dataCenters, subscriptionId),
        decide: (current) => accepted(changeHelp(current, wanted, request.now)),
      },
      request,
    );
    if (changed.ok) return viewOf(changed.value.value);
    if (changed.refusal.code === 'subscription-purged') return over;
    throw new DataCenterUnavailable('Others write to the same record.');
  };

const viewOf = (subscription: Subscription): HelpMails => ({
  is: helpStanding(subscription),
  organizationName: subscription.names.organization,
  serviceName: subscription.names.service,
  language: subscription.contact.language,
});
