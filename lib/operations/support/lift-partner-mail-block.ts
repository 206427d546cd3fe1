import { liftPartnerMailBlock as decide } from '../../domain/partner/partner-users.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { changePartner } from '../partner/change-partner.ts';
import { newestMails } from '../partner/user-mails.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import type { PartnerForSupport } from './find-partners.ts';
import { lastLift, stillBlocks } from './mail-blocks.ts';

/**
 * Support lets mails go to the address of a partner's user again that came back from it, or were reported as spam
 * (R66). Home, from which those mails go, lifts it a moment later.
 */
export const liftPartnerMailBlock =
  ({ home }: { readonly home: Store }) =>
  async (
    partnerId: string,
    block: { readonly address: string; readonly reason: string },
    request: CallerContext,
  ): Promise<Outcome<PartnerForSupport>> => {
    const mails = await newestMails(home, partnerId);
    const changed = await changePartner(
      home,
      {
        partnerId,
        author: {
          actor: { role: 'support', accountId: request.caller.accountId },
          onBehalfOf: { role: 'partner', id: partnerId },
        },
        also: {},
        decide: async (partner) => {
          const lifted = await lastLift(home, ref('partner', partnerId), block.address);
          const wrong = [...mails].flatMap(([id, delivery]) => (stillBlocks(delivery, lifted) ? [id] : []));
          return decide(partner, block, new Set(wrong), request.now);
        },
      },
      request,
    );
    return changed.ok ? accepted({ ...changed.value, mails }) : changed;
  };
