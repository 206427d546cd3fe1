/** Where the pages are served from, by configuration and never by what a request says. */
export interface Site {
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly dataCenter: string;
  /** Whether `publicUrl` is https; http serves the local cloud only. */
  readonly secure: boolean;
  /** The URLs of other data centers, by their ids, as far as they are known. */
  readonly elsewhere: Readonly<Record<string, string>>;
}

export const siteAt = (publicUrl: string, dataCenter: string, elsewhere: Site['elsewhere'] = {}): Site => {
  const { origin, protocol } = new URL(publicUrl);
  return { publicUrl: origin, dataCenter, secure: protocol === 'https:', elsewhere };
};
