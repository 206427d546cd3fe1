import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConsoleRoute, json, Problem } from './router.ts';

/** How much of the end of a log is shown, in bytes. */
const tail = 256 * 1024;

/**
 * The latest lines of a function's logs.
 *
 * @param folder holds one file for each function, `<dataCenter>-<function>.log`
 */
export function logRoutes(folder: string): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: /^\/_local\/logs$/,
      handle: async ({ url }) => {
        const names = await listLogs(folder);
        const wanted = url.searchParams.get('function');
        if (wanted === null) return json({ items: names });
        const found = names.filter((name) => name === wanted || name.endsWith(`-${wanted}`));
        if (found.length === 0) {
          throw new Problem(
            404,
            'not-found',
            `No function ${wanted} has logged; there are: ${names.join(', ')}.`,
          );
        }
        const texts = await Promise.all(found.map((name) => readTail(join(folder, `${name}.log`))));
        return {
          status: 200,
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          body: texts.join(''),
        };
      },
    },
  ];
}

async function listLogs(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.filter((file) => file.endsWith('.log')).map((file) => file.slice(0, -'.log'.length));
}

async function readTail(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - tail);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.subarray(0, bytesRead).toString();
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}
