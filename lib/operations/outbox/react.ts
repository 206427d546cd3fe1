import { addDays, type Instant } from '../../domain/instant.ts';
import type { Loaded } from '../ports/loaded.ts';
import { MailGivenUp, MailInDoubt } from '../ports/mailer.ts';
import { type Kind, type MailRecord, type Ref, ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { PendingReaction, Reaction } from '../reactions.ts';
import type { RequestContext } from '../request.ts';
import { askDesk } from './ask-desk.ts';
import { carryCustomer } from './carry-customer.ts';
import { carryDesignation } from './carry-designation.ts';
import { checkHolders } from './check-holders.ts';
import { closeRequests } from './close-requests.ts';
import { enrolRows } from './enrol-rows.ts';
import { forgetRows } from './forget-rows.ts';
import { lapseInvitations } from './lapse-invitations.ts';
import { liftMailBlock } from './lift-mail-block.ts';
import { listDesignated } from './list-designated.ts';
import { openRequest } from './open-request.ts';
import { passOnBilling } from './pass-on-billing.ts';
import { provision } from './provision.ts';
import { purge } from './purge.ts';
import type { Occasion, ReactionDependencies, Reactor } from './reactor.ts';
import { reportHome } from './report-home.ts';
import { returnConsent } from './return-consent.ts';
import { sendMail } from './send-mail.ts';
import { setAlarm } from './set-alarm.ts';
import { tellCustomer } from './tell-customer.ts';
import { tellPartner } from './tell-partner.ts';

const reactors: { readonly [Do in Reaction['do']]: Reactor<Do> } = {
  'set-alarm': setAlarm,
  'report-home': reportHome,
  provision,
  'carry-customer': carryCustomer,
  'open-request': openRequest,
  'carry-designation': carryDesignation,
  'list-designated': listDesignated,
  'close-requests': closeRequests,
  'ask-desk': askDesk,
  'tell-customer': tellCustomer,
  'return-consent': returnConsent,
  'lapse-invitations': lapseInvitations,
  'pass-on-billing': passOnBilling,
  'check-holders': checkHolders,
  'lift-mail-block': liftMailBlock,
  'tell-partner': tellPartner,
  'enrol-rows': enrolRows,
  'forget-rows': forgetRows,
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
/** So often a mail may go out without its being known: some hours, and an annoyance to nobody who got them all. */
const mostInDoubt = 12;

/**
 * Does what follows from a change, as far as it is not done yet, each reaction on its own: one that fails is left
 * for the sweep and holds up none of the others. Mails go out under a claim, the purge comes last. Answers how many
 * are left.
 */
export const react =
  (dependencies: ReactionDependencies) =>
  async (changeRef: Ref<'change'>, request: RequestContext): Promise<{ readonly left: number }> => {
    const { dataCenters } = dependencies;
    const store = dataCenters.in(dataCenters.here);
    const { change, subscription, portal, partner } = await store.load({
      change: changeRef,
      ...concernedBy(changeRef),
    });
    const all = change?.value.reactions ?? [];
    const reactions = all.filter(({ notBefore }) => notBefore === undefined || notBefore <= request.now);
    const later = all.filter((reaction) => !reactions.includes(reaction));
    if (!change || reactions.length === 0) return { left: later.length };
    const workOn = workIn(dependencies, {
      change: change.value,
      subscription,
      portal,
      partner,
      request,
    });
    const [claimed, first] = await Promise.all([
      claimMails(store, change, request.now),
      workOn(reactions.filter((reaction) => reaction.do !== 'mail' && reaction.do !== 'purge')),
    ]);
    if (!claimed) return { left: all.length };
    const second = await workOn(reactions.filter((reaction) => reaction.do === 'mail'));
    const purges = reactions.filter((reaction) => reaction.do === 'purge');
    const waiting = [...first.left, ...second.left, ...later];
    const mayPurge = waiting.every(({ attempts }) => attempts >= attemptsBeforePurge);
    const mails = [...change.value.mails, ...second.mails];
    if (purges.length === 0 || !mayPurge) {
      const left = [...waiting, ...purges];
      await saved(store, claimed, { reactions: left, mails, dueAt: dueAfter(left, request.now) });
      return { left: left.length };
    }
    // A purge takes long: one that is killed must not send the mails again that went before it.
    const beforePurge = { reactions: [...waiting, ...purges], mails };
    const dueAt = minutesLater(request.now, claimMinutes);
    const noted = second.mails.length > 0 ? await saved(store, claimed, { ...beforePurge, dueAt }) : claimed;
    if (!noted) return { left: beforePurge.reactions.length };
    const last = await workOn(purges);
    // The change itself went with the purge.
    if (last.left.length === 0) return { left: 0 };
    const left = [...waiting, ...last.left];
    await saved(store, noted, { reactions: left, mails, dueAt: dueAfter(left, request.now) });
    return { left: left.length };
  };

/** The change with its progress saved; `undefined` when another worker has come between. */
async function saved(
  store: Store,
  { value, version }: Loaded<StoredChange>,
  progress: Parameters<Store['saveProgress']>[1],
): Promise<Loaded<StoredChange> | undefined> {
  if (!(await store.saveProgress({ value, version }, progress))) return undefined;
  const { reactions, mails } = progress;
  return { value: { ...value, reactions, mails }, version: version + 1 };
}

/** What a change of a subscription, of its portal or of a partner organisation is about. */
function concernedBy({ id: [kind, id = ''] }: Ref<'change'>): {
  readonly subscription: Ref<'subscription'> | undefined;
  readonly portal: Ref<'portal'> | undefined;
  readonly partner: Ref<'partner'> | undefined;
} {
  const ofPortal = (kind as Kind) === 'portal';
  const inPartition: readonly Kind[] = ['subscription', 'portal', 'forecourt'];
  return {
    subscription: inPartition.includes(kind as Kind) ? ref('subscription', id) : undefined,
    portal: ofPortal ? ref('portal', id) : undefined,
    partner: (kind as Kind) === 'partner' ? ref('partner', id) : undefined,
  };
}

/** When what is left is to be tried again, or has its instant, whichever comes first. */
function dueAfter(left: readonly PendingReaction[], now: Instant): Instant {
  const failed = left.filter(({ notBefore }) => notBefore === undefined || notBefore <= now);
  const attempts = Math.max(1, ...failed.map((reaction) => reaction.attempts));
  const again = minutesLater(now, Math.min(longestPauseMinutes, firstPauseMinutes * 2 ** (attempts - 1)));
  const instants = left.flatMap((reaction) =>
    failed.includes(reaction) ? [again] : [reaction.notBefore ?? again],
  );
  return instants.sort()[0] ?? again;
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
    reaction.do === 'mail'
      ? { ...reaction, claimedAt: now, ...(reaction.claimedAt && oneMoreDoubt(reaction)) }
      : reaction,
  );
  return saved(store, change, { reactions: claimed, mails, dueAt: minutesLater(now, claimMinutes) });
}

const oneMoreDoubt = ({ inDoubt = 0 }: PendingReaction) => ({ inDoubt: inDoubt + 1 });

interface Worked {
  readonly left: readonly PendingReaction[];
  readonly mails: readonly MailRecord[];
}

/** Works on reactions that do not depend on each other, all at once. */
const workIn =
  (dependencies: ReactionDependencies, occasion: Occasion) =>
  async (reactions: readonly PendingReaction[]): Promise<Worked> => {
    const left: PendingReaction[] = [];
    const mails: MailRecord[] = [];
    const work = async (reaction: PendingReaction): Promise<void> => {
      const unknown = givenUp(reaction, occasion);
      if (unknown) {
        mails.push(unknown);
        dependencies.onFailure(reaction.do, occasion.change, new MailGivenUp());
        return;
      }
      try {
        const mail = await doOne(dependencies, reaction, occasion);
        if (mail) mails.push(mail);
      } catch (error) {
        const inDoubt = error instanceof MailInDoubt;
        dependencies.onFailure(reaction.do, occasion.change, inDoubt ? error.cause : error);
        left.push(tryAgain(reaction, inDoubt));
      }
    };
    await Promise.all(reactions.map(work));
    return { left, mails };
  };

/** What is recorded of a mail that has gone out so often without anybody knowing that it is not sent again. */
const givenUp = (reaction: PendingReaction, { request }: Occasion): MailRecord | undefined => {
  if (reaction.do !== 'mail' || (reaction.inDoubt ?? 0) < mostInDoubt) return undefined;
  const { event, to } = reaction;
  return { event, ...(to !== undefined && { to }), at: request.now, failure: 'unknown' };
};

const tryAgain = (reaction: PendingReaction, inDoubt: boolean): PendingReaction => {
  const { claimedAt, ...unclaimed } = reaction;
  return { ...unclaimed, attempts: reaction.attempts + 1, ...(inDoubt && oneMoreDoubt(reaction)) };
};

const doOne = <Do extends Reaction['do']>(
  dependencies: ReactionDependencies,
  reaction: Extract<PendingReaction, { do: Do }>,
  occasion: Occasion,
): Promise<MailRecord | undefined> => {
  const reactor = reactors[reaction.do] as Reactor<Do>;
  return reactor(dependencies, reaction, occasion);
};
