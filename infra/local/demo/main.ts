/** `npm run demo`: the whole story, driven over HTTP against a local cloud of its own, told on the terminal. */
import { realNow } from '../clock/virtual-date.ts';
import type { LocalCloud } from '../local-cloud.ts';
import { OperatorError } from '../operator-error.ts';
import { tellOfTheAcceptance, tellOfTheMail } from './chapter-activation.ts';
import { tellOfTheCustomers, tellOfTheServices } from './chapter-customers.ts';
import { tellOfThePartner } from './chapter-partner.ts';
import { tellOfTheEnd, tellOfTheNinetyDays } from './chapter-time.ts';
import { NotAsTold } from './check.ts';
import { startOwnCloud } from './own-cloud.ts';
import { openStage } from './story.ts';
import { terminal } from './terminal.ts';

async function tell({ ready }: LocalCloud): Promise<void> {
  const began = realNow();
  const stage = await openStage(ready);
  const start = await stage.local.now();
  await tellOfThePartner(stage);
  const services = await tellOfTheServices(stage, await tellOfTheCustomers(stage));
  const link = await tellOfTheMail(stage, services.fabrikam);
  await tellOfTheAcceptance(stage, services.fabrikam, link);
  await tellOfTheNinetyDays(stage, services, link);
  await tellOfTheEnd(stage, services, link);
  const days = Math.round((Date.parse(await stage.local.now()) - Date.parse(start)) / 86_400_000);
  const seconds = ((realNow() - began) / 1_000).toFixed(1);
  terminal.end(`${stage.steps()} steps over ${days} days, each one checked, in ${seconds} seconds.`);
}

async function run(): Promise<void> {
  let cloud: LocalCloud | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void (cloud?.stop() ?? Promise.resolve()).finally(() => process.exit(1));
    });
  terminal.title(
    'Onramp, from the first sign-in to the last deadline',
    'Over HTTP, against what a deployment would ship. Every line is checked.',
  );
  cloud = await startOwnCloud();
  try {
    await tell(cloud);
  } finally {
    await cloud.stop();
  }
}

function fail(error: unknown): never {
  const expected = error instanceof NotAsTold || error instanceof OperatorError;
  process.stderr.write(`\n  ${expected ? (error as Error).message : (error as Error).stack}\n\n`);
  process.exit(1);
}

await run().then(() => process.exit(0), fail);
