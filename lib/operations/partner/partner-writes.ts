import { membershipOf, type Partner, type PartnerUser } from '../../domain/partner.ts';
import { type Ref, ref, type Write } from '../ports.ts';

/**
 * Parts of a commit that follow from how an organisation's users change: memberships, and accounts that sign in.
 * Memberships need no version of their own, for they change in commits on the organisation only, which has one.
 * `foreign`: the account of who goes has meanwhile activated another organisation, whose entry stays.
 */
export function partnerWrites(before: Partner, after: Partner, foreign = false): Write[] {
  const present = new Map(after.users.map((user) => [user.id, user]));
  const earlier = new Map(before.users.map((user) => [user.id, user]));
  return [
    ...before.users.filter(({ id }) => !present.has(id)).flatMap((user) => withoutAccess(user, foreign)),
    ...after.users.flatMap((user) => withAccess(after, earlier.get(user.id), user)),
  ];
}

const membershipRefOf = ({ issuer, subject }: NonNullable<PartnerUser['identity']>): Ref<'membership'> =>
  ref('membership', issuer, subject);

const withoutAccess = ({ accountId, identity }: PartnerUser, foreign: boolean): Write[] => [
  ...(foreign ? [] : [{ remove: ref('portal-account', accountId), expect: 'any' } as const]),
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
