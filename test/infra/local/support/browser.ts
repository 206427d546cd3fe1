/** A page that a browser ended up on. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** Keeps cookies and follows redirects, as far as a test needs a browser. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** Goes to `url`, on through redirects within `origin`; stops before the first address outside. */
  follow(url: string, origin: string): Promise<Page> {
    return this.#go(url, origin, {});
  }

  post(url: string, form: Readonly<Record<string, string>>, origin: string): Promise<Page> {
    return this.#go(url, origin, { method: 'POST', body: new URLSearchParams(form) });
  }

  async #go(url: string, origin: string, init: RequestInit): Promise<Page> {
    if (!url.startsWith(`${origin}/`)) return { url, status: 0, text: '' };
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location) return this.#go(new URL(location, url).href, origin, {});
    return { url, status: response.status, text: await response.text() };
  }
}
