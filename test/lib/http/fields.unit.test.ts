import { describe, expect, test } from '@jest/globals';
import { account, email, line, prose } from '../../../lib/http/fields.ts';

describe('an e-mail address', () => {
  test.each([
    'kim@contoso.example',
    'kim.berg+onramp@mail.contoso.example',
    "o'hara@contoso.example",
    'kim_contoso.example#EXT#@partner.example',
    'kim@xn--rksmrgs-5wao1o.example',
  ])('R12 %j is one', (text) => {
    expect(email.safeParse(text).success).toBe(true);
  });

  test.each([
    ['quoted', '"kim"@contoso.example'],
    ['with a comment', 'kim(x)@contoso.example'],
    ['with a name', 'Kim <kim@contoso.example>'],
    ['two', 'kim@contoso.example,eve@evil.example'],
    ['an encoded word', '=?utf-8?q?kim=40evil.example=3e=20?=@contoso.example'],
    ['a route', 'eve%evil.example@contoso.example'],
    ['a bang path', 'evil.example!eve@contoso.example'],
    ['a dot at the beginning', '.kim@contoso.example'],
    ['two dots', 'kim..berg@contoso.example'],
    ['a dot at the end', 'kim@contoso.example.'],
    ['a label of hyphens', 'kim@-.example'],
    ['no dot in the host', 'kim@localhost'],
    ['an address literal', 'kim@[127.0.0.1]'],
    ['a Kelvin sign', '\u212aim@contoso.example'],
    ['a Cyrillic letter', 'k\u0456m@contoso.example'],
    ['a host in Cyrillic', 'kim@\u0441ontoso.example'],
    ['a line break', 'kim@contoso.example\r\nBcc: eve@evil.example'],
    ['too long before the @', `${'k'.repeat(65)}@contoso.example`],
    ['too long', `kim@${'contoso.'.repeat(40)}example`],
  ])('R12 none is accepted that is %s', (_, text) => {
    expect(email.safeParse(text).success).toBe(false);
  });

  test('an endless one is refused at once', () => {
    const started = performance.now();
    expect(email.safeParse(`${'a.'.repeat(30_000)}@`).success).toBe(false);
    expect(email.safeParse(`kim@${'a-'.repeat(30_000)}!`).success).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('R25 an account has one notation', () => {
    expect(account.parse(' Kim@Contoso.example ')).toBe('kim@contoso.example');
  });
});

describe('a line of text', () => {
  test.each(['Fabrikam', 'Åkesson & Söner AB', "O'Hara – 日本", '😀'])('%j is one', (text) => {
    expect(line(80).safeParse(text).success).toBe(true);
  });

  test.each([
    ['nothing', ' '],
    ['a line break', 'a\r\nBcc: x'],
    ['NUL', 'a\u0000b'],
    ['an override of the writing direction', 'a\u202eb'],
    ['a lone surrogate', 'a\ud800b'],
    ['bytes that were no text', 'a\ufffdb'],
    ['too much', 'a'.repeat(81)],
  ])('%s is none', (_, text) => {
    expect(line(80).safeParse(text).success).toBe(false);
  });
});

describe('a text of several lines', () => {
  test.each(['a\nb\r\n\tc', 'We 👨‍👩‍👧 and 👩🏽‍💻 and 🏳️‍🌈', 'می‌خواهم', '- one\n- two'])(
    'R33 %j is one',
    (text) => {
      expect(prose(80).safeParse(text).success).toBe(true);
    },
  );

  test.each([
    ['nothing but space', ' \n\t'],
    ['a lone joiner', '\u200d'],
    ['a joiner that joins nothing', 'a \u200d b'],
    ['an override of the writing direction', 'a\u202eb'],
    ['NUL', 'a\u0000b'],
    ['a carriage return alone', 'a\rb'],
  ])('R33 %s is none', (_, text) => {
    expect(prose(80).safeParse(text).success).toBe(false);
  });

  test('an endless one is read at once', () => {
    const started = performance.now();
    prose(4_000).safeParse(`${'👩‍'.repeat(100_000)}\u0000`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
