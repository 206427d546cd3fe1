import type { Delivery } from '../../domain/delivery.ts';
import type { Diagnosis, Provisioning } from '../../domain/diagnosis.ts';
import { isAssociated } from '../../domain/directory/account.ts';
import type { Identity } from '../../domain/identity.ts';
import { diagnosePerson, type PersonFacts } from '../../domain/partner/diagnose-partner.ts';
import type { Partner } from '../../domain/partner/partner.ts';
import { invitedUser } from '../../domain/partner/partner-invitations.ts';
import { userOf } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { administersCustomer, sidesOf } from '../one-side-only.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { partnersInviting } from './join-partner.ts';
import { newestMails } from './user-mails.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly provisioning: Provisioning;
}

/**
 * Why the caller finds the portal unavailable. For anybody who is signed in, above all for those who are no user of
 * any organisation (R7). Tells the caller about themselves only: never which organisation knows an account (R69).
 */
export const diagnoseMe =
  ({ dataCenters, provisioning }: Dependencies) =>
  async (accountNumber: string | undefined, request: CallerContext): Promise<Outcome<Diagnosis>> => {
    const { caller, now } = request;
    const { home } = dataCenters;
    const [{ membership, administered, portal, account, active }, inviting] = await Promise.all([
      home.load({
        ...sidesOf(caller),
        portal: ref('portal-account', caller.accountId),
        account: accountNumber === undefined ? undefined : ref('account', accountNumber),
        active: accountNumber === undefined ? undefined : ref('active-organization', accountNumber),
      }),
      partnersInviting(home, caller.accountId),
    ]);
    const partnerId = membership?.value.partnerId ?? portal?.value.partnerId;
    const { partner, mail } = partnerId ? await organizationOf(home, partnerId, caller) : noOrganization;
    const associated = account && isAssociated(account.value, caller.accountId);
    return accepted(
      diagnosePerson(
        {
          accountId: caller.accountId,
          ...(partner ? knownIn(partner.value, caller) : invitedBy(inviting, caller)),
          administersCustomer: await administersCustomer(dataCenters, caller, administered, now),
          ...(associated && { organization: active ? ('active' as const) : ('not-active' as const) }),
          accountNumberGiven: accountNumber !== undefined,
          ...(mail && { mail }),
          provisioning,
        },
        now,
      ),
    );
  };

interface Organization {
  readonly partner: Loaded<Partner> | undefined;
  /** What has become of the newest mail to the caller, if they are a user. */
  readonly mail: Delivery | undefined;
}
const noOrganization: Organization = { partner: undefined, mail: undefined };

async function organizationOf(home: Store, partnerId: string, caller: Identity): Promise<Organization> {
  const [{ partner }, mails] = await Promise.all([
    home.load({ partner: ref('partner', partnerId) }),
    newestMails(home, partnerId),
  ]);
  const user = partner && userOf(partner.value, caller);
  return { partner, mail: user && mails.get(user.id) };
}

/** How an organisation knows a person: as a user, or as somebody else's sign-in of that name. */
function knownIn(partner: Partner, caller: Identity): Pick<PersonFacts, 'memberSince' | 'account'> {
  if (userOf(partner, caller)) return { memberSince: partner.activatedAt };
  const isBound = partner.users.some(({ accountId, identity }) => identity && accountId === caller.accountId);
  return isBound ? { account: 'bound-to-another' } : {};
}

const invitedBy = (partners: readonly Partner[], { accountId }: Identity): Pick<PersonFacts, 'account'> =>
  partners.some((partner) => invitedUser(partner, accountId)) ? { account: 'invited' } : {};
