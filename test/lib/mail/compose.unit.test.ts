import { describe, expect, test } from '@jest/globals';
import { accountId, languages } from '../../../lib/domain/identity.ts';
import { compose } from '../../../lib/mail/compose.ts';
import type { Mail } from '../../../lib/mail/mail.ts';
import { link, mails } from './mails.ts';

const linksOf = (html: string): string[] =>
  [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url ?? '');
const addressesIn = (text: string): string[] => text.match(/\b(?:https?:\/\/|www\.)\S+/gi) ?? [];
/** What mail programs make links of although nothing says that it is an address. */
const bareAddressesIn = (text: string): string[] => text.match(/[\w.-]*evil\.[a-z]{2,}\S*/gi) ?? [];

const instant = /^\d{4}-\d\d-\d\dT/;
const showsInstant = (mail: Mail): boolean =>
  Object.values(mail).some((value) => typeof value === 'string' && instant.test(value));

const cases = languages.flatMap((language) =>
  mails(language).map((mail): [string, string, Mail] => [mail.kind, language, mail]),
);

describe('compose', () => {
  test.each(cases)('R22 %s in %s says the same in text and HTML', (_kind, language, mail) => {
    const { subject, text, html } = compose(mail);
    expect(subject).toContain('RapidStart Services');
    expect(html).toContain(`<html lang="${language}"`);
    for (const part of [text, html]) {
      expect(part).toContain('Contoso AB');
      expect(part.includes('UTC')).toBe(showsInstant(mail));
    }
    expect(`${subject}${text}${html}`).not.toMatch(/undefined|\[object|\{\{|\}\}|\[\[/);
  });

  test.each(cases)(
    'R22 R48 %s in %s has one link if it leads somewhere or can be stopped, none otherwise',
    (_kind, _language, mail) => {
      const { text, html } = compose(mail);
      const expected = 'link' in mail ? [mail.link] : 'unsubscribeLink' in mail ? [mail.unsubscribeLink] : [];
      expect(linksOf(html)).toEqual(expected);
      expect(addressesIn(text)).toEqual(expected);
      expect(html).not.toMatch(/@import|url\(|<script|<img/);
    },
  );

  test.each(languages)(
    'R22 the mails in %s differ from each other and from the other language',
    (language) => {
      const subjects = mails(language).map((mail) => compose(mail).subject);
      expect(new Set(subjects).size).toBe(subjects.length);
      const others = languages.filter((other) => other !== language).flatMap((other) => mails(other));
      for (const other of others) expect(subjects).not.toContain(compose(other).subject);
    },
  );

  test('R22 instants are dates in the language of the reader, in UTC, and say so', () => {
    const [english, swedish] = languages.map((language) => compose(mails(language)[1] as Mail).text);
    expect(english).toContain('18 February 2027 at 08:00 UTC');
    expect(swedish).toContain('18 februari 2027 kl. 08:00 UTC');
  });

  test('R35 one day before, the notice says so in words', () => {
    const [english, swedish] = languages.map((language) =>
      compose(mails(language).find(({ kind }) => kind === 'notice-before-purge') as Mail),
    );
    expect(english?.html).toContain('Your data will be deleted tomorrow');
    expect(swedish?.html).toContain('Era data raderas i morgon');
  });

  test('R22 what people typed in stays text', () => {
    const { html } = compose({
      ...(mails('en')[0] as Extract<Mail, { kind: 'activation' }>),
      organizationName: `<img src=x onerror="alert(1)">`,
      partnerName: `"'&{{footer}}{{#facts}}`,
    });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(html).toContain('&quot;&#39;&amp;{{footer}}{{#facts}}');
  });

  test('R22 a name brings neither a second link nor a second line', () => {
    const { subject, text } = compose({
      ...(mails('en')[0] as Extract<Mail, { kind: 'activation' }>),
      organizationName: 'Contoso\r\nBcc: everybody@example.com',
      partnerName: 'Visit https://evil.example or www.evil.example, evil.example/x or me@evil.example',
      administrator: {
        accountId: accountId('kim@contoso.example'),
        firstName: 'Kim\n',
        lastName: 'A\u202eB',
      },
    });
    expect(subject).toBe('Activate RapidStart Services for Contoso Bcc: everybody\u200b@example\u200b.com');
    expect(addressesIn(text)).toEqual([link]);
    expect(bareAddressesIn(text)).toEqual([]);
    expect(text).toContain('Kim A B has to sign in');
  });
});
