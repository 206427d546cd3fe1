import type { AccountId } from '../../domain/identity.ts';
import { membershipOf, type Partner, type PartnerUser } from '../../domain/partner.ts';
import { type Ref, ref, type Write } from '../ports.ts';

/**
 * Parts of a commit that follow from how an organisation's users change: memberships, and accounts that sign in.
 * Memberships need no version of their own, for they change in commits on the organisation only, which has one.
 * `foreign`: accounts of people who go, and who have meanwhile activated another organisation, whose entry stays.
 */
export function partnerWrites(before: Partner, after: Partner, foreign: ReadonlySet<AccountId>): Write[] {
  const earlier = new Map(before.users.map((user) => [user.id, user]));
  return [
    ...leavers(before, after).flatMap((user) => withoutAccess(before.id, user, foreign)),
    ...after.users.flatMap((user) => withAccess(after, earlier.get(user.id), user)),
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
): Write[] => [
  ...(foreign.has(accountId)
    ? []
    : [{ release: ref('portal-account', accountId), heldBy: partnerId } as const]),
  ...(identity ? [{ remove: membershipRefOf(identity), expect: 'any' } as const] : []),
];

function withAccess(partner: Partner, before: PartnerUser | undefined, user: PartnerUser): Write[] {
  const { identity } = user;
  const isNew: Write[] = before
    ? []
    : [
        {
          put: ref('portal-account', user.accountId),
          value: { partnerId: partner.id },
          // Whoever took the account meanwhile, or sent the same request, is seen when deciding again.
          expect: 'absent',
        },
      ];
  const changed = identity && (!before?.identity || before.role !== user.role);
  return changed
    ? [...isNew, { put: membershipRefOf(identity), value: membershipOf(partner, user), expect: 'any' }]
    : isNew;
}
