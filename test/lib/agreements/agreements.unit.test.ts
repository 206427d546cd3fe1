import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { agreementIn, agreementsIn } from '../../../lib/agreements/agreements.ts';
import { agreementShown } from '../../../lib/agreements/current.ts';
import type { DocumentText } from '../../../lib/agreements/text.ts';
import { languages } from '../../../lib/domain/identity.ts';

/** A document as the plain text that its hash is taken of: paragraphs with an empty line between. */
const plainText = ({ title, introduction, sections }: DocumentText): string =>
  [title, introduction, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join(
    '\n\n',
  );

describe('agreements', () => {
  test('R26 each document has a hash of its own in each language', () => {
    const hashes = languages.flatMap((language) => agreementsIn(language).map(({ sha256 }) => sha256));
    expect(new Set(hashes).size).toBe(4);
  });

  test('R26 the hash is that of the whole text, so that a changed text needs a new hash and a new version', () => {
    for (const agreement of languages.flatMap(agreementsIn)) {
      const text = plainText(agreement);
      for (const { heading, paragraphs } of agreement.sections)
        for (const part of [heading, ...paragraphs]) expect(text).toContain(part);
      expect(agreement.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  test('R26 the languages say the same, section by section', () => {
    const [english, swedish] = languages.map((language) =>
      agreementsIn(language).map(({ sections }) => sections.map(({ paragraphs }) => paragraphs.length)),
    );
    expect(swedish).toEqual(english);
  });

  test('R26 a hash tells which text was shown; one of another text tells nothing', () => {
    const { sha256, version } = agreementIn('sv', 'privacy-statement');
    expect(agreementShown('privacy-statement', sha256)).toEqual({
      document: 'privacy-statement',
      version,
      sha256,
      language: 'sv',
    });
    expect(agreementShown('online-services-agreement', sha256)).toBeUndefined();
    expect(agreementShown('privacy-statement', '')).toBeUndefined();
  });
});
