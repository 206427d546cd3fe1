import type { RequestDecision } from '../../domain/desk/support-request.ts';
import { openingWrites } from '../desk/requests.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending } from '../reactions.ts';
import type { Authorship, RequestContext } from '../request.ts';
import { changeOf } from '../transact.ts';
import { commitWhileKept } from './while-kept.ts';

interface Opening {
  readonly opened: RequestDecision;
  /** What it is about, with which it is purged. */
  readonly subscriptionId: string;
  readonly author: Authorship;
}

/** Opens a request at the desk for something that has happened to a subscription; its id makes that happen once. */
export async function openOnce(
  home: Store,
  { opened: { request: opened, events }, subscriptionId, author }: Opening,
  request: RequestContext,
): Promise<void> {
  const self = ref('support-request', opened.id);
  const change = changeOf(request, author, {
    of: self,
    version: 1,
    events,
    reactions: pending(),
    to: opened.state,
  });
  await commitWhileKept(
    home,
    { subscriptionId, commit: { writes: openingWrites(opened), change }, makes: self },
    request,
  );
}
