import type { Quiescence } from '../ports.ts';

/** Returns once every part is idle: while one had work, it may have made work for another, so all are asked again. */
export async function settle(parts: readonly Quiescence[]): Promise<void> {
  let worked = true;
  while (worked) {
    worked = false;
    for (const part of parts) {
      if (await part.settle()) worked = true;
    }
  }
}
