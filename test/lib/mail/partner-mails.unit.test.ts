import { describe, expect, test } from '@jest/globals';
import { accountId, type Language } from '../../../lib/domain/identity.ts';
import { compose } from '../../../lib/mail/compose.ts';
import type { Mail } from '../../../lib/mail/mail.ts';

const mails = (language: Language, partnerName = 'Fabrikam Consulting'): Mail[] => {
  const about = {
    to: 'eve@mail.example',
    language,
    partnerName,
    accountId: accountId('eve@fabrikam.example'),
  };
  return [
    { ...about, kind: 'partner-invitation', role: 'implementation-expert' },
    { ...about, kind: 'partner-invitation', role: 'administrator' },
    { ...about, kind: 'administrator-appointed', invited: true },
    { ...about, kind: 'administrator-appointed', invited: false },
    ...[true, false].flatMap((invited): Mail[] => [
      { ...about, kind: 'administrator-replaced', former: 'demote', invited },
      { ...about, kind: 'administrator-replaced', former: 'remove', invited },
    ]),
  ];
};

describe('mails to those who work in a partner portal', () => {
  test.each(
    (['en', 'sv'] as const).flatMap((language) =>
      mails(language).map((mail) => [mail.kind, language, mail] as const),
    ),
  )('R2 R5 %s in %s says the same in text and HTML, without a link', (_kind, language, mail) => {
    const { subject, text, html } = compose(mail);
    expect(subject).toContain('Fabrikam Consulting');
    expect(html).toContain(`<html lang="${language}"`);
    for (const part of [text, html]) {
      expect(part).toContain('eve@fabrikam.example');
      expect(part).not.toMatch(/undefined|href="http/);
    }
    expect(text).toMatch(language === 'sv' ? /Svar läses inte/ : /Replies are not read/);
  });

  test.each(['en', 'sv'] as const)('R33 in %s an answer of support comes line by line', (language) => {
    const { subject, text, html } = compose({
      kind: 'partner-request-answered',
      to: 'eve@mail.example',
      language,
      partnerName: 'Fabrikam Consulting',
      accountId: accountId('eve@fabrikam.example'),
      requestId: 'req_01K00000000000000000000000',
      subject: 'Sign-in at www.evil.example',
      text: 'Sign out first.\n\nThen <sign in>.',
    });
    expect(subject).toMatch(/Sign-in at www/);
    expect(subject).not.toContain('www.evil.example');
    expect(text).toContain('Sign out first.\n\nThen <sign in>.');
    expect(html).toContain('Then &lt;sign in&gt;.');
    expect(text).toContain('Fabrikam Consulting');
  });

  test.each(['en', 'sv'] as const)('R33 in %s a closed request says why and how to ask again', (language) => {
    const { text } = compose({
      kind: 'partner-request-closed',
      to: 'eve@mail.example',
      language,
      partnerName: 'Fabrikam Consulting',
      accountId: accountId('eve@fabrikam.example'),
      requestId: 'req_01K00000000000000000000000',
      subject: 'Reactivate RapidStart for Contoso',
      reason: 'The account is another one.',
      accountNumber: 'A-1',
    });
    for (const said of [
      'The account is another one.',
      'A-1',
      'PUT /v1/customers/{customerId}/account-number',
    ])
      expect(text).toContain(said);
  });

  test('R22 a name that looks like an address is made none', () => {
    const [mail] = mails('en', 'www.evil.example');
    expect(compose(mail as Mail).text).not.toContain('www.evil.example');
  });
});
