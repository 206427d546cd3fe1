/**
 * How long the local cloud takes: its start, enrolments over HTTP, and time that passes for many subscriptions in
 * three data centers.
 *
 * @example
 * node test/bench/clock.ts --subscriptions 100 --days 120.5
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startProgramme } from '../support/api-client.ts';
import { startLocalCloudProcess } from '../support/local-cloud.ts';
import { usageOf } from './process-tree.ts';

const { values } = parseArgs({
  options: {
    subscriptions: { type: 'string', default: '100' },
    days: { type: 'string', default: '120.5' },
    port: { type: 'string' },
  },
});
const subscriptions = Number(values.subscriptions);
const days = Number(values.days);

/** One country for each data center. */
const countries = ['SE', 'US', 'AU'] as const;
const callsPerEnrolment = 3;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const print = (what: string, figure: string): void => console.log(`${what.padEnd(24)}${figure}`);

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - start };
}

const loadBefore = loadavg()[0] ?? 0;
const { value: cloud, milliseconds: start } = await timed(() =>
  startLocalCloudProcess(values.port ? { port: Number(values.port) } : {}),
);
try {
  print('start', seconds(start));
  print('  resident', `${usageOf(cloud.pid).residentMb} MB`);

  const { partner, enrol } = await startProgramme(cloud);
  const enrolled = await timed(async () => {
    for (let index = 0; index < subscriptions; index += 1) {
      const contactEmail = `it${index}@customer.example`;
      const country = countries[index % countries.length] ?? 'SE';
      const { subscriptionId } = await enrol(country, { contactEmail, name: `Customer ${index}` });
      const { status, body } = await partner('POST', `/v1/subscriptions/${subscriptionId}/activation`, {
        customerAdministrator: { accountId: contactEmail, firstName: 'Kim', lastName: 'Berg' },
        contactEmail,
      });
      if (status !== 202) throw new Error(JSON.stringify(body));
    }
  });
  const calls = subscriptions * callsPerEnrolment;
  print(`enrol ${subscriptions}`, seconds(enrolled.milliseconds));
  print('  per call', `${(enrolled.milliseconds / calls).toFixed(1)} ms`);

  const before = usageOf(cloud.pid);
  const passed = await timed(() => cloud.advance({ days }));
  const after = usageOf(cloud.pid);
  const { fired } = passed.value;
  const cpu = after.cpuSeconds - before.cpuSeconds;
  print(`pass ${days} days`, seconds(passed.milliseconds));
  print(
    '  fired',
    `${fired.length}, ${fired.filter(({ kind }) => kind === 'schedule').length} of them alarms`,
  );
  print('  per firing', `${(passed.milliseconds / fired.length).toFixed(1)} ms`);
  print('  processor time', `${cpu.toFixed(1)} s`);
  print('  resident', `${after.residentMb} MB`);

  const { value: mails } = await timed(() => cloud.control('GET', '/_local/inbox'));
  print('mails', String((mails as { items: unknown[] }).items.length));
  const load = (loadavg()[0] ?? 0).toFixed(1);
  print(
    'load of the machine',
    `${loadBefore.toFixed(1)} before, ${load} after, ${availableParallelism()} cores`,
  );
  if (cloud.errors() !== '') print('said', cloud.errors());
} finally {
  await cloud.stop();
}
