import { type AwsCall, AwsError } from '../aws/call.ts';
import type { Caller } from '../ports.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { needsOf, type Place } from './needs.ts';
import { judge, type Need, type Verdict } from './policy.ts';
import type { Principal } from './principal.ts';

export interface AuthorizerOptions extends Place {
  readonly principals: readonly Principal[];
}

/** Refuses what the caller's role does not allow. The operator may do everything. */
export interface Authorizer {
  authorize(call: AwsCall): Promise<AwsError | undefined>;
  /** Which permissions there are, and which of them were ever needed. */
  readonly ledger: Ledger;
}

/** Decisions are remembered at most so many; policies do not change while the local cloud runs. */
const mostRemembered = 20_000;

export function createAuthorizer({ principals, ...place }: AuthorizerOptions): Authorizer {
  const known = new Map(principals.map((principal) => [keyOf(principal.caller), principal]));
  const ledger = createLedger(principals);
  const verdicts = new Map<string, Verdict>();

  function decide(principal: Principal, need: Need): Verdict {
    const key = `${principal.session} ${need.action} ${need.resource}`;
    const remembered = verdicts.get(key);
    if (remembered) return remembered;
    const verdict = judge(principal.statements, need);
    if (verdict === 'allowed') ledger.used(principal, need);
    if (verdicts.size >= mostRemembered) verdicts.clear();
    verdicts.set(key, verdict);
    return verdict;
  }

  return {
    ledger,
    authorize: async (call) => {
      const principal = call.caller && known.get(keyOf(call.caller));
      if (!principal) return undefined;
      for (const need of await needsOf(call, place)) {
        const verdict = decide(principal, need);
        if (verdict !== 'allowed') return refusal(call, principal, need, verdict, place.account);
      }
      return undefined;
    },
  };
}

function keyOf({ dataCenter, function: program }: Caller): string {
  return `${dataCenter}/${program}`;
}

/** In the words of the service that was called; SES has words of its own. */
function refusal(
  { service }: AwsCall,
  { roleName, session }: Principal,
  { action, resource }: Need,
  verdict: Verdict,
  account: string,
): AwsError {
  const user = `arn:aws:sts::${account}:assumed-role/${roleName}/${session}`;
  if (service === 'ses')
    return new AwsError(
      'AccessDenied',
      `User \`${user}' is not authorized to perform \`${action}' on resource \`${resource}'`,
      403,
    );
  const because =
    verdict === 'denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return new AwsError(
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${because}`,
    service === 'scheduler' ? 403 : 400,
  );
}
