import { isAssociated } from '../../domain/account.ts';
import { diagnosePerson, type PersonFacts } from '../../domain/diagnose-partner.ts';
import type { Diagnosis, Provisioning } from '../../domain/diagnosis.ts';
import type { Identity } from '../../domain/identity.ts';
import type { Partner } from '../../domain/partner.ts';
import { invitedUser } from '../../domain/partner-invitations.ts';
import { userOf } from '../../domain/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { administersCustomer, sidesOf } from '../one-side-only.ts';
import { type DataCenters, ref } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { partnersInviting } from './join-partner.ts';

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
    const { partner } = partnerId ? await home.load({ partner: ref('partner', partnerId) }) : {};
    const associated = account && isAssociated(account.value, caller.accountId);
    return accepted(
      diagnosePerson(
        {
          accountId: caller.accountId,
          ...(partner ? knownIn(partner.value, caller) : invitedBy(inviting, caller)),
          administersCustomer: await administersCustomer(dataCenters, caller, administered, now),
          ...(associated && { organization: active ? ('active' as const) : ('not-active' as const) }),
          provisioning,
        },
        now,
      ),
    );
  };

/** How an organisation knows a person: as a user, or as somebody else's sign-in of that name. */
function knownIn(partner: Partner, caller: Identity): Pick<PersonFacts, 'memberSince' | 'account'> {
  if (userOf(partner, caller)) return { memberSince: partner.activatedAt };
  const isBound = partner.users.some(({ accountId, identity }) => identity && accountId === caller.accountId);
  return isBound ? { account: 'bound-to-another' } : {};
}

const invitedBy = (partners: readonly Partner[], { accountId }: Identity): Pick<PersonFacts, 'account'> =>
  partners.some((partner) => invitedUser(partner, accountId)) ? { account: 'invited' } : {};
