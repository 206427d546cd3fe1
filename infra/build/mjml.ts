import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { type Brand, brand, type Palette } from '../../lib/brand.ts';

/**
 * The HTML of a mail template, in which `[[light.accent]]` stands for a colour of the brand.
 * Rejects with what is wrong, and in which line, when it is not valid MJML.
 */
export async function compileMjml(source: string): Promise<string> {
  const coloured = source.replace(
    /\[\[(light|dark)\.(\w+)\]\]/g,
    (_, scheme: keyof Pick<Brand, 'light' | 'dark'>, colour: string) =>
      brand[scheme][colour as keyof Palette],
  );
  // MJML takes a second to load: only a build that has a template pays for it.
  const { default: mjml2html } = await import('mjml');
  // Without `fonts: {}` the mention of a common font would bring in a style sheet from a third party.
  const { html } = await mjml2html(coloured, { validationLevel: 'strict', keepComments: false, fonts: {} });
  return html;
}

/** Lets a bundle import `.mjml` files: what it gets is the compiled HTML. */
export const mjmlPlugin: Plugin = {
  name: 'mjml',
  setup(build) {
    build.onLoad({ filter: /\.mjml$/ }, async ({ path }) => ({
      contents: await compileMjml(await readFile(path, 'utf8')),
      loader: 'text',
      watchFiles: [path],
    }));
  },
};
