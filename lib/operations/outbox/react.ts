import { addDays, type Instant } from '../../domain/instant.ts';
import {
  type Kind,
  type Loaded,
  type MailRecord,
  type Ref,
  ref,
  type Store,
  type StoredChange,
} from '../ports.ts';
import type { PendingReaction, Reaction } from '../reactions.ts';
import type { RequestContext } from '../request.ts';
import { carryCustomer } from './carry-customer.ts';
import { provision } from './provision.ts';
import { purge } from './purge.ts';
import type { Occasion, ReactionDependencies, Reactor } from './reactor.ts';
import { reportHome } from './report-home.ts';
import { sendMail } from './send-mail.ts';
import { setAlarm } from './set-alarm.ts';

const reactors: { readonly [Do in Reaction['do']]: Reactor<Do> } = {
  'set-alarm': setAlarm,
  'report-home': reportHome,
  provision,
  'carry-customer': carryCustomer,
  mail: sendMail,
  purge,
};

const minutesPerDay = 24 * 60;
const minutesLater = (at: Instant, minutes: number): Instant => addDays(at, minutes / minutesPerDay);

/** A claim on mails whose worker has not finished for so long is taken over. */
const claimMinutes = 5;
const firstPauseMinutes = 2;
const longestPauseMinutes = 30;
/** A purge waits for its mail, but not for ever: the data must go (R34). */
const attemptsBeforePurge = 12;

/**
 * Does what follows from a change, as far as it is not done yet, each reaction on its own: one that fails is left
 * for the sweep and holds up none of the others. Answers how many are left.
 */
export const react =
  (dependencies: ReactionDependencies) =>
  async (changeRef: Ref<'change'>, request: RequestContext): Promise<{ readonly left: number }> => {
    const { dataCenters } = dependencies;
    const store = dataCenters.in(dataCenters.here);
    const { change, subscription } = await store.load({
      change: changeRef,
      subscription: subscriptionRef(changeRef),
    });
    if (!change || change.value.reactions.length === 0) return { left: 0 };
    const claimed = await claimMails(store, change, request.now);
    if (!claimed) return { left: change.value.reactions.length };
    const occasion = { change: claimed.value, subscription, request };
    const { left, mails, purged } = await work(dependencies, occasion);
    if (purged) return { left: 0 };
    const dueAt = minutesLater(request.now, pauseAfter(left));
    await store.saveProgress(claimed, { reactions: left, mails, dueAt });
    return { left: left.length };
  };

function subscriptionRef({ id: [kind, ...rest] }: Ref<'change'>): Ref<'subscription'> | undefined {
  const id = rest[0];
  return (kind as Kind) === 'subscription' && id !== undefined ? ref('subscription', id) : undefined;
}

function pauseAfter(left: readonly PendingReaction[]): number {
  const attempts = Math.max(1, ...left.map((reaction) => reaction.attempts));
  return Math.min(longestPauseMinutes, firstPauseMinutes * 2 ** (attempts - 1));
}

/** Takes the mails of a change for this worker; `undefined` when another one is at work on it. */
async function claimMails(
  store: Store,
  change: Loaded<StoredChange>,
  now: Instant,
): Promise<Loaded<StoredChange> | undefined> {
  const { reactions, mails } = change.value;
  if (reactions.some(({ claimedAt }) => claimedAt && minutesLater(claimedAt, claimMinutes) > now))
    return undefined;
  if (!reactions.some((reaction) => reaction.do === 'mail')) return change;
  const claimed = reactions.map((reaction) =>
    reaction.do === 'mail' ? { ...reaction, claimedAt: now } : reaction,
  );
  const dueAt = minutesLater(now, claimMinutes);
  if (!(await store.saveProgress(change, { reactions: claimed, mails, dueAt }))) return undefined;
  return { value: { ...change.value, reactions: claimed }, version: change.version + 1 };
}

interface Worked {
  readonly left: PendingReaction[];
  readonly mails: MailRecord[];
  /** The change itself went with the purge. */
  readonly purged: boolean;
}

async function work(dependencies: ReactionDependencies, occasion: Occasion): Promise<Worked> {
  const { change } = occasion;
  const left: PendingReaction[] = [];
  const mails = [...change.mails];
  let purged = false;
  for (const reaction of change.reactions) {
    if (reaction.do === 'purge' && left.some(({ attempts }) => attempts < attemptsBeforePurge)) {
      left.push(reaction);
      continue;
    }
    try {
      const mail = await doOne(dependencies, reaction, occasion);
      if (mail) mails.push(mail);
      purged ||= reaction.do === 'purge';
    } catch (error) {
      dependencies.onFailure(reaction.do, change, error);
      const { claimedAt, ...unclaimed } = reaction;
      left.push({ ...unclaimed, attempts: reaction.attempts + 1 });
    }
  }
  return { left, mails, purged };
}

const doOne = <Do extends Reaction['do']>(
  dependencies: ReactionDependencies,
  reaction: Extract<PendingReaction, { do: Do }>,
  occasion: Occasion,
): Promise<MailRecord | undefined> => {
  const reactor = reactors[reaction.do] as Reactor<Do>;
  return reactor(dependencies, reaction, occasion);
};
