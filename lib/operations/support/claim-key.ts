import { accepted, type Outcome } from '../../domain/refusal.ts';
import { type Ref, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { keyReused, remembering } from '../transact.ts';

const unnamed: Ref = ref('account', '-');

/**
 * Takes the idempotency key of a request that can be repeated as it is: from then on another request cannot have it, and
 * the same one goes through again (R67).
 */
export async function claimKey(home: Store, request: RequestContext): Promise<Outcome<undefined>> {
  const { idempotency, now } = request;
  if (!idempotency) return accepted(undefined);
  const { remembered } = await home.load({ remembered: idempotency.ref });
  if (remembered && remembered.value.forgetAt > now)
    return remembered.value.fingerprint === idempotency.fingerprint ? accepted(undefined) : keyReused;
  const memory = remembering(request, unnamed, remembered?.version);
  const { is } = await home.commit({ writes: [], ...(memory && { idempotency: memory }) });
  // Somebody else was faster with the same key: whose it is stands there now.
  return is === 'again' ? claimKey(home, request) : accepted(undefined);
}
