import {
  type ActivatePartner,
  activatePartner as decide,
  membershipOf,
  type Partner,
  partnerAlreadyActive,
} from '../../domain/partner.ts';
import { accepted, type Outcome, refused } from '../../domain/refusal.ts';
import { type Loaded, ref, type Store } from '../ports.ts';
import { pending } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, transact } from '../transact.ts';
import { findablePartner } from './findable-partner.ts';
import { membershipRef, notFound } from './member.ts';

interface Dependencies {
  readonly home: Store;
  /** Ten digits, the first not zero. */
  readonly newAuthorizationNumber: () => string;
}

/** Activates the caller's partner organisation and makes the caller its administrator (R1, R2, R3, R8). */
export const activatePartner =
  ({ home, newAuthorizationNumber }: Dependencies) =>
  (command: Omit<ActivatePartner, 'caller'>, request: CallerContext): Promise<Outcome<Loaded<Partner>>> => {
    const { accountNumber } = command;
    return transact(
      {
        store: home,
        read: {
          account: ref('account', accountNumber),
          active: ref('active-organization', accountNumber),
          membership: membershipRef(request),
        },
        decide: ({ account, active, membership }) => {
          const authorizationNumber = newAuthorizationNumber();
          const ids = { partner: request.newId('par'), user: request.newId('usr'), authorizationNumber };
          const decision = decide(
            { ...command, caller: request.caller },
            { account: account?.value, active: active !== undefined, member: membership !== undefined, ids },
            request.now,
          );
          if (!decision.ok) return decision;
          const { partner, events } = decision.value;
          const [administrator] = partner.users;
          if (!account || !administrator) return notFound;
          const holder = { partnerId: partner.id };
          return accepted({
            value: { value: partner, version: 1 },
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
                  expect: 'absent',
                },
                { put: ref('portal-account', administrator.accountId), value: holder, expect: 'any' },
                // The directory must still associate the person with the organisation (R1).
                { check: ref('account', accountNumber), expect: account.version },
              ],
              change: changeOf(
                request,
                { actor: { role: 'partner', accountId: request.caller.accountId } },
                { of: ref('partner', partner.id), version: 1, events, reactions: pending(), to: 'active' },
              ),
            },
          });
        },
        replay: async (_records, result) => {
          const { partner } = await home.load({ partner: ref('partner', ...result.id) });
          return partner ? accepted(partner) : goneMeanwhile;
        },
      },
      request,
    );
  };

const goneMeanwhile = refused('not-found', 'What this request created is no longer there.');
