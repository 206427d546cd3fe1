import * as z from 'zod/mini';
import { accountId, languages } from '../domain/identity.ts';
import { instant } from '../domain/instant.ts';

/** Letters and symbols that look like nothing: a name of them would be an empty one. */
const blanks = '\\u115f\\u1160\\u2800\\u3164\\uffa0';
const unprintable = `\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\ufffd${blanks}`;

/**
 * A line of text: trimmed, not empty, at most `longest` characters, none of which controls anything, is blank though
 * no space, is half of a surrogate pair or stands for bytes that were no text.
 */
export const line = (longest: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(longest),
      z.regex(new RegExp(`^[^${unprintable}]*$`, 'u'), 'text without control characters'),
    );

/** A joiner joins something: emoji, or letters of scripts that need it. */
const joiner =
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f\\p{L}])[\\u200c\\u200d](?=[\\p{Extended_Pictographic}\\p{L}])';

/** A text of several lines, perhaps indented, trimmed, not empty, at most `longest` characters. */
export const prose = (longest: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(longest),
      z.regex(
        new RegExp(`^(?:\\r?\\n|\\t|${joiner}|[^${unprintable}])*$`, 'u'),
        'text without control characters',
      ),
    );

const longestEmail = 254;

const localPart = /(?=[^@]{1,64}@)[\w#$&'*+/^{|}~-]+(?:\.[\w#$&'*+/^{|}~-]+)*/;
const hostLabel = /[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?/;
const addressPattern = new RegExp(`^${localPart.source}@(?:${hostLabel.source}\\.)+${hostLabel.source}$`);

/**
 * An e-mail address, which is also how accounts are named. ASCII only: SES takes nothing else before the `@`, and
 * letters that merely look like others name nobody. Without `=`, `?`, `%`, `!` and quotes, which mail programs may
 * read as encoded words, routes and comments, and so as another address than the one that was checked.
 */
export const email = z
  .string()
  .check(z.trim(), z.maxLength(longestEmail), z.regex(addressPattern, 'an e-mail address'));

/** The account of a person, in one notation. */
export const account = z.pipe(email, z.transform(accountId));

/** An instant with any offset, in UTC from here on. */
export const anyInstant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text: string) => instant(text)),
);

export const accountNumberPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/;
export const accountNumber = z
  .string()
  .check(z.trim(), z.regex(accountNumberPattern, 'letters, digits and hyphens, at most 32'));
/** A partner's own id of a customer: an id, and not a name. */
export const externalId = z
  .string()
  .check(
    z.trim(),
    z.regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/, 'letters, digits and . _ : / -, at most 64 of them'),
  );
export const country = z
  .string()
  .check(z.regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 country code in capitals'));
/** Digits in any of the ways that people part them; which hyphen or space it is makes no difference. */
export const phone = z
  .string()
  .check(
    z.trim(),
    z.regex(
      /^\(?\+?[ \u00a0]?\(?[0-9][0-9 \u00a0\u202f()./\u2010-\u2013-]{3,29}$/,
      'a phone number, such as +46 8 123 456',
    ),
  );
/** A phone number as it is copied from a link, a signature or a page in full-width digits, with an extension or without. */
const asCopied = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .replace(/^ ?(?:tel|callto):/i, '')
    .replace(/(?<=\d[\d ()./-]{5,30}) ?(?:[;,#]|x|ext(?:ension)?\b|ankn(?:ytning)?\b).*$/i, '');
/** A phone number that is looked for; in a query a `+` that was not encoded arrives as a space. */
export const phoneSought = z.pipe(
  z.string().check(z.overwrite((text) => asCopied(text).replace(/^ (?=\d)/, '+'))),
  phone,
);
export const authorizationNumber = z
  .string()
  .check(z.trim(), z.regex(/^[1-9]\d{9}$/, 'an authorization number of ten digits'));
export const language = z.enum(languages);

export const address = z.strictObject({
  line1: line(100),
  line2: z.optional(line(100)),
  city: line(80),
  postalCode: line(20),
  country,
});

/** The customer administrator: an account identifier and a name, nothing more (R15). */
export const person = z.strictObject({ accountId: account, firstName: line(80), lastName: line(80) });

/** Fields of an object that are given together or not at all: of a part alone, the others are missing. */
export const together = (...names: readonly string[]) =>
  z.check<Readonly<Record<string, unknown>>>(({ value, issues }) => {
    const missing = names.filter((name) => value[name] === undefined);
    if (missing.length === names.length) return;
    for (const name of missing)
      issues.push({ code: 'invalid_type', expected: 'string', input: undefined, path: [name] });
  });

const mostPerPage = 100;
const defaultPerPage = 25;

/** How a list is paged. */
export const paging = {
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(mostPerPage)), defaultPerPage),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(4096))),
};

/** What every list answers. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

/** What a search answers: the closest, without further pages; `hasMore` when others resemble too, so ask for more of it. */
export const foundOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.null(), hasMore: z.boolean() });

/** What every resource says of the actions it allows (R65). */
export const actions = {
  allowedActions: z.array(z.string()),
  blockedActions: z.array(
    z.object({ action: z.string(), code: z.string(), reason: z.string(), remedy: z.string() }),
  ),
};
