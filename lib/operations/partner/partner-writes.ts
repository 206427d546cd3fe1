import type { AccountId } from '../../domain/identity.ts';
import { isReplaced, membershipOf, type Partner, type PartnerUser } from '../../domain/partner/partner.ts';
import type { Write } from '../ports/commit.ts';
import { type Ref, ref } from '../ports/records.ts';

/**
 * Parts of a commit that follow from how an organisation's users change: memberships, and accounts that sign in.
 * Memberships need no version of their own, for they change in commits on the organisation only, which has one.
 * `foreign`: accounts of people who go with which others sign in elsewhere by now: their entries stay.
 */
export function partnerWrites(before: Partner, after: Partner, foreign: ReadonlySet<AccountId>): Write[] {
  const earlier = new Map(before.users.map((user) => [user.id, user]));
  return [
    ...leavers(before, after).flatMap((user) => withoutAccess(before.id, user, foreign)),
    ...after.users.flatMap((user) => withAccess({ before, after }, earlier.get(user.id), user)),
  ];
}

/** The users who go. */
export const leavers = (before: Partner, after: Partner): PartnerUser[] => {
  const present = new Set(after.users.map(({ id }) => id));
  return before.users.filter(({ id }) => !present.has(id));
};

const membershipRefOf = ({ issuer, subject }: NonNullable<PartnerUser['identity']>): Ref<'membership'> =>
  ref('membership', issuer, subject);

const withoutAccess = (
  partnerId: string,
  { accountId, identity }: PartnerUser,
  foreign: ReadonlySet<AccountId>,
): Write[] =>
  identity
    ? [
        { remove: membershipRefOf(identity), expect: 'any' },
        ...(foreign.has(accountId)
          ? []
          : [{ release: ref('portal-account', accountId), heldBy: partnerId } as const]),
      ]
    : [{ remove: ref('portal-invitation', accountId, partnerId), expect: 'any' }];

function withAccess(
  partner: { readonly before: Partner; readonly after: Partner },
  before: PartnerUser | undefined,
  user: PartnerUser,
): Write[] {
  const { identity, accountId } = user;
  const partnerId = partner.after.id;
  const invitation = ref('portal-invitation', accountId, partnerId);
  const account = ref('portal-account', accountId);
  const holder = { partnerId };
  if (!identity)
    return before
      ? []
      : [
          { put: invitation, value: holder, expect: 'any' },
          // Whoever signed in elsewhere meanwhile is seen when deciding again.
          { check: account, expect: 'absent' },
        ];
  const joins: Write[] = before?.identity
    ? []
    : [
        { remove: invitation, expect: 'any' },
        { put: account, value: holder, expect: 'absent' },
      ];
  const changed =
    joins.length > 0 ||
    before?.role !== user.role ||
    isReplaced(partner.before, before) !== isReplaced(partner.after, user);
  return changed
    ? [...joins, { put: membershipRefOf(identity), value: membershipOf(partner.after, user), expect: 'any' }]
    : [];
}
