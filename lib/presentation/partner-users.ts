import * as z from 'zod/mini';
import { mailToOf, partnerUserActions } from '../domain/partner/partner-users.ts';
import { actions, language } from '../http/fields.ts';
import type { PartnerUserView } from '../operations/partner/view-partner-users.ts';
import { delivery, presentDelivery } from './delivery.ts';

export const partnerRole = z.enum(['administrator', 'implementation-expert']);

export const partnerUser = z.object({
  id: z.string(),
  accountId: z.string(),
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  role: partnerRole,
  status: z.enum(['active', 'invited']),
  since: z.iso.datetime(),
  contactEmail: z.string(),
  /** Of their mails. */
  language,
  /** What has become of the newest mail: the invitation's, and once signed in only if it went wrong. */
  invitation: z.nullable(delivery),
  ...actions,
});

export const partnerUserExample = {
  id: 'usr_01K00000000000000000000000',
  accountId: 'eve@partner.example',
  firstName: 'Eve',
  lastName: 'Lind',
  role: 'implementation-expert',
  status: 'invited',
  since: '2026-11-20T08:00:00.000Z',
  contactEmail: 'eve@partner.example',
  language: 'en',
  invitation: null,
  allowedActions: ['change-role', 'change-contact', 'remove', 'send-invitation'],
  blockedActions: [],
};

/** A user of an organisation as whoever looks sees them. */
export function presentPartnerUser({ partner, user, viewer, delivery: mail }: PartnerUserView) {
  const { id, accountId, name, role, identity, since } = user;
  const mails = mailToOf(user);
  return {
    id,
    accountId,
    firstName: name?.firstName ?? null,
    lastName: name?.lastName ?? null,
    role,
    status: identity ? 'active' : 'invited',
    since,
    contactEmail: mails.email,
    language: mails.language,
    invitation: mail ? presentDelivery(mail) : null,
    ...(viewer ? partnerUserActions(partner, viewer, user) : { allowedActions: [], blockedActions: [] }),
  };
}
