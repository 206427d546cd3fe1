import { createHash } from 'node:crypto';
import { brand } from '../../../lib/brand.ts';

const style = `
:root { color-scheme: light dark; --page: ${brand.light.page}; --card: ${brand.light.card}; --text: ${brand.light.text};
  --quiet: ${brand.light.quiet}; --accent: ${brand.light.accent}; --on-accent: ${brand.light.onAccent}; --border: ${brand.light.border}; }
@media (prefers-color-scheme: dark) { :root { --page: ${brand.dark.page}; --card: ${brand.dark.card}; --text: ${brand.dark.text};
  --quiet: ${brand.dark.quiet}; --accent: ${brand.dark.accent}; --on-accent: ${brand.dark.onAccent}; --border: ${brand.dark.border}; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
  font: 1rem/1.5 system-ui, sans-serif; background: var(--page); color: var(--text); }
main { width: 100%; max-width: 26rem; padding: 2rem; border: 1px solid var(--border); border-radius: .75rem; background: var(--card); }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; }
p { margin: 0 0 1.25rem; color: var(--quiet); }
label { display: block; margin-bottom: .25rem; font-weight: 600; }
input, button { width: 100%; padding: .625rem .75rem; font: inherit; border-radius: .5rem; }
input { margin-bottom: 1rem; border: 1px solid var(--quiet); background: transparent; color: inherit; }
button { border: 0; background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** Sends the only form of the page: for browsers without scripts there is a button. */
const submitScript = 'document.forms[0].submit()';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** No `form-action`: browsers apply it to where the answer of a form redirects to, which is the portal. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    `default-src 'none'; style-src ${hash(style)}; script-src ${hash(submitScript)}; ` +
    "base-uri 'none'; frame-ancestors 'none'",
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${html(title)}</h1>
${body}
</main>
</body>
</html>
`;

/** Asks for an account name, and for nothing else. */
export const signInPage = (proposedAccount: string): string =>
  page(
    `Sign in to ${brand.name}`,
    `<p>This is the identity provider of the local cloud. It takes any account, without a password.</p>
<form method="post">
<label for="account">Account</label>
<input id="account" name="account" inputmode="email" autocapitalize="none" autocomplete="username" required autofocus
  placeholder="name@example.com" value="${html(proposedAccount)}">
<button type="submit">Sign in</button>
</form>`,
  );

/** Goes on by itself: whoever chose to sign out is not asked again. */
export const signOutPage = (form: string): string =>
  page(
    'Signing out',
    `${form}
<button type="submit" form="op.logoutForm">Sign out</button>
<script>${submitScript}</script>`,
  );

export const signedOutPage = (): string => page('You are signed out', '<p>You can close this page.</p>');

export const problemPage = (sentence: string): string =>
  page('This did not work', `<p>${html(sentence)}</p>`);
