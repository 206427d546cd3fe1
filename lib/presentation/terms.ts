import * as z from 'zod/mini';
import type { TermsAccepted } from '../domain/subscription/subscription.ts';

/** Who accepted the terms, for whom, when, and which documents (R26, R47). */
export const terms = z.object({
  acceptedBy: z.object({ role: z.enum(['partner', 'customer']), accountId: z.string() }),
  /** The customer who is bound by it, when the partner accepted. */
  onBehalfOf: z.nullable(z.object({ role: z.literal('customer'), id: z.string() })),
  acceptedAt: z.iso.datetime(),
  documents: z.array(
    z.object({ document: z.string(), version: z.string(), sha256: z.string(), language: z.string() }),
  ),
});

export const presentTerms = ({ by: role, accountId, onBehalfOf, at, agreements }: TermsAccepted) => ({
  acceptedBy: { role, accountId },
  onBehalfOf: onBehalfOf === undefined ? null : ({ role: 'customer', id: onBehalfOf } as const),
  acceptedAt: at,
  documents: agreements.map(({ document, version, sha256, language }) => ({
    document,
    version,
    sha256,
    language,
  })),
});

export const termsExample = {
  acceptedBy: { role: 'partner', accountId: 'anna@partner.example' },
  onBehalfOf: { role: 'customer', id: 'cus_01K9ZX6M2N8Q4R7T9VWXYZ0123' },
  acceptedAt: '2026-11-20T08:00:00.000Z',
  documents: [
    { document: 'online-services-agreement', version: '1', sha256: 'a'.repeat(64), language: 'en' },
    { document: 'privacy-statement', version: '1', sha256: 'b'.repeat(64), language: 'en' },
  ],
};
