/** What a browser shows: where it ended up, and what can be done there. */
export interface Page {
  readonly url: string;
  readonly status: number;
  /** The text of the first heading. */
  readonly heading: string;
  /** Everything one can read, without markup. */
  readonly text: string;
  readonly forms: readonly Form[];
}

interface Form {
  readonly action: string;
  /** Fields with a value of their own, such as hidden ones. */
  readonly fields: Readonly<Record<string, string>>;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

const mostRedirects = 20;

/** A browser without scripts: it keeps cookies, follows redirects and sends forms. */
export class Browser {
  /** By host, as browsers do it: ports make no difference. */
  readonly #cookies = new Map<string, Cookie>();

  open(url: string): Promise<Page> {
    return this.#go(url, { method: 'GET' });
  }

  /** Fills in the form whose address ends with `action`, and sends it. */
  send(page: Page, action: string, entries: Readonly<Record<string, string>> = {}): Promise<Page> {
    const form = page.forms.find((one) => new URL(one.action).pathname.endsWith(action));
    if (!form) throw new TypeError(`“${page.heading}” has no form that leads to ${action}.`);
    const body = new URLSearchParams({ ...form.fields, ...entries });
    return this.#go(form.action, { method: 'POST', body, headers: { origin: new URL(page.url).origin } });
  }

  async #go(start: string, first: RequestInit): Promise<Page> {
    let [url, init] = [start, first];
    for (let hop = 0; hop < mostRedirects; hop++) {
      const response = await fetch(url, {
        ...init,
        redirect: 'manual',
        headers: { ...init.headers, cookie: this.#cookiesFor(url), 'accept-language': 'en' },
      });
      for (const line of response.headers.getSetCookie()) this.#keep(line);
      const location = response.headers.get('location');
      if (!location) return pageFrom(url, response.status, await response.text());
      await response.body?.cancel();
      [url, init] = [new URL(location, url).href, { method: 'GET' }];
    }
    throw new TypeError(`${start} leads from one address to the next without end.`);
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
    const ended = value === '' || /;\s*max-age=0/i.test(line) || /;\s*expires=Thu, 01 Jan 1970/i.test(line);
    if (ended) this.#cookies.delete(`${name} ${path}`);
    else this.#cookies.set(`${name} ${path}`, { name, value, path });
  }

  #cookiesFor(url: string): string {
    const { pathname } = new URL(url);
    return [...this.#cookies.values()]
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}

function pageFrom(url: string, status: number, html: string): Page {
  const heading = textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');
  const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', inside = '']) => ({
    action: new URL(attribute(head, 'action') ?? url, url).href,
    fields: Object.fromEntries(
      [...inside.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
        attribute(input, 'name') ?? '',
        attribute(input, 'value') ?? '',
      ]),
    ),
  }));
  return { url, status, heading, text: textOf(/<body.*<\/body>/s.exec(html)?.[0] ?? ''), forms };
}

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
};

const textOf = (html: string): string =>
  unescaped(html.replace(/<(style|script)\b.*?<\/\1>/gs, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};
const unescaped = (html: string): string =>
  html.replace(/&(?:lt|gt|quot|#39|amp);/g, (one) => entities[one] ?? '');
