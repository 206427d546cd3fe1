import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

let code: string | undefined;

/**
 * The source of `runtime.ts` in plain JavaScript, for `new Worker(code, { eval: true })`. A thread that reads
 * TypeScript itself loads a compiler for it: 100 ms of processor time and 18 MB each.
 */
export function runtimeCode(): string {
  code ??= build();
  return code;
}

function build(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./runtime.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
