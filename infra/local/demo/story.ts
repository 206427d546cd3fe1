import type { Ready } from '../running.ts';
import { type ApiClient, apiClients } from './api-client.ts';
import { people } from './cast.ts';
import { NotAsTold } from './check.ts';
import { type Controls, controls } from './controls.ts';
import { terminal } from './terminal.ts';

/** What every chapter is told with. */
export interface Stage {
  readonly local: Controls;
  readonly support: ApiClient;
  readonly partner: ApiClient;
  /** Somebody of another organisation. */
  readonly stranger: ApiClient;
  chapter(title: string): Promise<void>;
  /** Does one step, tells it with what came of it, and gives that back. What is off ends the demo, naming the step. */
  step<T>(actor: string, deed: string, act: () => Promise<T>, outcome?: (result: T) => string): Promise<T>;
  /** How many steps have been told. */
  steps(): number;
}

/** The stage at a running local cloud. */
export async function openStage(ready: Ready): Promise<Stage> {
  const local = controls(ready.console);
  const as = apiClients(Object.values(ready.dataCenters)[0] ?? '', local);
  const [support, partner, stranger] = await Promise.all([
    as(people.desk, 'onramp/support'),
    as(people.anna, 'onramp/partner'),
    as(people.otto, 'onramp/partner'),
  ]);
  let chapters = 0;
  let steps = 0;
  return {
    local,
    support,
    partner,
    stranger,
    async chapter(title) {
      chapters++;
      terminal.chapter(chapters, title, day(await local.now()));
    },
    async step(actor, deed, act, outcome = String) {
      try {
        const result = await act();
        terminal.done(actor, deed, outcome(result));
        steps++;
        return result;
      } catch (error) {
        terminal.failed(actor, deed);
        if (error instanceof NotAsTold) error.message = `“${actor} ${deed}” is off: ${error.message}`;
        throw error;
      }
    },
    steps: () => steps,
  };
}

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** An instant as a day in UTC: `21 Nov 2026`. */
export const day = (instant: string): string => days.format(new Date(instant));
