import { type Catalog, placeOf } from '../../catalog.ts';
import type { Allowance } from '../../domain/billing/allowance.ts';
import type { BillingAccount } from '../../domain/billing/billing-account.ts';
import type { Identity } from '../../domain/identity.ts';
import type { Instant } from '../../domain/instant.ts';
import {
  type ActiveUser,
  confirmedAdministrators,
  holds,
  type MandatoryRole,
  mandatoryRoles,
  type Portal,
  type PortalUser,
} from '../../domain/portal/portal.ts';
import { waiting } from '../../domain/portal/portal-actions.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { type TermsAccepted, termsAccepted } from '../../domain/subscription/subscription.ts';
import { type HelpStanding, helpStanding } from '../../domain/time/help-mails.ts';
import type { Standing } from '../../domain/time/standing.ts';
import type { Store } from '../ports/store.ts';
import { enter, portalRecords } from './portal-entry.ts';
import { portalTag } from './portal-tag.ts';

/** What the customer portal's first page shows (R27, R32, R45). */
export interface PortalView {
  readonly subscriptionId: string;
  readonly organizationName: string;
  readonly service: string;
  readonly serviceName: string;
  readonly partnerName: string;
  readonly standing: Standing;
  readonly countryOfUse: string;
  readonly dataCenter: string;
  /** Where the data center lies, if the catalogue says so. */
  readonly place: string | undefined;
  /** Licences and storage, if they are counted. */
  readonly allowance: Allowance | undefined;
  readonly billing: BillingAccount | undefined;
  /** Who accepted the terms (R26, R47). */
  readonly terms: TermsAccepted | undefined;
  /** Whether the service has a trial, which can be converted (R49). */
  readonly payable: boolean;
  /** Whether the mails that help with a trial go on (R48). */
  readonly helpMails: HelpStanding;
  readonly portal: Portal;
  /** Who looks. */
  readonly user: ActiveUser;
  readonly administrators: readonly ActiveUser[];
  readonly contacts: readonly { readonly role: MandatoryRole; readonly users: readonly PortalUser[] }[];
  /** Requests for access that wait for a decision. */
  readonly waiting: number;
  readonly tag: string;
}

/** The customer portal of a subscription, for its users; foreign equals missing (R27, R36, R69). */
export const viewPortal =
  ({ store, catalog }: { readonly store: Store; readonly catalog: Catalog }) =>
  async (subscriptionId: string, identity: Identity, now: Instant): Promise<Outcome<PortalView>> => {
    const entered = enter(await store.load(portalRecords(subscriptionId)), identity, now);
    if (!entered.ok) return entered;
    const { portal: loaded, subscription, standing, user } = entered.value;
    const { names, countryOfUse, dataCenter, allowance, billing, periods } = subscription.value;
    const portal = loaded.value;
    return accepted({
      subscriptionId,
      organizationName: names.organization,
      service: subscription.value.service,
      serviceName: names.service,
      partnerName: names.partner,
      standing,
      countryOfUse,
      dataCenter,
      place: placeOf(catalog, dataCenter),
      allowance,
      billing,
      terms: termsAccepted(subscription.value),
      payable: periods.trialDays !== undefined,
      helpMails: helpStanding(subscription.value),
      portal,
      user,
      administrators: confirmedAdministrators(portal),
      contacts: mandatoryRoles.map((role) => ({
        role,
        users: portal.users.filter((one) => holds(one, role)),
      })),
      waiting: waiting(portal, now),
      tag: portalTag(loaded.version, subscription.version, standing.status, waiting(portal, now)),
    });
  };

/** The subscriptions whose portal a person may enter, for a sign-in without an activation link. */
export const portalsOf =
  ({ store }: { readonly store: Store }) =>
  async ({ issuer, subject }: Identity): Promise<readonly string[]> => {
    const { items } = await store.list({ of: 'portal-access', issuer, subject }, { limit: mostPortals });
    return items.map(({ value }) => value.subscriptionId);
  };

const mostPortals = 100;
