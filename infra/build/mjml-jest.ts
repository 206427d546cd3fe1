import { compileMjml } from './mjml.ts';

/** Lets tests import `.mjml` files, as bundles do. */
export default {
  processAsync: async (source: string): Promise<{ code: string }> => ({
    code: `export default ${JSON.stringify(await compileMjml(source))};`,
  }),
};
