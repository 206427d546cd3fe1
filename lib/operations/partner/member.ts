import { type Membership, partnerNotActive } from '../../domain/partner/partner.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { checkTag, tagOf } from '../entity-tag.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { type Ref, ref } from '../ports/records.ts';
import type { Authorship, CallerContext } from '../request.ts';

/** Where the caller's membership of a partner organisation stands, if they have one. */
export const membershipRef = ({ caller }: Pick<CallerContext, 'caller'>): Ref<'membership'> =>
  ref('membership', caller.issuer, caller.subject);

/** The membership, without which nothing of a partner can be read or done (R4). */
export const memberOf = (membership: Loaded<Membership> | undefined): Outcome<Loaded<Membership>> =>
  membership ? accepted(membership) : partnerNotActive;

/** Part of a commit: the membership that allowed it must still stand, so that authorization and effect are one. */
export const stillMember = (request: CallerContext, membership: Loaded<Membership>): Write => ({
  check: membershipRef(request),
  expect: membership.version,
});

/** A change by a member for their organisation. */
export const byPartner = ({ caller }: CallerContext, member: Loaded<Membership>): Authorship => ({
  actor: { role: 'partner', accountId: caller.accountId },
  onBehalfOf: { role: 'partner', id: member.value.partnerId },
});

/** A record of another partner is answered like one that is not there (R69). */
export function owned<T extends { readonly partnerId: string }>(
  record: Loaded<T> | undefined,
  membership: Loaded<Membership> | undefined,
): Outcome<Loaded<T>> {
  if (!membership) return partnerNotActive;
  return record && record.value.partnerId === membership.value.partnerId ? accepted(record) : notFound;
}

/** The membership and the record it may change, provided the caller expects the state that stands (R67, R69). */
export function mayChange<T extends { readonly partnerId: string }>(
  record: Loaded<T> | undefined,
  membership: Loaded<Membership> | undefined,
  { ifMatch }: Pick<CallerContext, 'ifMatch'>,
  tag: (own: Loaded<T>) => string = ({ version }) => tagOf(version),
): Outcome<{ readonly own: Loaded<T>; readonly member: Loaded<Membership> }> {
  if (!membership) return partnerNotActive;
  const own = owned(record, membership);
  if (!own.ok) return own;
  return checkTag(tag(own.value), ifMatch) ?? accepted({ own: own.value, member: membership });
}

export const notFound = refused(
  'not-found',
  'There is nothing here for you. Check the id, and which account you signed in with.',
);
