import { describe, expect, test } from '@jest/globals';
import { accountId } from '../../../lib/domain/identity.ts';
import { subscriptionFrom, termsAccepted } from '../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription/subscription-events.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import { presentChange, change as schema } from '../../../lib/presentation/history.ts';
import { presentTerms, terms } from '../../../lib/presentation/terms.ts';
import { byPartner } from '../domain/given.ts';
import {
  activated,
  agreements,
  at,
  change,
  invitationSent,
  kim as kimBerg,
  subscriptionAfter,
  subscriptionOrder,
} from '../support/records.ts';

const when = at('2026-02-01');
const robin = accountId('robin@contoso.example');
const kim = accountId('kim@contoso.example');
const delegate = {
  id: 'del_1',
  holder: { of: 'customer', accountId: robin, userId: 'usr_1' },
  since: when,
  by: kim,
} as const;
const chosen = {
  productLine: 'dynamics-365',
  partnerId: 'par_2',
  accountNumber: 'P-2',
  authorizationNumber: '1234567890',
  name: 'Chosen Partner',
};
const owner = {
  of: 'customer',
  accountId: robin,
  identity: { issuer: 'https://id.example', subject: 'robin' },
  since: when,
} as const;

describe('what an event of a history says', () => {
  test.each<[SubscriptionEvent, object]>([
    [
      { type: 'purchased', at: when, purchase: { kind: 'licences', licences: 5 } },
      { bought: { licences: 5 } },
    ],
    [
      { type: 'purchased', at: when, purchase: { kind: 'storage', storageGb: 2 } },
      { bought: { storageGb: 2 } },
    ],
    [{ type: 'delegate-added', at: when, delegate }, { accountId: robin }],
    [{ type: 'delegate-removed', at: when, delegate }, { accountId: robin }],
    [
      {
        type: 'ownership-transferred',
        at: when,
        owner,
        former: owner,
        delegates: [],
        reason: 'Kim has left.',
      },
      { accountId: robin, before: robin, after: robin, reason: 'Kim has left.' },
    ],
    [
      { type: 'partner-access-removed', at: when, removed: ['billing', 'user'], by: kim, receiptId: 'rec_1' },
      { access: ['billing', 'user'] },
    ],
    [
      { type: 'partner-of-record-designated', at: when, partner: { ...chosen, since: when, by: kim } },
      { productLine: 'dynamics-365', partner: { authorizationNumber: '1234567890', name: 'Chosen Partner' } },
    ],
    [
      { type: 'partner-of-record-removed', at: when, productLine: 'dynamics-365' },
      { productLine: 'dynamics-365' },
    ],
  ])('R66 %j', (event, about) => {
    const shown = presentChange(change(ref('subscription', 'sub_1'), 2, { events: [event] }));
    expect(shown.events).toEqual([{ type: event.type, at: when, ...about }]);
    expect(schema.safeParse(shown)).toMatchObject({ success: true, data: shown });
  });
});

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
