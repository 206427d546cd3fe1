import * as z from 'zod/mini';
import type { Clock } from '../ports.ts';
import { type ConsoleRoute, json, Problem } from './router.ts';

const units = { days: 86_400_000, hours: 3_600_000, minutes: 60_000 } as const;
const amount = z.optional(z.number().check(z.gte(0), z.lte(1_000_000)));

const advanceSchema = z.strictObject({
  days: amount,
  hours: amount,
  minutes: amount,
  /** RFC 3339. */
  to: z.optional(z.iso.datetime({ offset: true })),
});

export type Advance = z.infer<typeof advanceSchema>;

/** The clock can be read, and moved forward (R70). */
export function clockRoutes(clock: Clock): ConsoleRoute[] {
  return [
    { method: 'GET', path: /^\/_local\/clock$/, handle: () => json({ now: instant(clock.now()) }) },
    {
      method: 'POST',
      path: /^\/_local\/clock\/advance$/,
      handle: async ({ input }) => {
        const fired = await advance(clock, await input(advanceSchema));
        return json({ now: instant(clock.now()), fired });
      },
    },
  ];
}

/** @throws Problem for an instant that has passed, or when it is not clear how far to go */
export async function advance(clock: Clock, asked: Advance) {
  const target = targetOf(asked, clock.now());
  try {
    return await clock.advanceTo(target);
  } catch (error) {
    if (error instanceof RangeError) throw new Problem(422, 'clock-moves-forward-only', error.message);
    throw error;
  }
}

function targetOf({ to, ...periods }: Advance, now: number): number {
  const given = (Object.keys(units) as (keyof typeof units)[]).filter((unit) => periods[unit] !== undefined);
  if (given.length > 0 === (to !== undefined)) {
    throw new Problem(422, 'invalid-input', 'Give either `to`, or any of `days`, `hours` and `minutes`.');
  }
  if (to !== undefined) return Date.parse(to);
  return now + given.reduce((sum, unit) => sum + (periods[unit] ?? 0) * units[unit], 0);
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}
