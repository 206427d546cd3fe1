import * as z from 'zod/mini';
import { shownMail } from '../operations/partner/user-mails.ts';
import type { PartnerForSupport } from '../operations/support/find-partners.ts';
import type { Replacement } from '../operations/support/replace-administrator.ts';
import { partnerUser, presentPartnerUser } from './partner-users.ts';

export const partnerForSupport = z.object({
  id: z.string(),
  accountNumber: z.string(),
  authorizationNumber: z.string(),
  organization: z.object({ name: z.string(), country: z.string(), phone: z.string() }),
  activatedAt: z.iso.datetime(),
  users: z.array(partnerUser),
  /** An administrator whom support appointed and who has not signed in yet. */
  succession: z.nullable(
    z.object({ userId: z.string(), formerAdministrators: z.enum(['demote', 'remove']) }),
  ),
});

/** The organisation after a replacement. */
export const replacement = z.object({
  ...partnerForSupport.shape,
  /** In whose place the successor was put, by this request or by one just before it. */
  inPlaceOf: z.array(
    z.object({
      userId: z.string(),
      accountId: z.string(),
      /** Support had appointed them, and they had not signed in yet. */
      superseded: z.boolean(),
      becomes: z.enum(['implementation-expert', 'removed']),
      /** `false`: with the successor’s first sign-in. */
      done: z.boolean(),
    }),
  ),
});

/** In whose place somebody was put. */
export const presentPredecessors = ({ inPlaceOf }: Replacement) =>
  inPlaceOf.map(({ userId, accountId, superseded, becomes, done }) => ({
    userId,
    accountId,
    superseded,
    becomes,
    done,
  }));

/** An organisation as support sees it: with its users, so that it can tell who is who. */
export const presentPartnerForSupport = ({ value: partner, mails }: PartnerForSupport) => ({
  id: partner.id,
  accountNumber: partner.accountNumber,
  authorizationNumber: partner.authorizationNumber,
  organization: {
    name: partner.organization.name,
    country: partner.organization.country,
    phone: partner.organization.phone,
  },
  activatedAt: partner.activatedAt,
  users: partner.users.map((user) => presentPartnerUser({ partner, user, delivery: shownMail(user, mails) })),
  succession: partner.succession
    ? { userId: partner.succession.userId, formerAdministrators: partner.succession.former }
    : null,
});
