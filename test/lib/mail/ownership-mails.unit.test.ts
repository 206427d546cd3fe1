import { describe, expect, test } from '@jest/globals';
import { accountId, type Language } from '../../../lib/domain/identity.ts';
import { instant } from '../../../lib/domain/instant.ts';
import { compose } from '../../../lib/mail/compose.ts';
import type { Mail } from '../../../lib/mail/mail.ts';

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
  return [
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

  test('R22 a customer whose name looks like an address is no link', () => {
    const [mail] = partnerMails('en', 'www.evil.example');
    expect(compose(mail as Mail).text).not.toContain('www.evil.example');
  });
});
