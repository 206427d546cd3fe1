import { isAssociated } from '../../domain/directory/account.ts';
import {
  replaceAdministrator as decide,
  inPlaceOf,
  type Predecessor,
  type ReplaceAdministrator,
} from '../../domain/partner/partner-succession.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { changePartner } from '../partner/change-partner.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { findPartner, type PartnerForSupport } from './find-partners.ts';

/** An organisation with its successor, and in whose place that one was put. */
export interface Replacement extends PartnerForSupport {
  readonly inPlaceOf: readonly Predecessor[];
}

/** Support puts a person whom the directory knows in the place of administrators who have left (R5). */
export const replaceAdministrator =
  ({ home }: { readonly home: Store }) =>
  async (
    partnerId: string,
    command: ReplaceAdministrator,
    request: CallerContext,
  ): Promise<Outcome<Replacement>> => {
    const found = await findPartner({ home })(partnerId);
    if (!found.ok) return found;
    const { value: partner, mails } = found.value;
    let before = partner;
    const { accountNumber } = partner;
    const changed = await changePartner(
      home,
      {
        partnerId,
        author: {
          actor: { role: 'support', accountId: request.caller.accountId },
          onBehalfOf: { role: 'partner', id: partnerId },
        },
        also: {
          account: ref('account', accountNumber),
          portal: ref('portal-account', command.accountId),
        },
        decide: (current, { account, portal }) => {
          before = current;
          const id = request.newId('usr');
          const facts = {
            id,
            associated: account !== undefined && isAssociated(account.value, command.accountId),
            inPortal: portal !== undefined,
          };
          const decision = decide(current, command, facts, request.now);
          return decision.ok ? accepted({ events: decision.value, userId: id }) : decision;
        },
        // The directory must still associate the person with the organisation (R1).
        besides: ({ account }) =>
          account ? [{ check: ref('account', accountNumber), expect: account.version }] : [],
      },
      request,
    );
    if (!changed.ok) return changed;
    return accepted({
      ...changed.value,
      mails,
      inPlaceOf: inPlaceOf(before, changed.value.value, command.accountId),
    });
  };
