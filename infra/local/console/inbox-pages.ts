import type { Mail, MailSummary } from '../inbox/inbox.ts';
import { Html, html } from './html.ts';

/** How many mails the list shows. */
const longestList = 200;

const style = new Html(`
  :root { color-scheme: light dark; --line: light-dark(#d5dae1, #3a424d); --quiet: light-dark(#556070, #9aa7b8); }
  * { box-sizing: border-box; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 66rem; padding: 1rem; }
  header { align-items: center; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding-bottom: .75rem; }
  h1 { font-size: 1.25rem; margin: 0 auto 0 0; }
  button { font: inherit; padding: .15rem .6rem; }
  form { display: flex; gap: .25rem; }
  .quiet { color: var(--quiet); }
  ol { list-style: none; margin: 0; padding: 0; }
  li a { border-bottom: 1px solid var(--line); color: inherit; display: grid; gap: 0 1rem; grid-template-columns: 2fr 3fr auto; padding: .6rem .25rem; text-decoration: none; }
  li a:hover, li a:focus-visible { background: color-mix(in srgb, currentColor 8%, transparent); }
  li strong { overflow-wrap: anywhere; }
  dl { display: grid; gap: .1rem 1rem; grid-template-columns: max-content 1fr; }
  dt { color: var(--quiet); }
  dd { margin: 0; overflow-wrap: anywhere; }
  nav { display: flex; gap: 1rem; margin: 1rem 0 .5rem; }
  nav [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
  iframe { background: #fff; border: 1px solid var(--line); height: 70vh; width: 100%; }
  pre { border: 1px solid var(--line); overflow-wrap: anywhere; padding: 1rem; white-space: pre-wrap; }
  @media (max-width: 40rem) { li a { grid-template-columns: 1fr; } }
`);

/** Styles of a mail are its own; nothing comes from elsewhere, and nothing in a mail is run. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // With `no-referrer` a browser would send its own forms with the origin "null".
  'referrer-policy': 'same-origin',
};

/** @param now RFC 3339, virtual time */
export function inboxPage(mails: readonly MailSummary[], now: string): string {
  const shown = mails.slice(-longestList).reverse();
  const list =
    shown.length === 0 ? html`<p class="quiet">No mail yet.</p>` : html`<ol>${shown.map(listItem)}</ol>`;
  return page('Inbox', html`${clockBar(now)}<main>${list}</main>`);
}

function listItem({ id, to, subject, sentAt, dataCenter }: MailSummary): Html {
  return html`<li><a href="/mail/${id}"><span>${to.join(', ')}</span><strong>${subject}</strong><span class="quiet">${readable(sentAt)} · ${dataCenter}</span></a></li>`;
}

function clockBar(now: string): Html {
  const steps = [1, 7, 30].map(
    (days) => html`<button name="days" value="${days}">+${days} ${days === 1 ? 'day' : 'days'}</button>`,
  );
  return html`<header><h1>Inbox</h1><span>It is <time datetime="${now}">${readable(now)}</time></span><form method="post" action="/advance">${steps}</form><a href="/">Reload</a></header>`;
}

export type MailView = 'html' | 'text' | 'headers';

export function mailPage(mail: Mail, view: MailView): string {
  const tabs = (['html', 'text', 'headers'] as const).map((tab) =>
    tab === view
      ? html`<a aria-current="page" href="?view=${tab}">${tabNames[tab]}</a>`
      : html`<a href="?view=${tab}">${tabNames[tab]}</a>`,
  );
  return page(
    mail.subject,
    html`<header><h1>${mail.subject}</h1><a href="/">All mail</a></header><main><dl>
    <dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to.join(', ')}</dd>
    <dt>Sent</dt><dd>${readable(mail.sentAt)} from ${mail.dataCenter}</dd></dl>
    <nav aria-label="Views">${tabs}<a href="/_local/inbox/${mail.id}/raw">Source</a></nav>${content(mail, view)}</main>`,
  );
}

const tabNames: Readonly<Record<MailView, string>> = { html: 'HTML', text: 'Text', headers: 'Headers' };

function content(mail: Mail, view: MailView): Html {
  if (view === 'html' && mail.html) {
    // Its links open in a new tab; scripts, forms and its origin stay off.
    const source = `<base target="_blank">${mail.html}`;
    return html`<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${source}"></iframe>`;
  }
  if (view !== 'headers') return html`<pre>${linked(mail.text)}</pre>`;
  const rows = Object.entries(mail.headers).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return html`<dl>${rows}</dl>`;
}

/** The text with its addresses as links. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 0 ? html`${part}` : html`<a href="${part}" target="_blank">${part}</a>`,
    );
}

function readable(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
}

function page(title: string, body: Html): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Onramp local</title><style>${style}</style></head><body>${body}</body></html>`
    .text;
}
