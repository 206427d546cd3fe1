/** Where the pages are served from, by configuration and never by what a request says. */
export interface Site {
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly dataCenter: string;
  /** Whether `publicUrl` is https; http serves the local cloud only. */
  readonly secure: boolean;
}

export const siteAt = (publicUrl: string, dataCenter: string): Site => {
  const { origin, protocol } = new URL(publicUrl);
  return { publicUrl: origin, dataCenter, secure: protocol === 'https:' };
};
