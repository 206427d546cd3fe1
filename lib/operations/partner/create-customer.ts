import {
  type CreateCustomer,
  type Customer,
  createCustomer as decide,
  externalIdInUse,
} from '../../domain/customer/customer.ts';
import { type Account, hasPartnerOfRecord } from '../../domain/directory/account.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { customerOfAccount } from '../partner-of-record/designated-account.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { pending } from '../reactions.ts';
import type { CallerContext } from '../request.ts';
import { changeOf, transact, useCase } from '../transact.ts';
import { byPartner, memberOf, membershipRef, owned, stillMember } from './member.ts';

interface Dependencies {
  readonly home: Store;
}

/** Enrols a customer, a prospect or the partner's own organisation (R4, R11, R12, R13, R16). */
export const createCustomer =
  (dependencies: Dependencies) =>
  (command: CreateCustomer, request: CallerContext): Promise<Outcome<Loaded<Customer>>> =>
    transact(creation(dependencies)(command, request), request);

/** The use case of {@link createCustomer}, to be carried out or only looked at. */
export const creation =
  ({ home }: Dependencies) =>
  (command: CreateCustomer, request: CallerContext) => {
    const administrator = command.customerAdministrator?.accountId;
    return useCase({
      store: home,
      read: {
        membership: membershipRef(request),
        account: command.accountNumber === undefined ? undefined : ref('account', command.accountNumber),
        portalAccount: administrator && ref('portal-account', administrator),
      },
      decide: ({ membership, account, portalAccount }) => {
        const member = memberOf(membership);
        if (!member.ok) return member;
        const { value } = member.value;
        const facts = {
          id: request.newId('cus'),
          partner: { id: value.partnerId, organization: value.organization },
          account: accountOf(account, value),
          administratorSignsInToPortal: portalAccount !== undefined,
        };
        const decision = decide(command, facts, request.now);
        if (!decision.ok) return decision;
        const { customer, events } = decision.value;
        const self = ref('customer', customer.id);
        return accepted({
          value: { value: customer, version: 1 },
          result: self,
          commit: {
            writes: [
              { put: self, value: customer, expect: 'absent' },
              stillMember(request, member.value),
              ...(account
                ? [
                    { check: ref('account', account.value.accountNumber), expect: account.version } as const,
                    customerOfAccount(account.value.accountNumber, customer.id),
                  ]
                : []),
              ...notInPortal(administrator),
              ...takingExternalId(customer),
            ],
            change: changeOf(request, byPartner(request, member.value), {
              of: self,
              version: 1,
              events,
              reactions: pending(),
            }),
          },
        });
      },
      replay: async ({ membership }, result) => {
        const { customer } = await home.load({ customer: ref('customer', ...result.id) });
        return owned(customer, membership);
      },
    });
  };

/** Part of a commit: no other customer of the partner has the same id of its own. */
const takingExternalId = ({ id, partnerId, externalId }: Customer): Write[] =>
  externalId === undefined
    ? []
    : [
        {
          put: ref('external-id', partnerId, externalId),
          value: { customerId: id },
          expect: 'absent',
          otherwise: externalIdInUse,
        },
      ];

/** The account as the caller may know it: only its partner of record does (R9). */
export const accountOf = (account: Loaded<Account> | undefined, member: Membership): Account | undefined =>
  account && hasPartnerOfRecord(account.value, member.partnerAccountNumber) ? account.value : undefined;

/** Part of a commit: the administrator's account must not sign in to a partner portal (R16). */
export const notInPortal = (administrator: string | undefined): Write[] =>
  administrator === undefined ? [] : [{ check: ref('portal-account', administrator), expect: 'absent' }];
