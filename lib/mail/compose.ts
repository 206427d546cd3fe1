import { brand } from '../brand.ts';
import type { Language, Person } from '../domain/identity.ts';
import { instantInWords } from '../instant-in-words.ts';
import layout from './layout.mjml';
import type { Mail } from './mail.ts';
import { filled } from './template.ts';
import { english } from './texts.en.ts';
import { swedish } from './texts.sv.ts';
import type { InWords, MailTexts, Wording } from './wording.ts';

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const texts: Record<Language, MailTexts> = { en: english, sv: swedish };

/** A mail as its reader sees it, in the reader's language, as text and as HTML (R22). */
export function compose(mail: Mail): ComposedMail {
  const wording = wordingOf(mail);
  const foot = footOf(mail);
  return {
    subject: wording.subject,
    text: asText(wording, foot),
    html: asHtml(wording, foot, mail.language),
  };
}

/** What stands below a mail: why it was sent and, where it can be stopped, how (R48). */
interface Foot {
  readonly why: string;
  readonly links: readonly { readonly label: string; readonly link: string }[];
}

const footOf = (mail: Mail): Foot => ({
  why: footerOf(mail),
  links:
    mail.kind === 'help' ? [{ label: texts[mail.language].unsubscribe, link: mail.unsubscribeLink }] : [],
});

/** Why the mail was sent: to a partner's user, to a user of a customer's portal, or to the contact of the service. */
function footerOf(mail: Mail): string {
  const { footer, portalFooter, partnerFooter } = texts[mail.language];
  if (!('serviceName' in mail)) return partnerFooter(brand.name, plainName(mail.partnerName));
  if ('person' in mail) return portalFooter(brand.name, plainName(mail.organizationName));
  const { addressedAs, organizationName, partnerName } = mail;
  const names = {
    brandName: brand.name,
    organizationName: plainName(organizationName),
    partnerName: plainName(partnerName),
  };
  return footer[addressedAs](names);
}

function wordingOf(mail: Mail): Wording {
  // The compiler cannot follow that the text is of the mail's own kind; the key says so.
  const wording = texts[mail.language][mail.kind] as (mail: Mail, inWords: InWords) => Wording;
  return wording(withPlainNames(mail), (at) => instantInWords(at, mail.language));
}

/** Names are what others typed in. They stay on one line, and no mail program turns them into a link (R22). */
function withPlainNames<M extends Mail>(mail: M): M {
  const plain: M = {
    ...mail,
    partnerName: plainName(mail.partnerName),
    ...('subject' in mail && { subject: plainName(mail.subject) }),
    ...plainAbout(mail),
  };
  if ('administrator' in plain) return { ...plain, administrator: plainPerson(plain.administrator) };
  return 'person' in plain ? { ...plain, person: plainPerson(plain.person) } : plain;
}

function plainAbout(mail: Mail) {
  if ('serviceName' in mail)
    return {
      organizationName: plainName(mail.organizationName),
      serviceName: plainName(mail.serviceName),
      ...('reason' in mail && mail.reason !== undefined && { reason: plainName(mail.reason) }),
    };
  return (
    'customerName' in mail && {
      customerName: plainName(mail.customerName),
      service: plainName(mail.service),
    }
  );
}

const plainPerson = ({ accountId, firstName, lastName }: Person): Person => ({
  accountId,
  firstName: plainName(firstName),
  lastName: plainName(lastName),
});

const invisibleBreak = '\u200b';

/** The dots and at signs of what mail programs take for an address even without `www.` before it: `evil.example`. */
const addressLike = /(?<=[\p{L}\p{N}-])[.@](?=[\p{L}\p{N}-]{2})/gu;

const plainName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replaceAll('://', `:${invisibleBreak}//`)
    .replace(addressLike, (mark) => `${invisibleBreak}${mark}`);

const asText = ({ heading, paragraphs, facts, button, notes }: Wording, { why, links }: Foot): string =>
  [
    heading,
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.link}`] : []),
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...notes,
    [`-- \n${why}`, ...links.map(({ label, link }) => `${label}:\n${link}`)].join('\n'),
  ].join('\n\n');

const asHtml = (wording: Wording, { why, links }: Foot, language: Language): string =>
  filled(layout, {
    language,
    subject: wording.subject,
    preview: wording.paragraphs[0] ?? wording.heading,
    brandName: brand.name,
    heading: wording.heading,
    paragraphs: wording.paragraphs.map((paragraph) => ({ paragraph })),
    buttons: wording.button ? [{ label: wording.button.label, link: wording.button.link }] : [],
    facts: wording.facts.map(({ label, value }) => ({ label, value })),
    notes: wording.notes.map((note) => ({ note })),
    footer: why,
    footLinks: links.map(({ label, link }) => ({ label, link })),
  });
