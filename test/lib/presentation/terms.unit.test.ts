import { describe, expect, test } from '@jest/globals';
import { subscriptionFrom, termsAccepted } from '../../../lib/domain/subscription/subscription.ts';
import { presentTerms, terms } from '../../../lib/presentation/terms.ts';
import { byPartner } from '../domain/given.ts';
import {
  activated,
  agreements,
  at,
  invitationSent,
  kim as kimBerg,
  subscriptionAfter,
  subscriptionOrder,
} from '../support/records.ts';

const when = at('2026-02-01');
describe('who accepted the terms', () => {
  test('R47 the partner for the customer, when, and which documents', () => {
    const accepted = termsAccepted(subscriptionFrom(byPartner));
    const shown = accepted && presentTerms(accepted);
    const { signUp } = byPartner;
    expect(shown).toMatchObject({
      acceptedBy: { role: 'partner', accountId: signUp?.accountId },
      onBehalfOf: { role: 'customer', id: byPartner.customerId },
      acceptedAt: signUp?.at,
    });
    expect(shown?.documents).toHaveLength(signUp?.agreements.length ?? -1);
    expect(terms.safeParse(shown).success).toBe(true);
  });

  test('R26 R47 the customer, of whoever accepted the invitation', () => {
    const before = subscriptionAfter(subscriptionOrder(), invitationSent(when));
    expect(termsAccepted(before)).toBeUndefined();
    const accepted = termsAccepted(
      subscriptionAfter(subscriptionOrder(), invitationSent(when), activated(when)),
    );
    expect(accepted && presentTerms(accepted)).toEqual({
      acceptedBy: { role: 'customer', accountId: kimBerg.accountId },
      onBehalfOf: null,
      acceptedAt: when,
      documents: agreements,
    });
  });
});
