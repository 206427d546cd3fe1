import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const exported = /^export const (\w+)/gm;

/** Leaves the examples of requests and answers out of bundles: they are for the OpenAPI document only. */
export const withoutExamples: Plugin = {
  name: 'without examples',
  setup(build) {
    build.onLoad({ filter: /[/\\]lib[/\\]presentation[/\\](?:[a-z-]+-)?examples\.ts$/ }, async ({ path }) => {
      const names = [...(await readFile(path, 'utf8')).matchAll(exported)].map(([, name]) => name);
      return { contents: names.map((name) => `export const ${name} = {};`).join('\n'), loader: 'ts' };
    });
  },
};
