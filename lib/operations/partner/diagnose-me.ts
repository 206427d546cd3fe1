import { isAssociated } from '../../domain/account.ts';
import { diagnosePerson, type PersonFacts } from '../../domain/diagnose-partner.ts';
import type { Diagnosis, Provisioning } from '../../domain/diagnosis.ts';
import type { Identity } from '../../domain/identity.ts';
import type { Partner } from '../../domain/partner.ts';
import { userOf } from '../../domain/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { ref, type Store } from '../ports.ts';
import type { CallerContext } from '../request.ts';
import { membershipRef } from './member.ts';
import { administersCustomer } from './named-administrators.ts';

/**
 * Why the caller finds the portal unavailable. For anybody who is signed in, above all for those who are no user of
 * any organisation (R7). Tells the caller about themselves only: never which organisation knows an account (R69).
 */
export const diagnoseMe =
  ({ home, provisioning }: { readonly home: Store; readonly provisioning: Provisioning }) =>
  async (accountNumber: string | undefined, request: CallerContext): Promise<Outcome<Diagnosis>> => {
    const { caller, now } = request;
    const [{ membership, portal, account, active }, named] = await Promise.all([
      home.load({
        membership: membershipRef(request),
        portal: ref('portal-account', caller.accountId),
        account: accountNumber === undefined ? undefined : ref('account', accountNumber),
        active: accountNumber === undefined ? undefined : ref('active-organization', accountNumber),
      }),
      administersCustomer(home, caller.accountId),
    ]);
    const partnerId = membership?.value.partnerId ?? portal?.value.partnerId;
    const { partner } = partnerId ? await home.load({ partner: ref('partner', partnerId) }) : {};
    const associated = account && isAssociated(account.value, caller.accountId);
    return accepted(
      diagnosePerson(
        {
          accountId: caller.accountId,
          ...(partner && knownIn(partner.value, caller)),
          administersCustomer: named,
          ...(associated && { organization: active ? ('active' as const) : ('not-active' as const) }),
          provisioning,
        },
        now,
      ),
    );
  };

/** How an organisation knows a person: as a user, as somebody else's sign-in of that name, or as invited. */
function knownIn(partner: Partner, caller: Identity): Pick<PersonFacts, 'memberSince' | 'account'> {
  if (userOf(partner, caller)) return { memberSince: partner.activatedAt };
  const user = partner.users.find(({ accountId }) => accountId === caller.accountId);
  if (!user) return {};
  return { account: user.identity ? 'bound-to-another' : 'invited' };
}
