import type { AccountId } from '../../domain/identity.ts';
import { type Partner, type PartnerUser, partnerNotActive } from '../../domain/partner/partner.ts';
import { isPartnerNews, toldOfNews } from '../../domain/partner/partner-news.ts';
import { isSuspended } from '../../domain/partner/partner-succession.ts';
import {
  type AdministratorReplaced,
  evolvePartner,
  type PartnerUserEvent,
  statesOfUser,
} from '../../domain/partner/partner-user-events.ts';
import { userOf } from '../../domain/partner/partner-users.ts';
import { canHold } from '../../domain/partner/who-answers.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { checkTag, tagOf, withoutDetail } from '../entity-tag.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded, LoadedOf, Wanted } from '../ports/loaded.ts';
import { type Ref, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending, type Reaction } from '../reactions.ts';
import type { Authorship, CallerContext, RequestContext } from '../request.ts';
import { changeOf, type Plan, transact } from '../transact.ts';
import { memberOf, membershipRef, notFound } from './member.ts';
import { leavers, partnerWrites } from './partner-writes.ts';
import { type NewestMails, newestMails } from './user-mails.ts';

/** The events of a decision on the users of an organisation, with whom they concern. */
export interface UsersDecision {
  readonly events: readonly PartnerUserEvent[];
  readonly userId: string;
}

/** What a decision about the users of an organisation made. */
export interface ChangedPartner extends Loaded<Partner> {
  readonly userId: string;
}

interface PartnerChange<R extends Wanted> {
  readonly partnerId: string;
  readonly author: Authorship;
  /** What else has to be known. */
  readonly also: R;
  readonly decide: (
    partner: Partner,
    also: LoadedOf<R>,
  ) => Outcome<UsersDecision> | Promise<Outcome<UsersDecision>>;
  /** Parts of the commit besides the organisation and its memberships. */
  readonly besides?: (also: LoadedOf<R>) => readonly Write[];
}

/** A command on an organisation's users: decide, commit with memberships, history and mails (R2, R5). */
export const changePartner = <R extends Wanted>(
  home: Store,
  { partnerId, author, also, decide, besides }: PartnerChange<R>,
  request: RequestContext,
): Promise<Outcome<ChangedPartner>> => {
  const self = ref('partner', partnerId);
  let attempts = 0;
  return transact(
    {
      store: home,
      read: { ...also, partner: self },
      decide: async (records): Promise<Outcome<Plan<ChangedPartner>>> => {
        const { partner } = records as LoadedOf<{ partner: typeof self }>;
        const known = records as LoadedOf<R>;
        if (!partner) return notFound;
        const stale = checkTag(tagOf(partner.version), withoutDetail(request.ifMatch));
        if (stale) return stale;
        const decision = await decide(partner.value, known);
        if (!decision.ok) return decision;
        const { events, userId } = decision.value;
        const version = partner.version + 1;
        const [first] = events;
        if (!first) return accepted({ value: { ...partner, userId } });
        const next = events.reduce(evolvePartner, partner.value);
        // That an entry has become another organisation's is seldom so: it is asked when the first attempt met it.
        const foreign = attempts++ > 0 ? await foreignAmong(home, partner.value, next) : nobody;
        return accepted({
          value: { value: next, version, userId },
          // A repeated POST finds there whom it was about.
          result: ref('change', 'partner', partnerId, String(version)),
          commit: {
            writes: [
              { put: self, value: next, expect: partner.version },
              ...partnerWrites(partner.value, next, foreign),
              ...(besides?.(known) ?? []),
            ],
            change: changeOf(request, author, {
              of: self,
              version,
              events,
              reactions: pending(
                ...mailsFor(events, partner.value, next),
                ...lapsesFor(events),
                ...liftsFor(events),
                ...passingOn(partner.value, next),
              ),
              ...statesOfUser(first, partner.value),
            }),
          },
        });
      },
      replay: async (records, result) => {
        const { partner } = records as LoadedOf<{ partner: typeof self }>;
        const { change } = await home.load({ change: ref('change', ...result.id) });
        const [event] = (change?.value.events ?? []) as readonly PartnerUserEvent[];
        return partner && event
          ? accepted({ ...partner, userId: 'userId' in event ? event.userId : '' })
          : notFound;
      },
    },
    request,
  );
};

const nobody: ReadonlySet<AccountId> = new Set();

/** Accounts of people who go whose names others sign in with by now, to another organisation. */
async function foreignAmong(home: Store, before: Partner, after: Partner): Promise<ReadonlySet<AccountId>> {
  const joined = leavers(before, after).filter(({ identity }) => identity);
  const accounts = joined.map(({ accountId }) => accountId);
  const places = accounts.map((accountId) => [accountId, ref('portal-account', accountId)] as const);
  const entries = await home.load(Object.fromEntries(places) as Record<string, Ref<'portal-account'>>);
  return new Set(accounts.filter((account) => entries[account]?.value.partnerId !== before.id));
}

const mailed = new Set<PartnerUserEvent['type']>([
  'user-invited',
  'administrator-appointed',
  'administrator-suspended',
]);

/** Who is replaced is told once: when suspended, or when replaced without that. */
function mailsFor(events: readonly PartnerUserEvent[], before: Partner, next: Partner): Reaction[] {
  const appointing = events.some(({ type }) => type === 'administrator-appointed');
  return events.flatMap((one, event): Reaction[] => {
    if (isPartnerNews(one)) return toldOfNews(next, one).map(({ id }) => ({ do: 'mail', event, to: id }));
    const { type } = one;
    const replaced = type === 'administrator-replaced' && appointing && isNews(before, one);
    return mailed.has(type) || replaced ? [{ do: 'mail', event }] : [];
  });
}

/** Who never signed in believes to be the administrator only if told so; who is suspended knows. */
const isNews = (before: Partner, { userId, former }: AdministratorReplaced): boolean =>
  before.users.some(
    (user) =>
      user.id === userId &&
      (user.identity ?? user.toldAt) !== undefined &&
      !isSuspended(before, user, former),
  );

/** Who signs in here for the first time joins no other organisation that has added them. */
const lapsesFor = (events: readonly PartnerUserEvent[]): Reaction[] =>
  events.flatMap(({ type }, event) => (type === 'user-joined' ? [{ do: 'lapse-invitations', event }] : []));

/** Who has left, or was replaced, holds nothing at a customer any more; who never signed in held nothing. */
const passingOn = (before: Partner, next: Partner): Reaction[] =>
  before.users.some(({ accountId }) => canHold(before, accountId) && !canHold(next, accountId))
    ? [{ do: 'pass-on-billing' }]
    : [];

/** What support lifts is lifted where the mails go out. */
const liftsFor = (events: readonly PartnerUserEvent[]): Reaction[] =>
  events.flatMap(({ type }, event) =>
    type === 'mail-block-lifted' ? [{ do: 'lift-mail-block', event }] : [],
  );

/** What a member does with the users of their own organisation. */
export interface OwnPartnerChange<R extends Wanted> {
  readonly also: R;
  readonly decide: (partner: Partner, actor: PartnerUser, also: LoadedOf<R>) => Outcome<UsersDecision>;
}

/** What such a command made, with what has become of the mails to the users. */
export interface ChangedOwnPartner extends ChangedPartner {
  readonly mails: NewestMails;
}

/** A member's command on the users of their organisation. The membership says which one it is. */
export async function changeOwnPartner<R extends Wanted>(
  home: Store,
  { also, decide }: OwnPartnerChange<R>,
  request: CallerContext,
): Promise<Outcome<ChangedOwnPartner>> {
  const { membership } = await home.load({ membership: membershipRef(request) });
  const member = memberOf(membership);
  if (!member.ok) return member;
  const { partnerId } = member.value.value;
  const changing = changePartner(
    home,
    {
      partnerId,
      author: {
        actor: { role: 'partner', accountId: request.caller.accountId },
        onBehalfOf: { role: 'partner', id: partnerId },
      },
      also,
      // The organisation names its users, and its version is part of the commit: no check of the membership is needed.
      decide: (partner, more) => {
        const actor = userOf(partner, request.caller);
        return actor ? decide(partner, actor, more) : partnerNotActive;
      },
    },
    request,
  );
  const [changed, mails] = await Promise.all([changing, newestMails(home, partnerId)]);
  return changed.ok ? accepted({ ...changed.value, mails }) : changed;
}
