import {
  type ActivatePartner,
  type Activation,
  activatePartner as decide,
} from '../../domain/partner/activate-partner.ts';
import {
  membershipOf,
  type Partner,
  type PartnerUser,
  partnerAlreadyActive,
} from '../../domain/partner/partner.ts';
import { evolvePartner } from '../../domain/partner/partner-user-events.ts';
import { userOf } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { sidesOf, signingInToPartnerPortal } from '../one-side-only.ts';
import type { Write } from '../ports/commit.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import { changeRef, type Records, ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, transact } from '../transact.ts';
import { findablePartner } from './findable-partner.ts';
import { membershipRef, notFound } from './member.ts';
import type { OwnPartner } from './view-partner.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  /** Ten digits, the first not zero. */
  readonly newAuthorizationNumber: () => string;
}

/** Activates the caller's partner organisation and makes the caller its administrator (R1, R2, R3, R8, R16). */
export const activatePartner =
  ({ dataCenters, newAuthorizationNumber }: Dependencies) =>
  (command: Omit<ActivatePartner, 'caller'>, request: CallerContext): Promise<Outcome<OwnPartner>> => {
    const { home } = dataCenters;
    const { accountNumber } = command;
    const { caller, now } = request;
    return transact(
      {
        store: home,
        read: {
          account: ref('account', accountNumber),
          active: ref('active-organization', accountNumber),
          ...sidesOf(caller),
        },
        decide: async ({ account, active, membership, administered }) => {
          const elsewhere = await organizationOf(home, membership, request);
          const ids = {
            partner: request.newId('par'),
            user: request.newId('usr'),
            authorizationNumber: newAuthorizationNumber(),
          };
          const facts = {
            account: account?.value,
            active: active !== undefined,
            elsewhere: elsewhere && { partner: elsewhere.loaded.value, user: elsewhere.user },
            ids,
          };
          const decision = decide({ ...command, caller }, facts, now);
          if (!decision.ok) return decision;
          const signingIn = await signingInToPartnerPortal(dataCenters, caller, administered, now);
          if (!signingIn.ok) return signingIn;
          const { partner, events } = decision.value;
          const [administrator] = partner.users;
          if (!account || !administrator) return notFound;
          const holder = { partnerId: partner.id };
          return accepted({
            value: { value: partner, version: 1, viewer: administrator },
            result: ref('partner', partner.id),
            commit: {
              writes: [
                { put: ref('partner', partner.id), value: partner, expect: 'absent' },
                {
                  put: ref('active-organization', accountNumber),
                  value: holder,
                  expect: 'absent',
                  otherwise: partnerAlreadyActive,
                },
                ...findablePartner(partner),
                {
                  put: membershipRef(request),
                  value: membershipOf(partner, administrator),
                  expect: membership?.version ?? 'absent',
                },
                { put: ref('portal-account', administrator.accountId), value: holder, expect: 'any' },
                // The directory must still associate the person with the organisation (R1).
                { check: ref('account', accountNumber), expect: account.version },
                ...signingIn.value,
                ...(elsewhere ? leaving(elsewhere, decision.value, request) : []),
              ],
              change: changeOf(
                request,
                { actor: { role: 'partner', accountId: caller.accountId } },
                {
                  of: ref('partner', partner.id),
                  version: 1,
                  events,
                  reactions: pending({ do: 'lapse-invitations', event: 0 }),
                  to: 'active',
                },
              ),
            },
          });
        },
        replay: async (_records, result) => {
          const { partner } = await home.load({ partner: ref('partner', ...result.id) });
          const viewer = partner && userOf(partner.value, caller);
          return viewer ? accepted({ ...partner, viewer }) : goneMeanwhile;
        },
      },
      request,
    );
  };

interface Elsewhere {
  readonly loaded: Loaded<Partner>;
  readonly user: PartnerUser;
}

/** The organisation whose user the caller is until now. */
async function organizationOf(
  home: Store,
  membership: Loaded<Records['membership']> | undefined,
  { caller }: CallerContext,
): Promise<Elsewhere | undefined> {
  if (!membership) return undefined;
  const { partner } = await home.load({ partner: ref('partner', membership.value.partnerId) });
  const user = partner && userOf(partner.value, caller);
  return partner && user ? { loaded: partner, user } : undefined;
}

/** Part of the commit: the caller leaves the other organisation, whose history tells (R1, R66). */
function leaving({ loaded, user }: Elsewhere, { elsewhere }: Activation, request: CallerContext): Write[] {
  const { value, version } = loaded;
  const self = ref('partner', value.id);
  const left = changeOf(
    request,
    {
      actor: { role: 'partner', accountId: request.caller.accountId },
      onBehalfOf: { role: 'partner', id: value.id },
    },
    {
      of: self,
      version: version + 1,
      events: elsewhere,
      reactions: pending(),
      from: 'active',
      to: 'removed',
    },
  );
  return [
    { put: self, value: elsewhere.reduce(evolvePartner, value), expect: version },
    { put: changeRef(left), value: left, expect: 'absent' },
    // An account of the same name becomes the new organisation's.
    ...(user.accountId === request.caller.accountId
      ? []
      : [{ release: ref('portal-account', user.accountId), heldBy: value.id } as const]),
  ];
}

const goneMeanwhile = refused('not-found', 'What this request created is no longer there.');
