import { describe, expect, test } from '@jest/globals';
import { accountId, type Language } from '../../../lib/domain/identity.ts';
import { instant } from '../../../lib/domain/instant.ts';
import { compose } from '../../../lib/mail/compose.ts';
import type { Mail, MailKind, MailOf } from '../../../lib/mail/mail.ts';

const sides = ['customer', 'partner', 'support'] as const;

const partnerMails = (language: Language, customerName = 'Contoso AB'): Mail[] => {
  const about = {
    to: 'anna@mail.example',
    language,
    partnerName: 'Fabrikam Consulting',
    accountId: accountId('anna@fabrikam.example'),
    customerName,
    service: 'Dynamics 365',
    at: instant('2026-12-20T08:00:00Z'),
  };
  const askedFor = {
    ...about,
    kind: 'transfer-asked-for',
    subscriptionId: 'sub_01JD0Z5K3N8Q4R7T9VWXYZ0123',
    owner: accountId('anna@fabrikam.example'),
  } as const;
  return [
    ...sides.map((by) => ({ ...askedFor, by })),
    { ...askedFor, by: 'support', partnerIsOut: true },
    { ...about, kind: 'transfer-declined' },
    ...sides.map((by) => ({ ...about, kind: 'transfer-withdrawn', by }) as const),
    {
      ...about,
      kind: 'ownership-taken-over',
      former: accountId('anna@fabrikam.example'),
      formerIsDelegate: true,
    },
    { ...about, kind: 'access-removed', removed: ['user'] },
    { ...about, kind: 'access-removed', removed: ['billing', 'user'] },
    { ...about, kind: 'access-restored' },
  ];
};

const ofKind = <Kind extends MailKind>(kind: Kind, language: Language) =>
  partnerMails(language).filter((mail): mail is MailOf<Kind> => mail.kind === kind);

describe('mails to the partner whom a customer leaves behind', () => {
  test.each(
    (['en', 'sv'] as const).flatMap((language) =>
      partnerMails(language).map((mail) => [mail.kind, language, mail] as const),
    ),
  )('R59 R61 %s in %s says the same in text and HTML, without a link', (_kind, language, mail) => {
    const { subject, text, html } = compose(mail);
    expect(subject).toContain('Contoso AB');
    for (const part of [text, html]) {
      expect(part).toContain('Dynamics 365');
      expect(part).not.toMatch(/undefined|href="http/);
    }
    expect(text).toMatch(language === 'sv' ? /Svar läses inte/ : /Replies are not read/);
  });

  test.each(['en', 'sv'] as const)(
    'R57 R59 the owner at the partner hears in %s who asks, and how to withdraw it unless they would be refused (R61)',
    (language) => {
      const asked = ofKind('transfer-asked-for', language);
      const texts = asked.map((mail) => compose(mail).text);
      expect(new Set(texts).size).toBe(4);
      for (const [index, { partnerIsOut, subscriptionId }] of asked.entries()) {
        const call = `/v1/partners/me/subscriptions/${subscriptionId}/ownership-transfer`;
        expect(texts[index]?.includes(call)).toBe(!partnerIsOut);
        expect(texts[index]?.includes('DELETE')).toBe(!partnerIsOut);
        expect(texts[index]).toContain('anna@fabrikam.example');
      }
    },
  );

  test.each(['en', 'sv'] as const)('R57 R59 in %s a mail says on which side it was withdrawn', (language) => {
    const [byCustomer, byPartner, bySupport] = ofKind('transfer-withdrawn', language).map(
      (mail) => compose(mail).text,
    );
    const withdrew = language === 'sv' ? 'har tagit tillbaka' : 'has withdrawn';
    expect(byCustomer).toContain(`Contoso AB ${withdrew}`);
    expect(byPartner).toContain(`Fabrikam Consulting ${withdrew}`);
    expect(bySupport).toMatch(new RegExp(`Support(en)? ${withdrew}`));
  });

  test('R22 a customer whose name looks like an address is no link', () => {
    const [mail] = partnerMails('en', 'www.evil.example');
    expect(compose(mail as Mail).text).not.toContain('www.evil.example');
  });
});
