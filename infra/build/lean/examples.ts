import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const exported = /^export const (\w+)/gm;

/** Whatever one example is built from of another, it is nothing. */
const none =
  'const none = new Proxy(() => none, { get: (_, key) => (typeof key === "symbol" ? undefined : none) });';

/** Leaves the examples of requests and answers out of bundles: they are for the OpenAPI document only. */
export const withoutExamples: Plugin = {
  name: 'without examples',
  setup(build) {
    build.onLoad({ filter: /[/\\]lib[/\\]presentation[/\\](?:[a-z-]+-)?examples\.ts$/ }, async ({ path }) => {
      const names = [...(await readFile(path, 'utf8')).matchAll(exported)].map(([, name]) => name);
      const exports = names.map((name) => `export const ${name} = none;`);
      return { contents: [none, ...exports].join('\n'), loader: 'js' };
    });
  },
};
